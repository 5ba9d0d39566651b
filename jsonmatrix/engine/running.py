"""One run: everything that is asked of one target, as a head and the results that follow it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DEFAULT_DB_ALIAS, connections

from jsonmatrix.probe import Probe
from jsonmatrix.record import Result, Run

from . import target
from .asking import result_of
from .compiling import compile_all, disconnect
from .judging import not_run
from .servers import Server, server_of
from .session import ask_all, shelf, test_database

Answers = tuple[Run, Iterator[Result]]


@contextmanager
def measuring(
    probes: list[Probe], families: dict[str, str], *, twice: bool, time_limit: float
) -> Iterator[Answers]:
    """Ask the configured server. Raises `CouldNotRunError` where it cannot be asked at all."""
    with test_database() as server, shelf(server, time_limit=time_limit):
        yield target.measured(server, probes, families), ask_all(probes, server, twice=twice)


def unavailable(probes: list[Probe], families: dict[str, str], *, database: str, reason: str) -> Answers:
    """Say why a server was not asked; where Django compiles without one, show what it compiles."""
    server = server_of(connections[DEFAULT_DB_ALIAS])
    if server.compiled_release is not None:
        return _compiled(probes, families, server, _release(database, server.compiled_release), reason)
    return refused(probes, families, database=database, reason=reason)


def refused(probes: list[Probe], families: dict[str, str], *, database: str, reason: str) -> Answers:
    """Say in Django's own words why it does not work with a server or a driver."""
    run = target.unmeasured(database, reason, probes, families)
    return run, (result_of(probe, not_run(reason)) for probe in probes)


def missing(results: list[Result], probes: list[Probe], reason: str) -> Iterator[Result]:
    """What a run that ended early has not asked."""
    asked = {result.id for result in results}
    return (result_of(probe, not_run(reason)) for probe in probes if probe.id not in asked)


def _release(database: str, otherwise: int) -> int:
    """The release to compile for: that of the label, as in `oracle-19`."""
    release = target.named(database)[1]
    return int(release) if release.isdecimal() else otherwise


def _compiled(
    probes: list[Probe], families: dict[str, str], server: Server, release: int, reason: str
) -> Answers:
    disconnect(server, release)
    run = target.compiled(server, release, reason, probes, families)
    return run, compile_all(probes, server)
