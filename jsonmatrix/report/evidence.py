"""One row of the matrix in the terminal, with the evidence for each of its cells."""

from __future__ import annotations

from rich.console import Console
from rich.syntax import Syntax
from rich.text import Text

from jsonmatrix.answer import printable
from jsonmatrix.matrix import Column, Matrix
from jsonmatrix.record import Result, Statement

from .terminal import COLOURS, safe


def render(matrix: Matrix, probe: str, console: Console | None = None) -> None:
    """Print the question, its reference, and what each target answered."""
    console = console or Console()
    any_result = matrix.rows[probe][0]
    render_question(
        probe, any_result.title, any_result.code, any_result.reference, any_result.source, console
    )
    for column in matrix.columns:
        if probe in column.cells:
            _cell(console, column, column.cells[probe])


def render_question(
    probe: str, title: str, code: str, reference: str, source: str, console: Console | None = None
) -> None:
    """Print the question as it is asked, the right answer, and what makes it right."""
    console = console or Console()
    console.print(safe(probe, style="bold"))
    console.print(safe(title + "\n"))
    console.print(Syntax(printable(code), "python", background_color="default", word_wrap=True))
    console.print(safe(f"\nreference  {reference}\nsource     {source}\n"))


def _cell(console: Console, column: Column, result: Result) -> None:
    head = safe(f"{column.label}  ", style="bold")
    by = f" by {printable(result.by)}" if result.by else ""
    head.append(f"{result.status.glyph} {result.status}{by}", style=COLOURS[result.status])
    console.print(head)
    _line(console, "answer" if result.error is None else "error", result.said)
    if not result.stable:
        _line(console, "unstable", f"asked again it said: {result.other}")
    known = column.known(result.id)
    if known and result.status is known.status:
        _line(console, "because", f"{known.reason} {known.link}")
    for statement in result.sql:
        _line(console, "sql", sql_text(statement))
    if result.indexes:
        _line(console, "indexes", ", ".join(result.indexes))
    console.print()


def sql_text(statement: Statement) -> str:
    """A statement and its parameters in one piece."""
    params = f"   [{', '.join(statement.params)}]" if statement.params else ""
    return statement.sql + params


def _line(console: Console, name: str, value: str) -> None:
    if value.strip():
        console.print(Text(f"  {name:<9}", style="dim") + safe(value), soft_wrap=True)
