"""`jsonmatrix bug`."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from jsonmatrix import baseline
from jsonmatrix.errors import JsonmatrixError
from jsonmatrix.probe import Probe, release_line
from jsonmatrix.record import Record, Result
from jsonmatrix.status import Status

RESULTS = Path("results")
FINDINGS = {Status.DIFFERS, Status.BREAKS, Status.REFUSED}


@click.command("bug")
@click.option("--script", "alone", is_flag=True, help="Print the script alone.")
@click.argument("probe")
@click.argument("target")
@click.argument("records", nargs=-1, type=click.Path(path_type=Path))
def command(alone: bool, probe: str, target: str, records: tuple[Path, ...]) -> None:
    """Print a ticket about one cell: PROBE on TARGET (mysql-9.7, say), with a script that reproduces it.

    The cell is looked up in RECORDS (files, or folders of them): by default in ./results,
    and where that has none in the records that come with jsonmatrix.
    """
    from jsonmatrix.catalogue import one_probe

    asked = one_probe(probe)
    record = _record(target, records)
    result = _finding(asked, record)
    from jsonmatrix.bug.script import script
    from jsonmatrix.bug.ticket import ticket

    if alone:
        click.echo(script(asked, result, record.run), nl=False)
        return
    known = baseline.load(record.run.target.vendor).find(asked.id, record.run)
    fits = known if known and known.status is result.status else None
    click.echo(ticket(asked, result, record.run, fits), nl=False)


def _record(target: str, paths: tuple[Path, ...]) -> Record:
    """The record of this column: where several Djangos were asked, that of the newest."""
    found = _records(paths)
    fitting = [one for one in found if target in (one.label, one.run.target.database)]
    if not fitting:
        known = ", ".join(sorted({one.run.target.database for one in found}))
        msg = f"There is no record of {target!r}: name one of {known}, or the folder that has it."
        raise JsonmatrixError(msg)
    return max(fitting, key=lambda one: (one.label == target, release_line(one.run.target.django)))


def _records(paths: tuple[Path, ...]) -> list[Record]:
    from jsonmatrix import reading
    from jsonmatrix.cli.report_command import read

    if paths:
        return [record for path in paths for record in read(path)]
    published = Path(str(files("jsonmatrix") / "published"))
    return reading.read_folder(RESULTS if any(RESULTS.glob("*.jsonl*")) else published)


def _finding(probe: Probe, record: Record) -> Result:
    """The cell, if there is anything to report about it."""
    label, database = record.label, record.run.target.database
    result = {result.id: result for result in record.results}.get(probe.id)
    if result is None:
        msg = f"{label} was not asked {probe.id}: `jsonmatrix run --record results {probe.id}` asks it."
        raise JsonmatrixError(msg)
    if result.status not in FINDINGS:
        why = f" ({result.reason})" if result.reason else ""
        msg = (
            f"{probe.id} is {result.status!s} on {label}{why}, which is no bug to report: "
            f"`jsonmatrix explain {probe.id}` shows where it is."
        )
        raise JsonmatrixError(msg)
    if result.hash != probe.hash:
        click.echo(
            f"jsonmatrix: {probe.id} has changed since {database} was asked: run it again.",
            err=True,
        )
    return result
