"""Reading records: a bad one is refused by an error that has a name, names the file and says what to do."""

from __future__ import annotations

import gzip
import lzma
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from .errors import JsonmatrixError
from .record import SCHEMA_VERSION, End, Line, Record, Result, Run, checksum

UNPACKED_AT_MOST = 64 * 2**20  # a record
ARCHIVE_AT_MOST = 2**30  # all records of an archive
MEMORY_AT_MOST = 2**28  # what unpacking an archive may ask for
LAST_LINE = b'{"kind":"end",'
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
    return _record(path, _content(path).splitlines())


def stream(path: Path, only: Collection[str] = ()) -> Iterator[Record]:
    """Read the records of a folder, an archive (`.xz`) or a file one after another, so that none is kept.

    Each is read whole and checked; of its results those of the probes in *only* are given,
    all where it is empty.
    """
    if path.is_dir():
        for each in record_files(path):
            yield _record(each, _content(each).splitlines(), only)
    elif path.suffix == ".xz":
        for number, lines in enumerate(_archived(path), 1):
            yield _record(Path(f"{path} (record {number})"), lines, only)
    else:
        yield _record(path, _content(path).splitlines(), only)


def _record(path: Path, lines: list[bytes], only: Collection[str] = ()) -> Record:
    wanted = [f'"{name}"'.encode() for name in only]
    decoded = [
        _line(path, number, line)
        for number, line in enumerate(lines, 1)
        if not wanted or number in (1, len(lines)) or any(name in line for name in wanted)
    ]
    run = _head(path, decoded)
    if not isinstance(decoded[-1], End):
        raise TruncatedRecordError(
            path, "has no last line, so the run died or the file was cut: run it again."
        )
    results = [line for line in decoded[1:-1] if isinstance(line, Result)]
    _counted(path, decoded[-1], lines)
    _once(path, results)
    return Record(run, [one for one in results if not only or one.id in only], decoded[-1])


def read_folder(folder: Path) -> list[Record]:
    """Read every record of a folder, by name. Raises `UnreadableRecordError` where there is none."""
    return [read_record(path) for path in record_files(folder)]


def record_files(folder: Path) -> list[Path]:
    """The records of a folder, by name. Raises `UnreadableRecordError` where there is none."""
    paths = sorted(path for path in folder.glob("*.jsonl*") if path.suffix in (".jsonl", ".gz"))
    if not paths:
        raise UnreadableRecordError(folder, "holds no record (*.jsonl): `jsonmatrix run --record` makes one.")
    return paths


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


def _archived(path: Path) -> Iterator[list[bytes]]:
    """The lines of each record of an archive; a record ends with its last line."""
    lines: list[bytes] = []
    size = 0
    for line in _unpacked(path):
        lines.append(line)
        size += len(line)
        if size > UNPACKED_AT_MOST:
            raise UnreadableRecordError(path, f"holds a record of more than {UNPACKED_AT_MOST} bytes.")
        if line.startswith(LAST_LINE):
            yield lines
            lines, size = [], 0
    if lines:
        raise TruncatedRecordError(path, "ends in the middle of a record: pack it again.")


def _unpacked(path: Path) -> Iterator[bytes]:
    """The lines of an archive, as they are unpacked."""
    unpacker = lzma.LZMADecompressor(memlimit=MEMORY_AT_MOST)
    rest, total = b"", 0
    try:
        with path.open("rb") as file:
            while not unpacker.eof:
                packed = file.read(2**16) if unpacker.needs_input else b""
                if unpacker.needs_input and not packed:
                    raise TruncatedRecordError(path, "was cut: pack it again.")
                piece = unpacker.decompress(packed, 2**20)
                total += len(piece)
                if total > ARCHIVE_AT_MOST or len(rest) > UNPACKED_AT_MOST:
                    what = f"unpacks to more than {ARCHIVE_AT_MOST} bytes: it is not an archive of records."
                    raise UnreadableRecordError(path, what)
                *lines, rest = (rest + piece).split(b"\n")
                yield from lines
    except (OSError, lzma.LZMAError) as error:
        words = getattr(error, "strerror", None) or error
        raise UnreadableRecordError(path, f"cannot be read ({words}): check the path.") from error
    if rest:
        raise TruncatedRecordError(path, "ends in the middle of a line: pack it again.")


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


def _counted(path: Path, end: End, lines: list[bytes]) -> None:
    if end.results != len(lines) - 2:
        what = f"says {end.results} results and holds {len(lines) - 2}: run it again."
        raise MiscountedRecordError(path, what)
    if end.checksum != checksum(lines[:-1]):
        raise MiscountedRecordError(
            path, "does not fit its checksum, so it was changed by hand: run it again."
        )


def _once(path: Path, results: list[Result]) -> None:
    seen: set[str] = set()
    for result in results:
        if result.id in seen:
            raise RepeatedProbeError(path, f"holds {result.id} twice: run it again.")
        seen.add(result.id)
