"""What the engine must know of a kind of server; this much is true of any."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import transaction

Plan = list[dict[str, Any]]


class Server:
    """One connection's server: who it is, how it is limited, how it explains itself.

    A vendor that Django knows and this folder does not is asked all the same, without a
    limit and without plans. A file `<connection.vendor>.py` beside this one says more.
    """

    explain = ""
    release_parts = 1
    compiled_release: int | None = None  # what to compile for where no server can be asked
    compiling = False

    def __init__(self, connection: Any) -> None:
        self.connection = connection
        self.seconds = 0.0

    @property
    def vendor(self) -> str:
        return str(self.connection.vendor)

    def version(self) -> str:
        """The server's full version, in its own words."""
        return ".".join(map(str, self.connection.get_database_version()))

    def release(self) -> str:
        """The release line, as its makers count them: `17`, `9.7`, `11.8`."""
        return ".".join(self.version().split(".")[: self.release_parts])

    def driver(self) -> tuple[str, str]:
        """The driver's name and version."""
        module = self.connection.Database
        return module.__name__, str(getattr(module, "__version__", ""))

    def settings(self) -> dict[str, str]:
        """The server's settings that change answers."""
        return {}

    def declare(self, release: int) -> None:
        """Tell Django's backend what it would have asked the server, so that it compiles without one."""

    def test_names(self, token: str) -> dict[str, object]:
        """What to call the test database, in the terms of Django's TEST setting; *token* makes it unique."""
        return {"NAME": f"test_jsonmatrix_{token}"}

    def limit(self, seconds: float) -> None:
        """Have the server end what takes longer. Called when the connection is made."""
        self.seconds = seconds

    def begin(self) -> None:
        """A question is about to be asked."""

    def end(self) -> None:
        """The question has been asked."""

    @contextmanager
    def undone(self) -> Iterator[None]:
        """Run a question in a transaction that is rolled back."""
        with transaction.atomic():
            yield
            transaction.set_rollback(True)

    @contextmanager
    def bare(self) -> Iterator[None]:
        """Run a question without a transaction around it."""
        yield

    def timed_out(self, error: Exception) -> bool:
        """Tell whether this error is the limit at work."""
        del error
        return False

    def indexes(self, plan: Plan) -> list[str]:
        """Name the indexes that a plan uses."""
        del plan
        return []

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """Ask the server about itself."""
        with self.connection.cursor() as cursor:
            cursor.execute(sql)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def server_of(connection: Any) -> Server:
    """Choose what is known of this connection's vendor."""
    name = f"{__package__}.{connection.vendor}"
    try:
        module = importlib.import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name:
            raise
        return Server(connection)
    made: Server = module.KnownServer(connection)
    return made
