"""What the settings of all databases share."""

from __future__ import annotations

import os
from typing import Any

INSTALLED_APPS = ["jsonmatrix"]
SECRET_KEY = "signs nothing: only test databases are ever asked"  # noqa: S105
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = False


def server(name: str, engine: str, *, port: int, user: str, database: str = "") -> dict[str, Any]:
    """Where the server is: `JSONMATRIX_<NAME>_HOST`, `_PORT`, `_USER`, `_PASSWORD` and `_NAME` say it.

    `python -m containers` sets them for the command it runs; for a server that exists
    already they are set by hand.
    """

    def variable(key: str, default: str) -> str:
        return os.environ.get(f"JSONMATRIX_{name.upper()}_{key}", default)

    host = variable("HOST", "127.0.0.1")
    return {
        "ENGINE": f"django.db.backends.{engine}",
        # mysqlclient takes "localhost" for a Unix socket.
        "HOST": "127.0.0.1" if host == "localhost" else host,
        "PORT": variable("PORT", str(port)),
        "USER": variable("USER", user),
        "PASSWORD": variable("PASSWORD", ""),
        "NAME": variable("NAME", database),
    }
