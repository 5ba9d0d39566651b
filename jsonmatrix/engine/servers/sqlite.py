"""SQLite: the release is that of the library, the limit its progress handler."""

from __future__ import annotations

import re
import time
from typing import Any

from .base import Plan, Server

EVERY = 10_000  # virtual machine instructions between two looks at the clock
USING = re.compile(r"USING (?:COVERING )?INDEX (\S+)")


class KnownServer(Server):
    """The library that is loaded into this process."""

    explain = "EXPLAIN QUERY PLAN "
    release_parts = 2

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self._deadline = 0.0

    def version(self) -> str:
        ((version,),) = self.query("SELECT sqlite_version()")
        return str(version)

    def driver(self) -> tuple[str, str]:
        return self.connection.Database.__name__.partition(".")[0], ""

    def settings(self) -> dict[str, str]:
        return {
            "compile_options": " ".join(sorted(str(row[0]) for row in self.query("PRAGMA compile_options")))
        }

    def test_names(self, token: str) -> dict[str, object]:
        del token
        return {"NAME": None}  # in memory, where it is alone

    def limit(self, seconds: float) -> None:
        super().limit(seconds)
        self.connection.ensure_connection()
        self.connection.connection.set_progress_handler(lambda: time.monotonic() > self._deadline, EVERY)
        self.begin()

    def begin(self) -> None:
        self._deadline = time.monotonic() + self.seconds

    def timed_out(self, error: Exception) -> bool:
        return str(error) == "interrupted"

    def indexes(self, plan: Plan) -> list[str]:
        return sorted({name for row in plan for name in USING.findall(str(row["detail"]))})
