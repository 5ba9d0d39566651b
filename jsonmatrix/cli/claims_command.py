"""`jsonmatrix claims`."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

import click

from jsonmatrix import matrix, reading
from jsonmatrix.record import Record

from .report_command import read


@click.command("claims")
@click.argument("records", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--declared", is_flag=True, help="Show what Django's feature flags declare beside what was observed."
)
@click.option(
    "--format", "form", type=click.Choice(["terminal", "markdown"]), default="terminal", show_default=True
)
def command(records: tuple[Path, ...], declared: bool, form: str) -> None:
    """Show which claims about JSONField hold, by RECORDS (files, or folders of them).

    Without RECORDS those of ./results are asked, or the published ones where there are none.
    """
    from jsonmatrix.report import claims

    shown = matrix.of(_found(records))
    if form == "markdown":
        click.echo(claims.declared_page(shown) if declared else claims.section(shown))
    elif declared:
        claims.render_declared(shown)
    else:
        claims.render(shown)


def _found(records: tuple[Path, ...]) -> list[Record]:
    results = Path("results")
    if records or any(results.glob("*.jsonl*")):
        return [record for path in records or (results,) for record in read(path)]
    click.echo("jsonmatrix: ./results holds no record, so the published ones are shown.", err=True)
    with as_file(files("jsonmatrix") / "published") as folder:
        return reading.read_folder(folder)
