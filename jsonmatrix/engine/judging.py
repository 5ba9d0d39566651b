"""From an answer or an error to a status: the one place where that is decided."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import FieldError
from django.core.management.base import SystemCheckError
from django.db import NotSupportedError

from jsonmatrix.answer import canonical, clipped, printable
from jsonmatrix.probe import Open, Probe, Raises
from jsonmatrix.record import Failure
from jsonmatrix.status import Status

class NotAskedError(Exception):
    """Raised where a statement would have been sent and there is no server to send it to."""


REFUSALS = (NotSupportedError, FieldError, SystemCheckError)


@dataclass(frozen=True)
class Outcome:
    """What a cell will say."""

    status: Status
    by: str = ""
    reason: str = ""
    answer: str | None = None
    error: Failure | None = None


def of_answer(probe: Probe, answer: str) -> Outcome:
    """Judge an answer, given as canonical text, by the probe's reference."""
    if isinstance(probe.reference, Open):
        return Outcome(Status.WORKS, answer=answer)
    if isinstance(probe.reference, Raises):
        return Outcome(Status.DIFFERS, answer=answer)
    right = answer == canonical(probe.reference)
    return Outcome(Status.WORKS if right else Status.DIFFERS, answer=answer)


def of_error(probe: Probe, error: Exception) -> Outcome:
    """Judge an error that the question ended in."""
    failure = described(error)
    if isinstance(probe.reference, Raises) and isinstance(error, probe.reference.exception):
        return Outcome(Status.WORKS, error=failure)
    if isinstance(error, NotAskedError):
        return not_run(str(error))
    if isinstance(error, ModuleNotFoundError):
        return Outcome(Status.NOT_RUN, reason=f"{error.name} is not installed here", error=failure)
    by = "database" if from_database(error) else "django"
    status = Status.REFUSED if isinstance(error, REFUSALS) else Status.BREAKS
    return Outcome(status, by=by, error=failure)


def not_run(reason: str) -> Outcome:
    """Say that there is no evidence, and why."""
    return Outcome(Status.NOT_RUN, reason=reason)


def from_database(error: Exception) -> bool:
    """Tell whether the driver raised it: Django passes on a driver's error as the cause of its own."""
    cause = error.__cause__
    return cause is not None and type(cause).__name__ == type(error).__name__


def described(error: Exception) -> Failure:
    """The error's class, code and words."""
    cause = error.__cause__ or error
    code = getattr(cause, "pgcode", None) or getattr(cause, "sqlstate", None)
    if code is None and cause.args and isinstance(cause.args[0], int):
        code = cause.args[0]
    words = clipped(printable(str(error)), 1000).strip()
    return Failure(type(error).__name__, words, str(code or ""))


def reference_text(probe: Probe) -> str:
    """The reference as the record shows it."""
    open_ended = isinstance(probe.reference, (Open, Raises))
    return str(probe.reference) if open_ended else clipped(canonical(probe.reference))
