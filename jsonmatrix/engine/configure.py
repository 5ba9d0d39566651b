"""Django, set up for the one database that is asked."""

from __future__ import annotations

import importlib
import logging
import os
from typing import Any

import dj_database_url
import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import load_backend

from jsonmatrix.errors import JsonmatrixError, RefusedError

# Django's backend for MySQL is that for MariaDB; dj-database-url knows only the first name.
SCHEMES = {"mariadb": "mysql"}
SQLITE = {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}


def configure(database: dict[str, Any] | None = None) -> None:
    """Set Django up with this database alone; Python's own SQLite where none is given.

    Nothing else of a project is taken over: neither its applications nor its middleware
    are part of the question. Raises `RefusedError` where Django does not take the driver.
    """
    database = SQLITE if database is None else database
    settings.configure(
        DATABASES={"default": database},
        INSTALLED_APPS=["jsonmatrix"],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=False,
        SECRET_KEY=os.urandom(16).hex(),
        LOGGING_CONFIG=None,
    )
    # What Django warns of while it is asked is part of the answers, not of the terminal.
    logging.getLogger("django").addHandler(logging.NullHandler())
    try:
        load_backend(database["ENGINE"])  # and with it the driver, before any model asks for it
    except ImproperlyConfigured as error:
        what = f"{database['ENGINE']} does not load ({first_line(error)})"
        extra = database["ENGINE"].rpartition(".")[2]
        msg = f'{what}: install its driver, as in `pip install "jsonmatrix[{extra}]"`.'
        raise RefusedError(msg, first_line(error)) from error
    django.setup()


def stand_in() -> None:
    """Put Python's own SQLite where Django refused a backend, so that the questions can be named."""
    settings.DATABASES["default"] = SQLITE
    django.setup()


def from_settings(module: str, alias: str = "default") -> dict[str, Any]:
    """Take one database out of a project's settings module."""
    databases = getattr(_imported(module), "DATABASES", None)
    if not databases:
        msg = f"The settings module {module!r} has no DATABASES: add them, or use --database-url."
        raise JsonmatrixError(msg)
    if alias not in databases:
        msg = f"{module} has no database {alias!r}: it has {', '.join(sorted(databases))}."
        raise JsonmatrixError(msg)
    if not databases[alias].get("ENGINE"):
        msg = (
            f"The database {alias!r} of {module} has no ENGINE: add it, as in django.db.backends.postgresql."
        )
        raise JsonmatrixError(msg)
    return dict(databases[alias])


def _imported(module: str) -> Any:
    try:
        return importlib.import_module(module)
    except (Exception, SystemExit) as error:
        missing = isinstance(error, ModuleNotFoundError) and f"{module}.".startswith(f"{error.name}.")
        if missing:
            msg = f"There is no settings module {module!r}: give its dotted path from this folder."
        else:
            what = f"{type(error).__name__}: {first_line(error)}"
            msg = f"The settings module {module!r} does not load ({what}): mend it first."
        raise JsonmatrixError(msg) from error


def from_url(url: str) -> dict[str, Any]:
    """Turn a URL into a database; the message never repeats it, because it may hold a password."""
    scheme, separator, rest = url.partition("://")
    try:
        found = dict(dj_database_url.parse(SCHEMES.get(scheme, scheme) + separator + rest))
    except (ValueError, KeyError):
        msg = "The database URL cannot be read: it looks like postgresql://user:password@host:port/name."
        raise JsonmatrixError(msg) from None
    if not found.get("ENGINE"):
        msg = "The database URL is empty: give one, as in postgresql://user:password@host:5432/name."
        raise JsonmatrixError(msg)
    return found


def first_line(error: BaseException) -> str:
    """The first line of an error's words."""
    return (str(error).strip() or type(error).__name__).splitlines()[0]
