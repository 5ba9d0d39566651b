"""`jsonmatrix run`."""

from __future__ import annotations

import signal
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from jsonmatrix.errors import COULD_NOT_RUN, SURPRISES, CouldNotRunError, JsonmatrixError, RefusedError
from jsonmatrix.record import MEASURED, End, Record, Result, Run

if TYPE_CHECKING:
    from jsonmatrix.engine.running import Answers
    from jsonmatrix.probe import Probe


@click.command("run")
@click.option("--settings", metavar="MODULE", help="Take the database from a settings module (dotted path).")
@click.option("--alias", default="default", show_default=True, help="Which of its DATABASES.")
@click.option("--database-url", envvar="JSONMATRIX_DATABASE_URL", metavar="URL", help="Or give it as a URL.")
@click.option("--record", type=click.Path(path_type=Path), help="Folder for the record.")
@click.option("--once", is_flag=True, help="Ask each question once, not twice.")
@click.option(
    "--time-limit",
    default=20.0,
    show_default=True,
    type=click.FloatRange(0.01, 86_400),
    help="Seconds for each statement.",
)
@click.option("--quiet", is_flag=True, help="No table, no progress; the exit status tells.")
@click.option(
    "--unavailable", envvar="JSONMATRIX_UNAVAILABLE", metavar="REASON", help="Record why it was not asked."
)
@click.option("--label", envvar="JSONMATRIX_LABEL", default="", help="What an unavailable target was to be.")
@click.option("--optional", is_flag=True, help="Record as unavailable what Django refuses: server or driver.")
@click.option("--required", is_flag=True, help="That it is unavailable is a failure (exit status 3).")
@click.argument("probe", nargs=-1)
def command(record: Path | None, quiet: bool, required: bool, probe: tuple[str, ...], **options: Any) -> None:
    """Ask a database every question, or those named, and record its answers.

    With no settings and no URL, Python's own SQLite is asked. Any other database is
    asked in a test database that Django makes and removes.

    A database that is unavailable, or that Django refuses where --optional allows it, is
    recorded as `not run` with the reason; that is exit status 0, and 3 with --required.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    _configure(options)
    from jsonmatrix.catalogue import catalogue

    probes, families = catalogue(list(probe))
    with _answers(probes, families, options) as (run, answers):
        made = _collect(probes, run, answers, record, quiet=quiet, whole=not probe)
    status = _conclude(made, quiet=quiet)
    sys.exit(COULD_NOT_RUN if required and made.run.evidence != MEASURED else status)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    """End as Ctrl-C does: with the record closed and the test database removed."""
    raise KeyboardInterrupt


def _configure(options: dict[str, Any]) -> None:
    from jsonmatrix.engine.configure import configure, from_settings, from_url, stand_in

    if options["settings"] and options["database_url"]:
        msg = "Both --settings and --database-url name a database: give one of them."
        raise JsonmatrixError(msg)
    database = None
    if options["settings"]:
        sys.path.insert(0, str(Path.cwd()))
        database = from_settings(options["settings"], options["alias"])
    elif options["database_url"]:
        database = from_url(options["database_url"])
    try:
        configure(database)
    except RefusedError as refusal:
        if not options["optional"]:
            raise
        stand_in()
        options["refused"] = refusal.words


@contextmanager
def _answers(probes: list[Probe], families: dict[str, str], options: dict[str, Any]) -> Iterator[Answers]:
    from jsonmatrix.engine import running

    database = options["label"] or "unknown"
    twice, limit = not options["once"], options["time_limit"]
    with ExitStack() as stack:
        if "refused" in options:
            answers = running.refused(probes, families, database=database, reason=options["refused"])
        elif options["unavailable"]:
            answers = running.unavailable(probes, families, database=database, reason=options["unavailable"])
        else:
            try:
                measuring = running.measuring(probes, families, twice=twice, time_limit=limit)
                answers = stack.enter_context(measuring)
            except RefusedError as refusal:
                if not options["optional"]:
                    raise
                answers = running.refused(probes, families, database=database, reason=refusal.words)
        yield answers


def _collect(
    probes: list[Probe], run: Run, answers: Iterator[Result], folder: Path | None, *, quiet: bool, whole: bool
) -> Record:
    """Take the answers as they come; whatever ends the run, what was answered is written down."""
    from jsonmatrix.cli.progress import progress
    from jsonmatrix.engine.running import missing
    from jsonmatrix.writing import Writer, now

    results: list[Result] = []
    stopped = ""
    writer = Writer(folder, run) if folder else None
    started = time.perf_counter()
    try:
        for result in progress(answers, total=len(probes), label=run.target.label, quiet=quiet):
            results.append(result)
            if writer:
                writer.add(result)
    except (CouldNotRunError, KeyboardInterrupt) as end:
        stopped = str(end) or "interrupted: the rest was not asked"
    elapsed = time.perf_counter() - started
    for result in missing(results, probes, stopped):
        results.append(result)
        if writer:
            writer.add(result)
    if writer:
        path = writer.close(stopped=stopped, elapsed=elapsed, whole=whole)
        click.echo(f"Recorded in {path}", err=True)
    return Record(run, results, End(len(results), now(), "", stopped))


def _conclude(record: Record, *, quiet: bool) -> int:
    from jsonmatrix import matrix
    from jsonmatrix.report import terminal

    shown = matrix.of([record])
    if not quiet:
        terminal.render(shown)
    if record.end.stopped:
        click.echo(f"jsonmatrix: {record.end.stopped}", err=True)
        return COULD_NOT_RUN
    if record.run.evidence != MEASURED:
        click.echo(f"jsonmatrix: {record.run.target.database} was not asked: {record.run.reason}", err=True)
    return _surprises(shown)


def _surprises(shown: Any) -> int:
    from jsonmatrix.report import terminal

    if not shown.surprises:
        return 0
    terminal.render_surprises(shown)
    return SURPRISES
