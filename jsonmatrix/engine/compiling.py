"""Where no server can be started: Django compiles the question, and nothing is sent.

What Django refuses to compile is `refused`: that is evidence. All else is `not run`, with
the SQL that would have been sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import django
import msgspec

from jsonmatrix.probe import Probe, release_line
from jsonmatrix.record import Result
from jsonmatrix.status import Status

from .asking import ask
from .judging import NotAskedError
from .servers import Server
from .session import not_applicable

SENT_NOTHING = "no server was asked: Django had nothing to send"
REASON = "no server was asked: Django compiled this SQL"
SILENT = re.compile(
    r"\s*(CREATE|ALTER|DROP|COMMENT|SAVEPOINT|RELEASE|ROLLBACK|DECLARE|BEGIN|SET)\b", re.IGNORECASE
)


class NoServer:
    """Stands where the driver's connection would: transactions succeed, because nothing happens."""

    autocommit = True

    def commit(self) -> None: ...
    def rollback(self) -> None: ...
    def close(self) -> None: ...
    def cursor(self) -> NoCursor:
        return NoCursor()


class NoCursor:
    """Lets schema statements pass, so that a question goes on to its query, and stops at that."""

    rowcount = 0
    description = None

    def execute(self, sql: str, params: object = None) -> None:
        del params
        if not SILENT.match(sql):
            raise NotAskedError(REASON)

    def executemany(self, sql: str, params: object = None) -> None:
        self.execute(sql, params)

    def close(self) -> None: ...


def disconnect(server: Server, release: int) -> None:
    """Have the connection compile for this release, and send nothing."""
    connection: Any = server.connection
    server.compiling = True
    server.declare(release)
    connection.get_new_connection = lambda _params: NoServer()
    connection.init_connection_state = lambda: None
    connection.create_cursor = lambda *_args, **_options: NoCursor()
    connection.is_usable = lambda: True


def compile_all(probes: list[Probe], server: Server) -> Iterator[Result]:
    """Compile every question, in the catalogue's order."""
    for probe in probes:
        if probe.exists_in(release_line(django.get_version())):
            yield _only_refusals(ask(probe, server, plan=False))
        else:
            yield not_applicable(probe)


def _only_refusals(result: Result) -> Result:
    if result.status is Status.REFUSED and result.by == "django":
        return result
    reason = REASON if result.sql else SENT_NOTHING
    return msgspec.structs.replace(
        result, status=Status.NOT_RUN, by="", reason=reason, answer=None, error=None
    )
