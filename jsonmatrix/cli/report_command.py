"""`jsonmatrix report`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from jsonmatrix import matrix, reading
from jsonmatrix.errors import SURPRISES, CouldNotRunError
from jsonmatrix.matrix import Matrix
from jsonmatrix.record import Record


@click.command("report")
@click.argument("records", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "form", type=click.Choice(["terminal", "markdown"]), default="terminal", show_default=True
)
@click.option("--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to a file.")
@click.option(
    "--latest", is_flag=True, help="Leave out records that were asked other questions than the latest."
)
@click.option("--all", "everything", is_flag=True, help="Show the questions that work everywhere as well.")
def command(
    records: tuple[Path, ...], form: str, output: Path | None, latest: bool, everything: bool
) -> None:
    """Show RECORDS (files, or folders of them; ./results by default) side by side."""
    found = [record for path in records or (Path("results"),) for record in read(path)]
    shown = matrix.of(latest_only(found) if latest else found)
    if form == "markdown":
        from jsonmatrix.report import markdown

        write(markdown.render(shown), output)
    else:
        render(shown, output, everything=everything)
    sys.exit(SURPRISES if shown.surprises else 0)


def read(path: Path) -> list[Record]:
    """Read a record, or every record of a folder; say which runs died there."""
    for part in sorted(path.glob("*.part")) if path.is_dir() else ():
        click.echo(
            f"jsonmatrix: {part} is the beginning of a run that died: run it again, then remove it.", err=True
        )
    is_file = path.suffix and not path.is_dir()
    return [reading.read_record(path)] if is_file else reading.read_folder(path)


def latest_only(records: list[Record]) -> list[Record]:
    """Keep the records that were asked the same questions as the latest; name the others."""
    latest = max(records, key=lambda record: record.run.started).run.probe_set
    for record in records:
        if record.run.probe_set != latest:
            click.echo(
                f"jsonmatrix: {record.label} is left out: it was asked other questions. Run it again.",
                err=True,
            )
    return [record for record in records if record.run.probe_set == latest]


def render(shown: Matrix, output: Path | None, *, everything: bool) -> None:
    """Show the table in the terminal, or write it to a file as text."""
    from rich.console import Console

    from jsonmatrix.report import terminal

    if output is None:
        terminal.render(shown, everything=everything)
        terminal.render_surprises(shown)
        return
    console = Console(record=True, width=200, quiet=True)
    terminal.render(shown, console, everything=everything)
    write(console.export_text(), output)


def write(text: str, output: Path | None) -> None:
    """Write *text* to a file, or to the terminal where none is named."""
    if output is None:
        click.echo(text)
        return
    try:
        output.parent.mkdir(parents=True, exist_ok=True)
        output.write_text(text, "utf-8")
    except OSError as error:
        msg = f"{output} cannot be written ({error.strerror}): name another file with --output."
        raise CouldNotRunError(msg) from error
