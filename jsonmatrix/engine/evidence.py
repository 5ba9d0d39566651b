"""What was sent and how the server meant to do it, kept while a question is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import Error

from jsonmatrix.answer import canonical, clipped, printable
from jsonmatrix.record import Statement

from .judging import nameless
from .servers import Plan, Server

# What a transaction needs is no part of an answer. SET and START are how MySQL and Oracle begin one.
TRANSACTION = (
    "SAVEPOINT",
    "RELEASE SAVEPOINT",
    "ROLLBACK",
    "BEGIN",
    "COMMIT",
    "SET ",
    "PRAGMA",
    "START TRANSACTION",
)
ESTIMATES = {"rows", "filtered", "id", "parent", "notused"}
STATEMENTS_KEPT = 30


class Tape:
    """Records the statements of one question; `off()` while the engine itself is at work."""

    def __init__(self) -> None:
        self._kept: list[tuple[str, Any]] = []
        self._on = True

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if self._on and not str(sql).lstrip().upper().startswith(TRANSACTION):
            self._kept.append((str(sql), params))
        return execute(sql, params, many, context)

    @contextmanager
    def off(self) -> Iterator[None]:
        self._on = False
        try:
            yield
        finally:
            self._on = True

    @property
    def last_select(self) -> tuple[str, Any] | None:
        """The statement whose plan is worth keeping."""
        selects = [kept for kept in self._kept if kept[0].lstrip("( ").upper().startswith("SELECT")]
        return selects[-1] if selects else None

    def statements(self) -> list[Statement]:
        """What was sent, as text that a record can hold."""
        kept = self._kept[:STATEMENTS_KEPT]
        shown = [
            Statement(printable(clipped(sql)), [_text(param) for param in params or ()])
            for sql, params in kept
        ]
        more = len(self._kept) - len(kept)
        return [*shown, Statement(f"-- and {more} more")] if more else shown


def plan_of(tape: Tape, server: Server) -> Plan | None:
    """Ask how the last SELECT is executed; None where the server does not say.

    The last thing done for a question: should it fail, its transaction is rolled back anyway.
    """
    if not server.explain or tape.last_select is None:
        return None
    sql, params = tape.last_select
    try:
        with tape.off(), server.connection.cursor() as cursor:
            cursor.execute(server.explain + sql, params)
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    except Error:
        return None


def plan_text(plan: Plan) -> str:
    """The plan as JSON, without the server's estimates: they change from run to run."""
    return clipped(
        nameless(canonical([{k: v for k, v in row.items() if k not in ESTIMATES} for row in plan]))
    )


def _text(param: object) -> str:
    """A parameter as the driver was given it; adapters of psycopg hold the object in `obj` or `adapted`."""
    inner = getattr(param, "obj", getattr(param, "adapted", param))
    return printable(clipped(inner if isinstance(inner, str) else repr(inner), 300))
