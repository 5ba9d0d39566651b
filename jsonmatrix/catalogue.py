"""The questions, for commands that need no database: Django is set up, and no connection is made."""

from __future__ import annotations

from .errors import JsonmatrixError
from .probe import Probe


def catalogue(names: list[str]) -> tuple[list[Probe], dict[str, str]]:
    """Load the questions named (all where none is) and the headings of the families."""
    from django.conf import settings

    from .engine.configure import configure

    if not settings.configured:
        configure()
    from . import probes

    return probes.select(probes.load(), names), probes.headings()


def one_probe(id_: str) -> Probe:
    """Load the one probe of this id. Raises `JsonmatrixError` for a family and for what is not there."""
    probes, _ = catalogue([id_])
    if probes[0].id != id_:
        msg = f"{id_!r} is a family, not a probe: `jsonmatrix list {id_}` shows its probes."
        raise JsonmatrixError(msg)
    return probes[0]
