"""Asking one question: the function that both doors call."""

from __future__ import annotations

import inspect
import time
import warnings
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any

from asgiref.sync import async_to_sync
from django.db import connection
from django.db.models.query import QuerySet

from jsonmatrix.answer import canonical, clipped
from jsonmatrix.probe import Probe
from jsonmatrix.record import Result

from . import judging
from .answering import plain
from .evidence import Tape, plan_of, plan_text
from .judging import Outcome
from .servers import Plan, Server
from .tables import made, replace_shelf, settle


def ask(probe: Probe, server: Server, *, plan: bool = True) -> Result:
    """Put one question to the server and write down what came of it.

    An error of the question is its result and is not raised. *plan* asks for the
    execution plan as well, where the question returned a queryset.
    """
    tape, plans = Tape(), list[Plan]()
    server.begin()
    started = time.perf_counter()
    try:
        with _quiet(), connection.execute_wrapper(tape), made(probe.tables, tape.off), _undone(probe, server):
            if not server.compiling:
                _prepare(probe, tape)
            returned = _put(probe)
            answer = canonical(plain(returned, tape.off))
            if plan and isinstance(returned, QuerySet) and returned.query.where:
                plans = [found for found in [plan_of(tape, server)] if found is not None]
        outcome = judging.of_answer(probe, answer)
    except Exception as error:
        outcome = _of_error(probe, error, server)
    duration = time.perf_counter() - started
    server.end()
    settle()
    return result_of(probe, outcome, tape=tape, server=server, plans=plans, duration=duration)


def result_of(
    probe: Probe,
    outcome: Outcome,
    *,
    tape: Tape | None = None,
    server: Server | None = None,
    plans: list[Plan] | None = None,
    duration: float = 0.0,
) -> Result:
    """Write an outcome down, with the question and the evidence beside it."""
    return Result(
        id=probe.id,
        title=probe.title,
        code=probe.code,
        source=probe.source,
        hash=probe.hash,
        reference=judging.reference_text(probe),
        status=outcome.status,
        by=outcome.by,
        reason=outcome.reason,
        answer=None if outcome.answer is None else clipped(outcome.answer),
        error=outcome.error,
        sql=tape.statements() if tape else [],
        plan=plan_text(plans[0]) if plans else None,
        indexes=server.indexes(plans[0]) if plans and server else None,
        duration=round(duration, 6),
    )


def _put(probe: Probe) -> Any:
    question = probe.function
    return async_to_sync(question)() if inspect.iscoroutinefunction(question) else question()


def _prepare(probe: Probe, tape: Tape) -> None:
    if probe.documents is not None:
        with tape.off():
            replace_shelf(probe.documents)


def _undone(probe: Probe, server: Server) -> AbstractContextManager[None]:
    """A transaction that is rolled back; none where the question changes the schema."""
    return server.undone() if probe.atomic else server.bare()


@contextmanager
def _quiet() -> Iterator[None]:
    """A question may use what its Django deprecates: that is no error, whatever `-W` says."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _of_error(probe: Probe, error: Exception, server: Server) -> Outcome:
    if server.timed_out(error):
        return judging.not_run("the time limit ran out")
    return judging.of_error(probe, error)
