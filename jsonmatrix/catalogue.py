"""The questions, for commands that need no database: Django is set up, and no connection is made."""

from __future__ import annotations

from .probe import Probe


def catalogue(names: list[str]) -> tuple[list[Probe], dict[str, str]]:
    """Load the questions named (all where none is) and the headings of the families."""
    from django.conf import settings

    from .engine.configure import configure

    if not settings.configured:
        configure()
    from . import probes

    return probes.select(probes.load(), names), probes.headings()
