"""The matrix in the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from jsonmatrix import baseline
from jsonmatrix.matrix import Column, Matrix
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


def render(matrix: Matrix, console: Console | None = None) -> None:
    """Print the table, its totals and its legend."""
    console = console or Console()
    table = Table(header_style="bold", title_justify="left", caption=legend(), caption_justify="left")
    table.add_column("Question")
    for column in matrix.columns:
        table.add_column(Text(heading(column)), justify="left", no_wrap=True)
    for family, ids in matrix.families.items():
        table.add_row(Text(family, style="bold"), *[""] * len(matrix.columns), end_section=False)
        for id_ in ids:
            row = matrix.rows[id_]
            table.add_row(Text(f"  {id_}"), *[_cell(result) for result in row])
        table.add_section()
    for status in Status:
        counts = [column.totals[status] for column in matrix.columns]
        if any(counts):
            table.add_row(Text(f"{status.glyph} {status}", style=COLOURS[status]), *map(str, counts))
    console.print(table)
    for column in matrix.columns:
        if column.run.evidence != MEASURED:
            console.print(Text(f"{column.run.target.database} is {column.run.evidence}: {column.run.reason}"))


def render_surprises(matrix: Matrix, console: Console | None = None) -> None:
    """Print what the baseline does not expect, and the block to paste where it should."""
    console = console or Console(stderr=True)
    for column, result in matrix.surprises:
        expected = column.baseline.expected(result.id, column.run)
        console.print(
            f"[bold]Surprise[/] {escape(column.label)} {escape(result.id)}: {result.status} "
            f"where the baseline expects {expected}",
            highlight=False,
        )
        console.print(Text(f"    reference {result.reference}\n    got       {result.said}"))
    for column in matrix.columns:
        wanted = [result for result in column.surprises if result.status is not Status.WORKS]
        if wanted:
            console.print(Text(f"\n# jsonmatrix/baselines/{column.run.target.vendor}.toml: fill the reason"))
            console.print(Text(baseline.proposal(wanted)))


def heading(column: Column) -> str:
    """What stands over a column: the target, and on what evidence it stands."""
    target = column.run.target
    django = ".".join(target.django.split(".")[:2])
    evidence = "" if column.run.evidence == MEASURED else f"\n({column.run.evidence})"
    return f"{target.database}\nDjango {django}{evidence}"


def legend() -> str:
    """The six words explained."""
    return "\n".join(f"{status.glyph} {status}: {status.meaning}" for status in Status)


def _cell(result: Result) -> Text:
    mark = "" if result.stable else " (unstable)"
    return Text(f"{result.status.glyph} {result.status}{mark}", style=COLOURS[result.status])
