"""Records and questions named for what they do, so that the machine is tested without a server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from jsonmatrix.probe import Probe
from jsonmatrix.record import MEASURED, End, Record, Result, Run, Statement, Target, checksum, encode
from jsonmatrix.status import Status

HOSTILE = "<script>alert(1)</script> | `x` \x1b[31m =cmd() ](javascript:1)"


def result(id_: str = "family.works", status: Status = Status.WORKS, **more: Any) -> Result:
    """One cell; all but its id and status may be left out."""
    values: dict[str, Any] = {
        "title": "A question.",
        "code": "def works():\n    return 1",
        "source": "https://docs.djangoproject.com/",
        "hash": "0" * 16,
        "reference": "1",
        "answer": "1" if status is Status.WORKS else None,
        "sql": [Statement("SELECT %s", ["1"])],
    }
    return Result(id=id_, status=status, **{**values, **more})


def run(vendor: str = "sqlite", release: str = "3.40", django: str = "6.1.3", **more: Any) -> Run:
    """The head of a record."""
    values: dict[str, Any] = {
        "probe_set": "a set",
        "started": "2026-01-01T00:00:00+00:00",
        "tool": "0",
        "evidence": MEASURED,
        "families": {"family": "A family"},
    }
    return Run(Target(vendor, release, django, "driver"), **{**values, **more})


def record(*results: Result, **head: Any) -> Record:
    """A whole record in memory."""
    return Record(run(**head), list(results), End(len(results), "", ""))


def lines_of(made: Record) -> list[bytes]:
    """The lines of a record, with the last line that fits them."""
    lines = [encode(made.run), *map(encode, made.results)]
    return [*lines, encode(End(len(made.results), "", checksum(lines)))]


def write(path: Path, lines: list[bytes]) -> Path:
    """Write lines to a file."""
    path.write_bytes(b"".join(line + b"\n" for line in lines))
    return path


def question(function: Callable[[], Any], answer: object, **more: Any) -> Probe:
    """Make a probe of a function defined in a test."""
    return Probe(function, reference=answer, **more)
