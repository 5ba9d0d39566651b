"""MySQL and MariaDB, which share a driver and Django's backend."""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from django.db import Error

from .base import Plan, Server

# https://dev.mysql.com/doc/mysql-errors/en/server-error-reference.html (3024) and
# https://mariadb.com/kb/en/mariadb-error-code-reference/ (1969)
# 1317 is what KILL QUERY leaves behind, 1205 a lock that was waited for too long.
TIMED_OUT = {3024, 1969, 1317, 1205}
LOCK_WAIT = 10


class KnownServer(Server):
    """MariaDB limits every statement by itself; MySQL limits SELECT, and the rest is killed from outside."""

    explain = "EXPLAIN FORMAT=TRADITIONAL "
    release_parts = 2

    def __init__(self, connection: Any) -> None:
        super().__init__(connection)
        self._deadline = math.inf
        self._watched = False
        self._thread = 0  # the server's number for our connection

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
            with suppress(Error):  # the connection is lost, and what lost it is the answer
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
        super().limit(seconds)
        with self.connection.cursor() as cursor:
            waits = f"innodb_lock_wait_timeout = {LOCK_WAIT}, lock_wait_timeout = {LOCK_WAIT}"
            cursor.execute(f"SET SESSION {setting}, {waits}")
        self._thread = self.connection.connection.thread_id()
        if not self._watched and not self.connection.mysql_is_mariadb:
            self._watched = True
            threading.Thread(target=self._watch, daemon=True).start()

    def begin(self) -> None:
        self._deadline = time.monotonic() + self.seconds + 1

    def end(self) -> None:
        self._deadline = math.inf

    def _watch(self) -> None:
        """Look at the clock: a thread for the whole run costs a question nothing."""
        while True:
            time.sleep(0.2)
            if time.monotonic() > self._deadline:
                self._deadline = math.inf
                self._kill()

    def _kill(self) -> None:
        """End the statement through a connection of its own: the other one is waiting."""
        with suppress(Exception):  # the server may be gone, and the statement with it
            second = self.connection.get_new_connection(self.connection.get_connection_params())
            second.query(f"KILL QUERY {self._thread}")
            second.close()

    def timed_out(self, error: Exception) -> bool:
        return bool(error.args) and error.args[0] in TIMED_OUT

    def indexes(self, plan: Plan) -> list[str]:
        return sorted({str(row["key"]) for row in plan if row.get("key")})
