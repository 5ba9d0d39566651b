"""Reading records: a bad one is refused by an error that has a name, names the file and says what to do."""

from __future__ import annotations

import gzip
import zlib
from pathlib import Path

import msgspec

from .errors import JsonmatrixError
from .record import SCHEMA_VERSION, End, Line, Record, Result, Run, checksum

UNPACKED_AT_MOST = 64 * 2**20
_decoder = msgspec.json.Decoder(Line)


class BadRecordError(JsonmatrixError):
    """A record that cannot be used."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path}: {what}")
        self.path = path


class UnreadableRecordError(BadRecordError):
    """The file is not there, or may not be read."""


class MalformedRecordError(BadRecordError):
    """A line is not what the schema describes."""


class TruncatedRecordError(BadRecordError):
    """The last line is missing: the run died, or the file was cut."""


class MiscountedRecordError(BadRecordError):
    """The last line does not fit the lines above it."""


class RepeatedProbeError(BadRecordError):
    """One probe has two results."""


class OtherSchemaError(BadRecordError):
    """The record was written by another version of the tool."""


def read_record(path: Path) -> Record:
    """Read one record whole, or raise the `BadRecordError` that says what is wrong with it."""
    lines = _content(path).splitlines()
    decoded = [_line(path, number, line) for number, line in enumerate(lines, 1)]
    run = _head(path, decoded)
    if not isinstance(decoded[-1], End):
        raise TruncatedRecordError(
            path, "has no last line, so the run died or the file was cut: run it again."
        )
    results = [line for line in decoded[1:-1] if isinstance(line, Result)]
    record = Record(run, results, decoded[-1])
    _counted(path, record, lines)
    _once(path, results)
    return record


def read_folder(folder: Path) -> list[Record]:
    """Read every record of a folder, by name. Raises `UnreadableRecordError` where there is none."""
    paths = sorted(path for path in folder.glob("*.jsonl*") if path.suffix in (".jsonl", ".gz"))
    if not paths:
        raise UnreadableRecordError(folder, "holds no record (*.jsonl): `jsonmatrix run --record` makes one.")
    return [read_record(path) for path in paths]


def _content(path: Path) -> bytes:
    try:
        if path.suffix != ".gz":
            return path.read_bytes()
        with gzip.open(path) as file:
            content = file.read(UNPACKED_AT_MOST + 1)
    except (OSError, EOFError, zlib.error) as error:
        words = getattr(error, "strerror", None) or error
        raise UnreadableRecordError(path, f"cannot be read ({words}): check the path.") from error
    if len(content) > UNPACKED_AT_MOST:
        raise UnreadableRecordError(
            path, f"unpacks to more than {UNPACKED_AT_MOST} bytes: it is not a record."
        )
    return content


def _line(path: Path, number: int, line: bytes) -> Line:
    try:
        decoded: Line = _decoder.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        what = f"line {number} is not a line of a record ({error}): run it again."
        raise MalformedRecordError(path, what) from error
    return decoded


def _head(path: Path, decoded: list[Line]) -> Run:
    if not decoded:
        raise TruncatedRecordError(path, "is empty: run it again.")
    head, *rest = decoded
    if not isinstance(head, Run):
        raise MalformedRecordError(path, "does not begin with the line of a run: run it again.")
    if head.schema != SCHEMA_VERSION:
        what = f"has schema {head.schema}, this jsonmatrix reads {SCHEMA_VERSION}: run it again."
        raise OtherSchemaError(path, what)
    if any(not isinstance(line, Result) for line in rest[:-1]):
        raise MalformedRecordError(path, "has lines of another run in its middle: run it again.")
    return head


def _counted(path: Path, record: Record, lines: list[bytes]) -> None:
    if record.end.results != len(record.results):
        what = f"says {record.end.results} results and holds {len(record.results)}: run it again."
        raise MiscountedRecordError(path, what)
    if record.end.checksum != checksum(lines[:-1]):
        raise MiscountedRecordError(
            path, "does not fit its checksum, so it was changed by hand: run it again."
        )


def _once(path: Path, results: list[Result]) -> None:
    seen: set[str] = set()
    for result in results:
        if result.id in seen:
            raise RepeatedProbeError(path, f"holds {result.id} twice: run it again.")
        seen.add(result.id)
