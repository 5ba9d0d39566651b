"""From an answer or an error to a status: the one place where that is decided."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import FieldError
from django.core.management.base import SystemCheckError
from django.db import Error, NotSupportedError, connection

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
    """Tell whether the driver raised it: Django's error has that of the driver behind it."""
    return isinstance(error, Error) and _origin(error) is not error


def described(error: Exception) -> Failure:
    """The error's class, code and words."""
    origin = _origin(error)
    code = getattr(origin, "pgcode", None) or getattr(origin, "sqlstate", None)
    if code is None and origin.args and isinstance(origin.args[0], int):
        code = origin.args[0]
    words = nameless(str(error))
    return Failure(type(error).__name__, clipped(printable(words), 1000).strip(), str(code or ""))


def nameless(text: str) -> str:
    """Take the name of the test database out of *text*: it is another one in every run."""
    return text.replace(str(connection.settings_dict["NAME"] or "\0"), "test_jsonmatrix")


def _origin(error: BaseException) -> BaseException:
    """The driver's error: the cause of Django's, or its context where a backend raises one of its own."""
    behind = error.__cause__ or error.__context__
    is_driver = isinstance(behind, Exception) and not type(behind).__module__.startswith("django")
    return behind if is_driver and behind is not None and _is_dbapi(behind) else error


def _is_dbapi(error: BaseException) -> bool:
    return any(kind.__name__ == "Error" and kind is not Error for kind in type(error).__mro__)


def reference_text(probe: Probe) -> str:
    """The reference as the record shows it."""
    open_ended = isinstance(probe.reference, (Open, Raises))
    return str(probe.reference) if open_ended else clipped(canonical(probe.reference))
