"""`jsonmatrix explain`."""

from __future__ import annotations

from pathlib import Path

import click

from jsonmatrix import matrix, reading
from jsonmatrix.cli import history_command
from jsonmatrix.history import History
from jsonmatrix.record import Record


@click.command("explain")
@click.argument("probe")
@click.option("--records", type=click.Path(path_type=Path), default=Path("results"), show_default=True)
def command(probe: str, records: Path) -> None:
    """Show one question, its reference and its source, and what each database of RECORDS answered."""
    from jsonmatrix.report import evidence

    found = reading.read_folder(records) if records.is_dir() and any(records.glob("*.jsonl*")) else []
    known = [record for record in found if any(result.id == probe for result in record.results)]
    if known:
        evidence.render(matrix.of(_of_one_set(known)), probe)
    else:
        _question_alone(probe, records)
    if history_command.exists():
        _ranges(history_command.read(None, [probe]), probe)


def _ranges(known: History, probe: str) -> None:
    """Show between which releases the answers change, where the history has the question."""
    from rich.console import Console

    from jsonmatrix.report import ranges

    if probe in known.points:
        console = Console()
        ranges.render_probe(known, probe, list(known.points[probe]), console)
        console.print(f"  as of {ranges.dates(known)}; `jsonmatrix history {probe}` says what was asked.")


def _of_one_set(records: list[Record]) -> list[Record]:
    latest = max(records, key=lambda record: record.run.started).run.probe_set
    return [record for record in records if record.run.probe_set == latest]


def _question_alone(id_: str, records: Path) -> None:
    from jsonmatrix.catalogue import one_probe
    from jsonmatrix.engine.judging import reference_text
    from jsonmatrix.report import evidence

    asked = one_probe(id_)
    evidence.render_question(asked.id, asked.title, asked.code, reference_text(asked), asked.source)
    click.echo(f"No answers: {records} has no record of it; `jsonmatrix run --record {records}` makes one.")
