"""PostgreSQL."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from .base import Plan, Server

QUERY_CANCELED = "57014"  # https://www.postgresql.org/docs/current/errcodes-appendix.html


class KnownServer(Server):
    """PostgreSQL: the limit is `statement_timeout`, plans are JSON without costs."""

    explain = "EXPLAIN (FORMAT JSON, COSTS OFF) "

    def version(self) -> str:
        ((version,),) = self.query("SHOW server_version")
        return str(version).split(" ")[0]

    def driver(self) -> tuple[str, str]:
        name, version = super().driver()
        return name, version.split(" ")[0]

    def settings(self) -> dict[str, str]:
        names = (
            "server_version",
            "server_encoding",
            "lc_collate",
            "lc_ctype",
            "default_transaction_isolation",
        )
        rows = dict(self.query("SELECT name, setting FROM pg_settings"))
        found = {name: str(rows[name]) for name in names if name in rows}
        ((collation,),) = self.query("SELECT datcollate FROM pg_database WHERE datname = current_database()")
        return {**found, "collation": str(collation)}

    def limit(self, seconds: float) -> None:
        super().limit(seconds)
        with self.connection.cursor() as cursor:
            cursor.execute(f"SET statement_timeout = {int(seconds * 1000)}")

    def timed_out(self, error: Exception) -> bool:
        cause = error.__cause__
        code = getattr(cause, "pgcode", None) or getattr(cause, "sqlstate", None)
        return code == QUERY_CANCELED

    def indexes(self, plan: Plan) -> list[str]:
        content = plan[0]["QUERY PLAN"]
        tree = json.loads(content) if isinstance(content, str) else content
        return sorted({node["Index Name"] for node in _nodes(tree[0]["Plan"]) if "Index Name" in node})


def _nodes(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield node
    for child in node.get("Plans", ()):
        yield from _nodes(child)
