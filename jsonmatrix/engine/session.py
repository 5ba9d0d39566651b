"""Asking a whole catalogue: a test database, the shelf, every question twice, and nothing left behind."""

from __future__ import annotations

import inspect
import itertools
import signal
import threading
import uuid
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress

import django
import msgspec
from django.db import (
    DEFAULT_DB_ALIAS,
    DatabaseError,
    InterfaceError,
    NotSupportedError,
    connection,
    connections,
)
from django.db.utils import ConnectionDoesNotExist

from jsonmatrix.errors import CouldNotRunError, RefusedError
from jsonmatrix.probe import Probe, release_line
from jsonmatrix.record import Result
from jsonmatrix.status import Status

from . import judging
from .asking import ask, result_of
from .configure import first_line
from .servers import Server, server_of
from .tables import SHELF_MODELS, fill_shelf, made, shelf_is_whole

TIME_LIMIT = 20.0
LOSSES = {"OperationalError", "InterfaceError", "DatabaseError"}  # what a lost connection is reported as


class ServerGoneError(CouldNotRunError):
    """The server went away in the middle."""


class ShelfChangedError(CouldNotRunError):
    """A question left something behind, so that no later answer can be trusted."""


@contextmanager
def test_database() -> Iterator[Server]:
    """Make a test database, connect to it, and remove it in the end; the named database is never touched.

    Raises `CouldNotRunError` where the server cannot be reached or does not allow it, and
    `RefusedError` where Django does not take a server of its release.
    """
    server = server_of(connections[DEFAULT_DB_ALIAS])
    settings = connection.settings_dict
    named = settings["NAME"]
    # A test database that the project names may exist, and would be dropped: ours has its own name.
    settings["TEST"].update(server.test_names(uuid.uuid4().hex[:12]))
    try:
        with warnings.catch_warnings():
            # Django says that it could not reach "postgres"; the error below says it better.
            warnings.simplefilter("ignore", RuntimeWarning)
            connection.creation.create_test_db(verbosity=0, autoclobber=True, **_unserialized())
    except NotSupportedError as error:
        msg = (
            f"Django {django.get_version()} refuses this server ({first_line(error)}): use another of either."
        )
        raise RefusedError(msg, first_line(error)) from error
    except (DatabaseError, InterfaceError, SystemExit, ConnectionDoesNotExist) as error:
        what = f"No test database could be made on {settings['ENGINE']} ({_words(error)})"
        msg = f"{what}: check server, user and rights."
        raise CouldNotRunError(msg) from error
    try:
        yield server
    finally:
        _destroy(named)


@contextmanager
def shelf(server: Server, *, time_limit: float = TIME_LIMIT) -> Iterator[None]:
    """Make the permanent tables, fill them and set the time limit."""
    with made(SHELF_MODELS):
        fill_shelf()
        server.limit(time_limit)
        yield


def ask_all(probes: list[Probe], server: Server, *, twice: bool = True) -> Iterator[Result]:
    """Ask each family in order and again in reverse; give its results as soon as they are known.

    Raises `ServerGoneError` when the server goes away, after having given what it had answered.
    """
    for _, family in itertools.groupby(probes, key=lambda probe: probe.family):
        yield from _family(list(family), server, twice=twice)
    _check_shelf()


def agreed(first: Result, second: Result) -> Result:
    """Make one result of two askings; where they disagree the worse one stands and the other is kept."""
    if _told(first) == _told(second):
        return first
    worse, other = sorted((first, second), key=lambda result: -result.status.severity)
    return msgspec.structs.replace(worse, stable=False, other=other.said)


def _told(result: Result) -> tuple[object, ...]:
    """What must be the same twice: of an error its class and code, for its words may name rows by number."""
    error = result.error and (result.error.type, result.error.code)
    return result.status, result.answer, error


def _family(probes: list[Probe], server: Server, *, twice: bool) -> Iterator[Result]:
    django_line = release_line(django.get_version())
    existing = [probe for probe in probes if probe.exists_in(django_line)]
    results: dict[str, Result] = {}
    gone: BaseException | None = None
    try:
        for probe in existing:
            results[probe.id] = ask_safely(probe, server)
        for probe in reversed(existing) if twice else ():
            results[probe.id] = agreed(results[probe.id], ask_safely(probe, server, plan=False))
    except (ServerGoneError, KeyboardInterrupt) as error:
        gone = error
    for probe in probes:
        if probe.id in results:
            yield results[probe.id]
        elif not probe.exists_in(django_line):
            yield not_applicable(probe)
    if gone:
        raise gone


def ask_safely(probe: Probe, server: Server, *, plan: bool = True) -> Result:
    """Ask one question, and connect again where it has lost the connection.

    Raises `ServerGoneError` where the server does not answer any more.
    """
    result = ask(probe, server, plan=plan)
    if result.error and result.error.type in LOSSES and not connection.is_usable():
        _reconnect(server, result)
    return result


def _reconnect(server: Server, result: Result) -> None:
    """A lost connection may be the question's own doing; a server that does not answer is not."""
    connection.close()
    try:
        connection.ensure_connection()
        server.limit(server.seconds)
    except (DatabaseError, InterfaceError) as error:
        msg = (
            f"The server went away while {result.id} was asked ({first_line(error)}): start it and run again."
        )
        raise ServerGoneError(msg) from error


def _check_shelf() -> None:
    if not shelf_is_whole():
        msg = (
            "A question changed the shelf, so no answer can be trusted: run again, and report it if it stays."
        )
        raise ShelfChangedError(msg)


def _unserialized() -> dict[str, bool]:
    """Before Django 6.0 the content is serialised unless told otherwise; later, telling is deprecated."""
    default = inspect.signature(connection.creation.create_test_db).parameters["serialize"].default
    return {} if default is None else {"serialize": False}


def _destroy(named: str) -> None:
    # A second Ctrl-C must not leave the test database behind, nor a lost server more than one line.
    with patience(), warnings.catch_warnings(), suppress(DatabaseError, InterfaceError):
        warnings.simplefilter("ignore", RuntimeWarning)
        connection.creation.destroy_test_db(named, verbosity=0)


@contextmanager
def patience() -> Iterator[None]:
    """Let nothing interrupt what comes now; only the main thread can be interrupted."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, signal.SIG_IGN) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def not_applicable(probe: Probe) -> Result:
    """Say in which Djangos the question exists."""
    since = ".".join(map(str, probe.since))
    reason = f"Django {since} and later" + (
        f" up to {'.'.join(map(str, probe.until))}" if probe.until else ""
    )
    return result_of(probe, judging.Outcome(Status.NOT_APPLICABLE, reason=reason))


def _words(error: BaseException) -> str:
    return first_line(error) if isinstance(error, Exception) else "it cannot be created"
