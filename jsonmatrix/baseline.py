"""Baselines: the known statuses that are not `works`, as data, each with a reason."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, field
from packaging.specifiers import InvalidSpecifier, SpecifierSet

from .errors import JsonmatrixError
from .record import COMPILED, Result, Run
from .status import Status

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib


class BaselineError(JsonmatrixError):
    """A baseline that does not load."""


class Expected(Struct, frozen=True, forbid_unknown_fields=True):
    """Probes that share a status and its reason, on the servers and Djangos named."""

    status: Status
    probes: list[str]
    reason: str
    link: str = ""
    server: str = ""
    django: str = ""
    driver: str = ""

    def holds_for(self, run: Run) -> bool:
        """Tell whether the conditions fit the target of *run*."""
        target = run.target
        return (
            _fits(self.server, target.release)
            and _fits(self.django, target.django)
            and self.driver in ("", target.driver)
        )


class Baseline(Struct, frozen=True):
    """What is expected of one database."""

    blocks: list[Expected] = field(default_factory=list)

    def find(self, probe: str, run: Run) -> Expected | None:
        """The block that speaks of this probe on this target; None means that it works."""
        fitting = [block for block in self.blocks if probe in block.probes and block.holds_for(run)]
        if len({block.status for block in fitting}) > 1:
            msg = (
                f"Blocks of the baseline contradict each other on {probe} for {run.target.label}: narrow one."
            )
            raise BaselineError(msg)
        return fitting[0] if fitting else None

    def expected(self, probe: str, run: Run) -> Status:
        block = self.find(probe, run)
        return block.status if block else Status.WORKS

    def is_surprise(self, result: Result, run: Run) -> bool:
        """Tell whether a result is not what the baseline says; `not run` and `n/a` say nothing.

        A question that Django compiled was not refused, even if no server has answered it.
        """
        expected = self.expected(result.id, run)
        if result.status is Status.NOT_RUN:
            return run.evidence == COMPILED and expected is Status.REFUSED and bool(result.sql)
        return result.status is not Status.NOT_APPLICABLE and result.status is not expected


def load(vendor: str) -> Baseline:
    """Load the baseline of the package; a vendor without one is expected to do everything right."""
    path = files("jsonmatrix") / "baselines" / f"{vendor}.toml"
    return parse(path.read_text("utf-8"), str(path)) if path.is_file() else Baseline()


def load_file(path: Path) -> Baseline:
    """Load a baseline of one's own."""
    try:
        return parse(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{path}: cannot be read ({error}): check the path."
        raise BaselineError(msg) from error


def parse(text: str, name: str) -> Baseline:
    """Turn the TOML of a baseline into blocks, or raise the `BaselineError` that says what to mend."""
    try:
        content: dict[str, Any] = tomllib.loads(text)
        if unknown := set(content) - {"expect"}:
            msg = f"it knows no {', '.join(sorted(unknown))}, only [[expect]]"
            raise msgspec.ValidationError(msg)
        blocks = msgspec.convert(content.get("expect", []), list[Expected])
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        msg = f"{name}: is not a baseline ({error}): mend the line."
        raise BaselineError(msg) from error
    for number, block in enumerate(blocks, 1):
        _check(block, f"{name}: block {number}")
    _no_doubles(blocks, name)
    return Baseline(blocks)


def proposal(results: Iterable[Result]) -> str:
    """Write the blocks to paste for these surprises; the empty reason must be filled before they load."""
    by_status: dict[Status, list[str]] = {}
    for result in results:
        by_status.setdefault(result.status, []).append(result.id)
    blocks = []
    for status, ids in by_status.items():
        listed = "".join(f'  "{name}",\n' for name in ids)
        blocks.append(f'[[expect]]\nstatus = "{status}"\nprobes = [\n{listed}]\nreason = ""\nlink = ""\n')
    return "\n".join(blocks)


def _check(block: Expected, where: str) -> None:
    if not block.reason.strip():
        msg = f"{where} ({', '.join(block.probes)}) has no reason: say why, in a sentence a user understands."
        raise BaselineError(msg)
    if block.status in (Status.WORKS, Status.NOT_RUN, Status.NOT_APPLICABLE):
        msg = f"{where} expects {block.status}: leave it out, what is not listed works."
        raise BaselineError(msg)
    try:
        SpecifierSet(block.server), SpecifierSet(block.django)
    except InvalidSpecifier as error:
        msg = f'{where} has a condition that is none ({error}): write it like ">=4.2,<6.0".'
        raise BaselineError(msg) from error


def _no_doubles(blocks: list[Expected], name: str) -> None:
    seen: dict[tuple[str, str, str, str], int] = {}
    for number, block in enumerate(blocks, 1):
        for probe in block.probes:
            key = (probe, block.server, block.django, block.driver)
            if key in seen:
                msg = f"{name}: blocks {seen[key]} and {number} both speak of {probe}: keep one."
                raise BaselineError(msg)
            seen[key] = number


def _fits(condition: str, version: str) -> bool:
    return not condition or SpecifierSet(condition).contains(version, prereleases=True)
