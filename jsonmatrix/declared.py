"""Declared against observed: what Django's feature flags say of a database, and what it did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files

from msgspec import Struct

from .matrix import Column, Matrix
from .wanted import ClaimsError, Sight, Wanted, blocks, evidence_of, sight


class Meaning(Wanted, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What should be seen where the flag has this value."""

    when: bool


class Flag(Struct, frozen=True, forbid_unknown_fields=True):
    """A flag of `connection.features`, what it speaks of, and what follows from it."""

    name: str
    says: str
    means: list[Meaning]


@dataclass(frozen=True)
class Compared:
    """One value of a flag on one target, how many cells it speaks of, and those that belie it."""

    flag: Flag
    column: str
    declared: bool
    asked: int
    against: list[Sight]


def load() -> list[Flag]:
    """Load the flags of the package."""
    path = files("jsonmatrix") / "declared.toml"
    return parse(path.read_text("utf-8"), str(path))


def parse(text: str, name: str) -> list[Flag]:
    """Turn TOML into flags, or raise the `ClaimsError` that says what to mend."""
    flags = blocks(text, name, "flag", list[Flag])
    seen: set[str] = set()
    for flag in flags:
        if flag.name in seen or not flag.means:
            msg = f"{name}: {flag.name} must be there once, and mean something."
            raise ClaimsError(msg)
        seen.add(flag.name)
        for meaning in flag.means:
            meaning.check(f"{name}: {flag.name}")
    return flags


def compared(matrix: Matrix) -> Iterator[Compared]:
    """Each flag that a target declares beside what was observed there, where anything was."""
    flags = load()
    for column in matrix.columns:
        for flag in flags:
            one = compare(flag, column)
            if one is not None and one.asked:
                yield one


def compare(flag: Flag, column: Column) -> Compared | None:
    """Hold one flag of one target against its cells; None where the target declares nothing."""
    value = column.run.declared.get(flag.name)
    if value is None:
        return None
    declared = value == "true"
    seen = [
        (meaning, column, evidence)
        for meaning in flag.means
        if meaning.when is declared
        for evidence in evidence_of(meaning, column)
    ]
    against = [sight(*one) for one in seen if not one[0].fits(one[2])]
    return Compared(flag, column.label, declared, len(seen), against)
