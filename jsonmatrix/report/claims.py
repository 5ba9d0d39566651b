"""Claims with their verdicts, and what Django declares beside what was observed."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import shorten

from rich import box
from rich.console import Console
from rich.table import Table

from jsonmatrix import claims, declared
from jsonmatrix.claims import Judged, Verdict
from jsonmatrix.declared import Compared
from jsonmatrix.matrix import Matrix
from jsonmatrix.wanted import Sight

from . import markdown, terminal
from .terminal import safe

SAID_AT_MOST = 100
COLOURS = {Verdict.HOLDS: "green", Verdict.FAILS: "red", Verdict.OPEN: "dim"}


def render(matrix: Matrix, console: Console | None = None) -> None:
    """Print each claim with its verdict, and what speaks against it."""
    console = console or Console()
    console.print(safe(judged_by(matrix) + "\n", style="bold"), soft_wrap=True)
    for judged in claims.all_judged(matrix):
        verdict = safe(f"{judged.verdict}: ", style=COLOURS[judged.verdict])
        console.print(verdict + safe(judged.claim.says), soft_wrap=True)
        console.print(safe(f"    {judged.claim.id}, {judged.claim.source}", style="dim"), soft_wrap=True)
        for line in _details(judged):
            console.print(safe(f"    {line}"), soft_wrap=True)
    console.print(safe(f"\n{claims.summary(matrix)}."))


def judged_by(matrix: Matrix) -> str:
    """Say on what the verdicts stand: a claim that holds today may not have held on an older Django."""
    labels = ", ".join(column.label for column in matrix.columns)
    return f"Judged by {labels}, asked {max(column.run.started for column in matrix.columns)[:10]}."


def section(matrix: Matrix) -> str:
    """Write each claim with its verdict as Markdown."""
    lines = [
        (
            f"{markdown.text(judged.claim.says)} ({_source(judged.claim.source)})",
            f"**{judged.verdict}**" if judged.verdict is Verdict.FAILS else str(judged.verdict),
            "<br>".join(map(markdown.text, _details(judged))),
        )
        for judged in claims.all_judged(matrix)
    ]
    table = markdown.table(("claim", "verdict", "where"), lines, raw=True)
    return f"{markdown.text(judged_by(matrix))}\n\n{table}"


def render_declared(matrix: Matrix, console: Console | None = None) -> None:
    """Print what each target declares, and what contradicts it."""
    console = console or Console()
    rows = _rows(matrix)
    shown = Table(box=box.SIMPLE_HEAD, header_style="bold", padding=(0, 1, 0, 0), show_edge=False)
    shown.add_column("Flag", overflow="fold", min_width=20)
    for column in matrix.columns:
        shown.add_column(safe(terminal.heading(column)), min_width=9)
    for name, cells in rows.items():
        shown.add_row(safe(name), *[_coloured(one) for one in cells])
    console.print(shown)
    for line in _contradictions(rows):
        console.print(safe(line), soft_wrap=True)


def declared_page(matrix: Matrix) -> str:
    """Write what each target declares, and what contradicts it, as Markdown."""
    rows = _rows(matrix)
    says = {flag.name: markdown.text(flag.says) for flag in declared.load()}
    lines = [(f"`{name}` {says[name]}", *map(_word, cells)) for name, cells in rows.items()]
    head = ("flag", *map(markdown.heading, matrix.columns))
    listed = "\n".join(f"- {markdown.text(line)}" for line in _contradictions(rows))
    return f"{markdown.table(head, lines, raw=True)}\n\n{listed}"


def where(against: Iterable[Sight]) -> list[str]:
    """What speaks against it, targets with the same on one line: `mysql-9.7-…: indexes.gin breaks`."""
    columns: dict[str, dict[str, None]] = {}
    for sight in against:
        said = shorten(sight.said, SAID_AT_MOST, placeholder="…")
        seen = f"answers {said}" if said else str(sight.status)
        columns.setdefault(sight.column, {})[f"{sight.probe} {seen}"] = None
    lines: dict[str, list[str]] = {}
    for column, cells in columns.items():
        lines.setdefault(", ".join(cells), []).append(column)
    return [f"{', '.join(targets)}: {cells}" for cells, targets in lines.items()]


def _rows(matrix: Matrix) -> dict[str, list[Compared | None]]:
    found = {(one.flag.name, one.column): one for one in declared.compared(matrix)}
    names = [flag.name for flag in declared.load()]
    rows = {name: [found.get((name, column.label)) for column in matrix.columns] for name in names}
    return {name: cells for name, cells in rows.items() if any(cells)}


def _contradictions(rows: dict[str, list[Compared | None]]) -> list[str]:
    lines = [
        f"{one.flag.name} is {str(one.declared).lower()} on {line}"
        for cells in rows.values()
        for one in cells
        if one is not None
        for line in where(one.against)
    ]
    return lines or ["Nothing that was observed contradicts what is declared."]


def _word(one: Compared | None) -> str:
    if one is None:
        return ""
    return str(one.declared).lower() + (", contradicted" if one.against else "")


def _coloured(one: Compared | None) -> str:
    return f"[red]{_word(one)}[/red]" if one is not None and one.against else _word(one)


def _details(judged: Judged) -> list[str]:
    unasked = f"No evidence for {', '.join(judged.unasked)}." if judged.unasked else ""
    return [line for line in (*where(judged.against), unasked, judged.claim.note) if line]


def _source(source: str) -> str:
    return f"[Django's documentation]({source})" if "://" in source else markdown.text(source)
