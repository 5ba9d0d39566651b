"""The matrix in the terminal."""

from __future__ import annotations

import os

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from jsonmatrix import baseline, claims
from jsonmatrix.answer import printable
from jsonmatrix.matrix import Column, Matrix, is_telling
from jsonmatrix.record import MEASURED, Result
from jsonmatrix.status import Status

COLOURS = {
    Status.WORKS: "green",
    Status.DIFFERS: "bold magenta",
    Status.REFUSED: "yellow",
    Status.BREAKS: "red",
    Status.NOT_RUN: "dim",
    Status.NOT_APPLICABLE: "dim",
}


def render(matrix: Matrix, console: Console | None = None, *, everything: bool = False) -> None:
    """Print the rows in which not all is well (or *everything*), the totals and the legend."""
    console = console or wide_enough(matrix)
    console.print(_rows(matrix, everything=everything))
    console.print(_totals(matrix))
    if matrix.works_everywhere and not everything:
        count = len(matrix.works_everywhere)
        console.print(Text(f"Works on every database asked: {count} (`jsonmatrix report --all` shows them)."))
    _print_missing(matrix, console)
    for status in Status:
        console.print(Text(f"{status.glyph} {status}", style=COLOURS[status]) + Text(f": {status.meaning}"))
    for column in matrix.columns:
        if column.run.evidence != MEASURED:
            console.print(safe(f"{column.run.target.database} is {column.run.evidence}: {column.run.reason}"))
    console.print(safe(f"{claims.summary(matrix)}; see `jsonmatrix claims`."))


def _print_missing(matrix: Matrix, console: Console) -> None:
    """Say what a database that was asked has not answered, and why."""
    for column in matrix.measured:
        missing = [result for result in column.record.results if result.status is Status.NOT_RUN]
        reasons = ", ".join(sorted({result.reason for result in missing}))
        if missing:
            console.print(safe(f"{column.run.target.database} was not asked {len(missing)}: {reasons}"))


def render_surprises(matrix: Matrix, console: Console | None = None) -> None:
    """Print what the baseline does not expect, and the block to paste where it should."""
    console = console or Console(stderr=True)
    for column, result in matrix.surprises:
        expected = column.baseline.expected(result.id, column.run)
        what = f" {column.label} {result.id}: {result.status} where the baseline expects {expected}"
        console.print(Text("Surprise", style="bold") + safe(what), soft_wrap=True)
        console.print(safe(f"    reference {result.reference}\n    got       {result.said}"), soft_wrap=True)
    for column in matrix.columns:
        wanted = [result for result in column.surprises if result.status is not Status.WORKS]
        if wanted:
            console.print(safe(f"\n# jsonmatrix/baselines/{column.run.target.vendor}.toml: fill the reason"))
            console.print(safe(baseline.proposal(wanted)))


def safe(value: str, style: str = "") -> Text:
    """Text from a record: no escape sequence in it reaches the terminal, no markup is obeyed."""
    return Text(printable(value), style=style)


def heading(column: Column) -> str:
    """What stands over a column: the target, and on what evidence it stands."""
    target = column.run.target
    django = ".".join(target.django.split(".")[:2])
    evidence = "" if column.run.evidence == MEASURED else f"\n({column.run.evidence})"
    return f"{target.vendor}\n{target.release}\nDjango {django}{evidence}"


def wide_enough(matrix: Matrix) -> Console:
    """A console as wide as the terminal; where there is none, as wide as the table."""
    console = Console()
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = max(console.width, 45 + 14 * len(matrix.columns))
    return console


def _rows(matrix: Matrix, *, everything: bool) -> Table:
    table = _table(matrix, "Question")
    for family, ids in matrix.families.items():
        shown = [id_ for id_ in ids if everything or is_telling(matrix.rows[id_])]
        if shown:
            table.add_row(safe(f"{family} ({shown[0].partition('.')[0]}.…)", style="bold"))
        for id_ in shown:
            name = id_.partition(".")[2]
            table.add_row(safe(f"  {name}"), *[_cell(result) for result in matrix.rows[id_]])
    return table


def _totals(matrix: Matrix) -> Table:
    table = _table(matrix, "Questions")
    for status in Status:
        counts = [column.totals[status] for column in matrix.columns]
        if any(counts):
            table.add_row(Text(f"{status.glyph} {status}", style=COLOURS[status]), *map(str, counts))
    return table


def _table(matrix: Matrix, first: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, header_style="bold", padding=(0, 1, 0, 0), show_edge=False)
    table.add_column(first, overflow="fold", min_width=20)
    for column in matrix.columns:
        table.add_column(safe(heading(column)), min_width=10)  # five of them fit into 80 characters
    return table


def _cell(result: Result) -> Text:
    mark = "" if result.stable else " unstable"
    mark += " (open)" if result.is_open and result.status is Status.WORKS else ""
    return Text(f"{result.status.glyph} {result.status}{mark}", style=COLOURS[result.status])
