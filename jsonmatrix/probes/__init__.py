"""The catalogue of questions: one file per family, in the order in which they are read."""

from __future__ import annotations

from importlib import import_module

from jsonmatrix.errors import JsonmatrixError
from jsonmatrix.probe import Probe

FAMILIES = (
    "storage",
    "defaults",
    "transforms",
    "text_transforms",
    "field_lookups",
    "key_lookups",
    "key_text_lookups",
    "negation",
    "ordering",
    "values",
    "expressions",
    "json_functions",
    "aggregates",
    "indexes",
    "constraints",
    "unique_constraints",
    "generated",
    "querysets",
    "ddl",
    "forms",
)


def load() -> list[Probe]:
    """Import every family and list its questions in the order of its file."""
    return [
        probe for family in FAMILIES for probe in vars(_module(family)).values() if isinstance(probe, Probe)
    ]


def headings() -> dict[str, str]:
    """Name each family in words: the first line of its file."""
    return {family: (_module(family).__doc__ or family).partition("\n")[0].rstrip(".") for family in FAMILIES}


def select(probes: list[Probe], patterns: list[str]) -> list[Probe]:
    """Keep the questions whose id or family is named, all where nothing is.

    Raises `JsonmatrixError` for a name that fits nothing.
    """
    known = {probe.id for probe in probes} | {probe.family for probe in probes}
    for pattern in patterns:
        if pattern not in known:
            msg = f"There is no probe or family {pattern!r}: `jsonmatrix list` shows what there is."
            raise JsonmatrixError(msg)
    return [probe for probe in probes if not patterns or {probe.id, probe.family} & set(patterns)]


def _module(family: str) -> object:
    return import_module(f"{__name__}.{family}")
