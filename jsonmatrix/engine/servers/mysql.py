"""MySQL and MariaDB, which share a driver and Django's backend."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from .base import Plan, Server

# https://dev.mysql.com/doc/mysql-errors/en/server-error-reference.html (3024) and
# https://mariadb.com/kb/en/mariadb-error-code-reference/ (1969)
TIMED_OUT = {3024, 1969}
LOCK_WAIT = 10


class KnownServer(Server):
    """MySQL's limit covers SELECT alone, MariaDB's every statement."""

    explain = "EXPLAIN FORMAT=TRADITIONAL "
    release_parts = 2

    @property
    def vendor(self) -> str:
        return "mariadb" if self.connection.mysql_is_mariadb else "mysql"

    def version(self) -> str:
        return str(self.connection.mysql_server_info)

    def driver(self) -> tuple[str, str]:
        module = self.connection.Database
        return "mysqlclient", module.__version__ if hasattr(
            module, "__version__"
        ) else module.release.__version__

    def settings(self) -> dict[str, str]:
        names = (
            "sql_mode",
            "collation_database",
            "character_set_connection",
            "tx_isolation",
            "transaction_isolation",
        )
        rows = self.query("SHOW VARIABLES")
        return {name: str(value) for name, value in rows if name in names}

    @contextmanager
    def undone(self) -> Iterator[None]:
        """As `atomic()` does, but autocommit stays off until a schema changes: each switch is a message."""
        connection = self.connection
        connection.set_autocommit(False)
        connection.in_atomic_block = True  # so that atomic() inside the question takes savepoints
        try:
            yield
        finally:
            connection.in_atomic_block = connection.needs_rollback = False
            connection.savepoint_ids = []
            connection.rollback()

    @contextmanager
    def bare(self) -> Iterator[None]:
        self.connection.set_autocommit(True)
        yield

    def limit(self, seconds: float) -> None:
        setting = (
            f"max_statement_time = {seconds}"
            if self.connection.mysql_is_mariadb
            else f"max_execution_time = {int(seconds * 1000)}"
        )
        with self.connection.cursor() as cursor:
            cursor.execute(f"SET SESSION {setting}, innodb_lock_wait_timeout = {LOCK_WAIT}")

    def timed_out(self, error: Exception) -> bool:
        return bool(error.args) and error.args[0] in TIMED_OUT

    def indexes(self, plan: Plan) -> list[str]:
        return sorted({str(row["key"]) for row in plan if row.get("key")})
