"""Claims: what articles and documentation say, held against what was observed."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import Enum
from importlib.resources import files
from typing import Literal

from msgspec import Struct, field
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion, Version

from .matrix import Column, Matrix
from .wanted import ClaimsError, Sight, Wanted, blocks, evidence_of, sight


class Verdict(str, Enum):
    """What becomes of a claim."""

    HOLDS = "holds"
    FAILS = "does not hold"
    OPEN = "not established"

    def __str__(self) -> str:
        return self.value


class Expectation(Wanted, frozen=True, forbid_unknown_fields=True):
    """What should be seen on the databases named, less the excepted ones, of the releases named."""

    on: list[str] | Literal["all"] = "all"
    without: list[str] = field(default_factory=list, name="except")
    server: str = ""
    django: str = ""

    def concerns(self, column: Column) -> bool:
        """Tell whether it speaks of this target."""
        target = column.run.target
        named = self.on == "all" or target.vendor in self.on
        return (
            named
            and target.vendor not in self.without
            and _within(self.server, target.release)
            and _within(self.django, target.django)
        )


class Claim(Struct, frozen=True, forbid_unknown_fields=True):
    """One statement, who makes it, and what would have to be seen if it were so."""

    id: str
    says: str
    source: str
    expect: list[Expectation]
    note: str = ""


@dataclass(frozen=True)
class Judged:
    """A claim and what became of it: what speaks against it, and the databases without evidence."""

    claim: Claim
    asked: int
    against: list[Sight]
    unasked: list[str]

    @property
    def verdict(self) -> Verdict:
        if self.against:
            return Verdict.FAILS
        return Verdict.HOLDS if self.asked else Verdict.OPEN


def load() -> list[Claim]:
    """Load the claims of the package."""
    path = files("jsonmatrix") / "claims.toml"
    return parse(path.read_text("utf-8"), str(path))


def parse(text: str, name: str) -> list[Claim]:
    """Turn TOML into claims, or raise the `ClaimsError` that says what to mend."""
    claims = blocks(text, name, "claim", list[Claim])
    for id_, count in Counter(claim.id for claim in claims).items():
        if count > 1:
            msg = f"{name}: {count} claims are called {id_}: rename one."
            raise ClaimsError(msg)
    for claim in claims:
        _check(claim, f"{name}: {claim.id}")
    return claims


def judge(claim: Claim, matrix: Matrix) -> Judged:
    """Hold a claim against the matrix."""
    seen = [
        (expectation, column, evidence)
        for expectation in claim.expect
        for column in matrix.columns
        if expectation.concerns(column)
        for evidence in evidence_of(expectation, column)
    ]
    against = [sight(*one) for one in seen if not one[0].fits(one[2])]
    answered = {column.run.target.vendor for _, column, _ in seen}
    return Judged(claim, len(seen), against, sorted(_named(claim, matrix) - answered))


def all_judged(matrix: Matrix) -> list[Judged]:
    """Hold every claim of the package against the matrix."""
    return [judge(claim, matrix) for claim in load()]


def summary(matrix: Matrix) -> str:
    """How many claims end how, in one line."""
    counts = Counter(judged.verdict for judged in all_judged(matrix))
    return (
        f"Claims: {counts[Verdict.HOLDS]} hold, {counts[Verdict.FAILS]} do not, "
        f"{counts[Verdict.OPEN]} are not established"
    )


def _named(claim: Claim, matrix: Matrix) -> set[str]:
    named = {vendor for expectation in claim.expect if expectation.on != "all" for vendor in expectation.on}
    concerned = {
        column.run.target.vendor
        for column in matrix.columns
        for expectation in claim.expect
        if expectation.concerns(column)
    }
    return named | concerned


def _check(claim: Claim, where: str) -> None:
    if not claim.says.strip() or not claim.source.strip() or not claim.expect:
        msg = f"{where} must say something, name its source and expect something."
        raise ClaimsError(msg)
    for expectation in claim.expect:
        expectation.check(where)
        try:
            SpecifierSet(expectation.server), SpecifierSet(expectation.django)
        except InvalidSpecifier as error:
            msg = f'{where} has a condition that is none ({error}): write it like ">=4.2,<6.0".'
            raise ClaimsError(msg) from error


def _within(condition: str, version: str) -> bool:
    try:
        return not condition or SpecifierSet(condition).contains(Version(version), prereleases=True)
    except InvalidVersion:
        return False  # a target that was never reached may have no release
