"""Live progress while a database is asked."""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from jsonmatrix.record import Result


def progress(answers: Iterator[Result], *, total: int, label: str, quiet: bool) -> Iterator[Result]:
    """Pass the answers on and show, on a terminal, how far they are."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    with Progress(*columns, console=console, transient=True, disable=quiet or not console.is_terminal) as bar:
        task = bar.add_task(label, total=total)
        for result in answers:
            bar.advance(task)
            yield result
