"""What questions should answer if something is so: what claims and feature flags have in common."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import Struct

from .errors import JsonmatrixError
from .matrix import Column
from .record import Result
from .status import Status

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

NOT_WORKS = "not works"
Blocks = TypeVar("Blocks")


class ClaimsError(JsonmatrixError):
    """A file of claims or flags that does not load."""


class Wanted(Struct, frozen=True, forbid_unknown_fields=True):
    """Questions, and what their cells should say: a status, or an answer as JSON text."""

    probes: list[str]
    should: Literal["works", "not works", "refused", "breaks", "differs"] | None = None
    answer: str | None = None

    def fits(self, result: Result) -> bool:
        """Tell whether a cell that is evidence says what it should."""
        if self.answer is not None:
            return result.said == self.answer
        if self.should == NOT_WORKS:
            return result.status is not Status.WORKS
        return result.status.value == self.should

    def check(self, where: str) -> None:
        """Raise `ClaimsError` where nothing is asked, or nothing definite is said."""
        if not self.probes or (self.should is None) is (self.answer is None):
            msg = f"{where} must name probes, and give either should or answer."
            raise ClaimsError(msg)


@dataclass(frozen=True)
class Sight:
    """A cell that speaks against what was said of it; *said* where an answer was."""

    column: str
    probe: str
    status: Status
    said: str = ""


def blocks(text: str, name: str, key: str, kind: type[Blocks]) -> Blocks:
    """Read the blocks under *key*; what TOML or the types refuse is a `ClaimsError`."""
    try:
        content: dict[str, Any] = tomllib.loads(text)
        return msgspec.convert(content.get(key, []), kind)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        msg = f"{name}: is not a list of [[{key}]] ({error}): mend the line."
        raise ClaimsError(msg) from error


def evidence_of(wanted: Wanted, column: Column) -> Iterator[Result]:
    """The cells that were answered; `not run` and `n/a` are no evidence."""
    for probe in wanted.probes:
        result = column.cells.get(probe)
        if result is not None and result.status not in (Status.NOT_RUN, Status.NOT_APPLICABLE):
            yield result


def sight(wanted: Wanted, column: Column, result: Result) -> Sight:
    """What was seen in a cell."""
    return Sight(column.label, result.id, result.status, "" if wanted.answer is None else result.said)
