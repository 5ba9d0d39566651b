"""Between which releases answers change: in the terminal, and as a section of the Markdown report."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.text import Text

from jsonmatrix.history import NAMES, History

from . import markdown
from .terminal import safe

GAPS = "`3.40 < … ≤ 3.51`: after 3.40, and in 3.51 at the latest; releases between were not asked."


def render(
    history: History,
    probes: Iterable[str],
    vendors: list[str],
    console: Console | None = None,
    *,
    everything: bool = False,
) -> None:
    """Print the ranges of each question, on the databases on which they change (or *everything*)."""
    console = console or Console()
    shown = 0
    for probe in probes:
        told = [
            v for v in vendors if v in history.points[probe] and (everything or history.changes(probe, v))
        ]
        if told:
            console.print(safe(probe, style="bold") + safe(f"  {history.titles[probe]}"))
            render_probe(history, probe, told, console)
            shown += 1
    asked(history, vendors, console)
    if not everything:
        console.print(safe(f"{shown} of {len(history.points)} questions change; the others are left out."))


def render_probe(history: History, probe: str, vendors: list[str], console: Console) -> None:
    """Print one line for each range of a question."""
    for vendor in vendors:
        for number, found in enumerate(history.ranges(probe, vendor)):
            name = "" if number else NAMES.get(vendor, vendor)
            console.print(Text(f"  {name:<11}", style="dim") + safe(str(found)), soft_wrap=True)


def asked(history: History, vendors: list[str], console: Console) -> None:
    """Print what was asked and when: a range says nothing of any other release."""
    for vendor in vendors:
        servers, djangos = (", ".join(found[vendor]) for found in (history.servers, history.djangos))
        line = f"{NAMES.get(vendor, vendor)} {servers}; Django {djangos}"
        console.print(Text("asked  ", style="dim") + safe(line), soft_wrap=True)
    console.print(Text("dates  ", style="dim") + safe(dates(history)))


def dates(history: History) -> str:
    """The first and the last day on which was asked."""
    days = history.dates
    return " to ".join([days[0], days[-1]] if len(days) > 1 else days)


def section(history: History) -> str:
    """The table of what changes; nothing where there is one release of each."""
    if history.is_one_release:
        return ""
    lines = [
        (
            f"{markdown.name(probe)} {markdown.text(history.titles[probe])}",
            markdown.text(NAMES.get(vendor, vendor)),
            told,
        )
        for probe, vendors in history.points.items()
        for vendor in vendors
        if history.changes(probe, vendor)
        for told in ["; ".join(markdown.text(str(found)) for found in history.ranges(probe, vendor))]
    ]
    releases = [
        (NAMES.get(vendor, vendor), ", ".join(servers), ", ".join(history.djangos[vendor]))
        for vendor, servers in history.servers.items()
    ]
    return "\n\n".join(
        [
            "## What changes between releases",
            f"Asked {dates(history)}. {GAPS}",
            markdown.table(("database", "releases", "Django"), releases),
            markdown.table(("question", "database", "status"), lines, raw=True),
        ]
    )
