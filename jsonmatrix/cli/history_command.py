"""`jsonmatrix history`."""

from __future__ import annotations

from collections.abc import Collection
from importlib.resources import as_file, files
from pathlib import Path

import click

from jsonmatrix import history, reading
from jsonmatrix.errors import JsonmatrixError
from jsonmatrix.history import History

ASKED_HERE = Path("results") / "history"
ARCHIVE = "history.jsonl.xz"


@click.command("history")
@click.argument("probe", nargs=-1)
@click.option("--vendor", multiple=True, help="Only this database (postgresql, mysql, …); may be repeated.")
@click.option(
    "--records",
    type=click.Path(path_type=Path),
    help="A folder or an archive (.xz) of records; ./results/history by default, else what is published.",
)
def command(probe: tuple[str, ...], vendor: tuple[str, ...], records: Path | None) -> None:
    """Show between which releases answers change: of Django, and of each database.

    Without PROBE (an id or a family) all that change are shown; those named are shown in any case.
    """
    from jsonmatrix.report import ranges

    known = read(records)
    ids = _selected(known, probe)
    vendors = _vendors(known, tuple(name.lower() for name in vendor))
    ranges.render(known, ids, vendors, everything=bool(probe))


def read(records: Path | None, only: Collection[str] = ()) -> History:
    """Read the history of RECORDS; where none is named that of this folder, else the published one."""
    if records is None and not exists():
        msg = f"There is no history: {ASKED_HERE} has no record; name another place with --records."
        raise JsonmatrixError(msg)
    if records is None and not _has_records(ASKED_HERE):
        with as_file(files("jsonmatrix") / "published" / ARCHIVE) as path:
            return _read(path, only)
    return _read(records or ASKED_HERE, only)


def exists() -> bool:
    """Tell whether there is a history where none is named."""
    return _has_records(ASKED_HERE) or (files("jsonmatrix") / "published" / ARCHIVE).is_file()


def _read(path: Path, only: Collection[str]) -> History:
    found, left_out = history.of(reading.stream(path, only))
    for label in left_out:
        what = "is left out: it was asked other questions than the latest. Run it again."
        click.echo(f"jsonmatrix: {label} {what}", err=True)
    return found


def _has_records(folder: Path) -> bool:
    return folder.is_dir() and any(folder.glob("*.jsonl*"))


def _selected(known: History, names: tuple[str, ...]) -> list[str]:
    for name in names:
        if not any(name in (id_, id_.partition(".")[0]) for id_ in known.points):
            msg = f"The history has no probe or family {name!r}: `jsonmatrix list` shows what there is."
            raise JsonmatrixError(msg)
    return [id_ for id_ in known.points if not names or id_ in names or id_.partition(".")[0] in names]


def _vendors(known: History, names: tuple[str, ...]) -> list[str]:
    if unknown := [name for name in names if name not in known.servers]:
        msg = f"The history has no database {unknown[0]!r}: it has {', '.join(known.servers)}."
        raise JsonmatrixError(msg)
    return [name for name in known.servers if not names or name in names]
