"""Oracle, asked where there is a server and compiled for where there is none."""

from __future__ import annotations

from .base import Server

CALL_TIMEOUT = ("DPY-4024", "ORA-03136", "DPI-1067")


class KnownServer(Server):
    """The limit is the driver's `call_timeout`; the release its first number, 19 or 23."""

    compiled_release = 23

    def version(self) -> str:
        return ".".join(map(str, self.connection.oracle_version))

    def driver(self) -> tuple[str, str]:
        name, version = super().driver()
        return name.partition(".")[0], version

    def settings(self) -> dict[str, str]:
        rows = self.query("SELECT parameter, value FROM nls_database_parameters")
        names = ("NLS_CHARACTERSET", "NLS_NCHAR_CHARACTERSET", "NLS_SORT", "NLS_COMP")
        return {name: str(value) for name, value in rows if name in names}

    def test_names(self, token: str) -> dict[str, object]:
        """Oracle's test database is a user with tablespaces."""
        name = f"test_jm_{token}"
        return {"USER": name, "TBLSPACE": name, "TBLSPACE_TMP": f"{name}_temp"}

    def limit(self, seconds: float) -> None:
        super().limit(seconds)
        self.connection.ensure_connection()
        self.connection.connection.call_timeout = int(seconds * 1000)

    def timed_out(self, error: Exception) -> bool:
        return any(code in str(error) for code in CALL_TIMEOUT)

    def declare(self, release: int) -> None:
        connection = self.connection
        connection.__dict__["oracle_version"] = (release, 0, 0, 0, 0)
        connection.operators = connection._standard_operators
        connection.pattern_ops = connection._standard_pattern_ops
        connection.features.__dict__["supports_collation_on_charfield"] = True
