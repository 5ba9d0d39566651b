"""A record survives being written and read, and a bad one is refused by its own error."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from jsonmatrix import reading
from jsonmatrix.errors import CouldNotRunError
from jsonmatrix.reading import (
    MalformedRecordError,
    MiscountedRecordError,
    OtherSchemaError,
    RepeatedProbeError,
    TruncatedRecordError,
    UnreadableRecordError,
    read_folder,
    read_record,
)
from jsonmatrix.record import End, encode, json_schema
from jsonmatrix.writing import Writer

from .fakes import lines_of, record, result, run, write

TWO = record(result("family.one"), result("family.two"))


def test_what_is_written_is_read(tmp_path: Path) -> None:
    with Writer(tmp_path, TWO.run) as writer:
        for one in TWO.results:
            writer.add(one)
        path = writer.close()
    read = read_record(path)
    assert (TWO.run, TWO.results) == (read.run, read.results)
    assert "sqlite-3.40-django-6.1-driver.jsonl" == path.name


def test_a_packed_record_is_read_as_well(tmp_path: Path) -> None:
    path = tmp_path / "packed.jsonl.gz"
    path.write_bytes(gzip.compress(b"\n".join(lines_of(TWO)) + b"\n"))
    assert TWO.results == read_record(path).results


def test_a_packed_record_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "UNPACKED_AT_MOST", 1000)
    path = tmp_path / "bomb.jsonl.gz"
    path.write_bytes(gzip.compress(b" " * 5000))
    with pytest.raises(UnreadableRecordError, match="unpacks to more than"):
        read_record(path)


def test_a_run_that_dies_leaves_its_lines_and_the_earlier_record(tmp_path: Path) -> None:
    with Writer(tmp_path, TWO.run) as writer:
        earlier = writer.close()
    kept = earlier.read_bytes()
    with Writer(tmp_path, TWO.run) as writer:
        writer.add(result("family.one"))
    assert kept == earlier.read_bytes()
    assert b"family.one" in writer.part.read_bytes()


@pytest.mark.parametrize(("stopped", "whole"), [("interrupted", True), ("", False)])
def test_what_is_not_whole_never_takes_the_place_of_a_record(
    stopped: str, whole: bool, tmp_path: Path
) -> None:
    with Writer(tmp_path, TWO.run) as writer:
        earlier = writer.close()
    kept = earlier.read_bytes()
    with Writer(tmp_path, TWO.run) as writer:
        writer.add(result("family.one"))
        later = writer.close(stopped=stopped, whole=whole)
    assert kept == earlier.read_bytes()
    assert "sqlite-3.40-django-6.1-driver.jsonl.partial" == later.name
    assert [earlier.name] == [path.name for path in tmp_path.glob("*.jsonl")]


def test_a_whole_record_removes_the_beginnings_of_dead_runs(tmp_path: Path) -> None:
    dead = tmp_path / "sqlite-3.40-django-6.1-driver.jsonl.999999999.part"
    dead.write_text("")
    with Writer(tmp_path, TWO.run) as writer:
        writer.close()
    assert not dead.exists()


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CouldNotRunError, match="name another folder"):
        Writer(tmp_path / "file" / "folder", run())


def test_an_empty_file_is_truncated(tmp_path: Path) -> None:
    with pytest.raises(TruncatedRecordError, match="is empty"):
        read_record(write(tmp_path / "r.jsonl", []))


def test_a_record_without_its_end_is_truncated(tmp_path: Path) -> None:
    with pytest.raises(TruncatedRecordError, match="has no last line"):
        read_record(write(tmp_path / "r.jsonl", lines_of(TWO)[:-1]))


def test_a_record_without_its_head_is_malformed(tmp_path: Path) -> None:
    with pytest.raises(MalformedRecordError, match="does not begin"):
        read_record(write(tmp_path / "r.jsonl", lines_of(TWO)[1:]))


def test_two_records_in_one_file_are_malformed(tmp_path: Path) -> None:
    with pytest.raises(MalformedRecordError, match="in its middle"):
        read_record(write(tmp_path / "r.jsonl", lines_of(TWO) * 2))


@pytest.mark.parametrize(
    "line", [b"{", b"[]", b'{"kind": "verdict"}', b"\xff", b'{"kind": "result"}', b"[" * 100_000]
)
def test_a_line_of_another_kind_is_malformed_and_counted(line: bytes, tmp_path: Path) -> None:
    lines = lines_of(TWO)
    lines[1] = line
    with pytest.raises(MalformedRecordError, match="line 2"):
        read_record(write(tmp_path / "r.jsonl", lines))


def test_a_wrong_count_is_refused(tmp_path: Path) -> None:
    lines = lines_of(TWO)
    with pytest.raises(MiscountedRecordError, match="says 2 results and holds 1"):
        read_record(write(tmp_path / "r.jsonl", [lines[0], lines[1], lines[-1]]))


def test_a_changed_line_is_refused(tmp_path: Path) -> None:
    lines = [line.replace(b'"works"', b'"refused"') for line in lines_of(TWO)]
    with pytest.raises(MiscountedRecordError, match="checksum"):
        read_record(write(tmp_path / "r.jsonl", lines))


def test_a_repeated_probe_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RepeatedProbeError, match=r"family\.one twice"):
        read_record(write(tmp_path / "r.jsonl", lines_of(record(result("family.one"), result("family.one")))))


def test_a_record_of_another_schema_is_refused(tmp_path: Path) -> None:
    with pytest.raises(OtherSchemaError, match="has schema 99"):
        read_record(write(tmp_path / "r.jsonl", lines_of(record(schema=99))))


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecordError, match=r"nothing\.jsonl: cannot be read"):
        read_record(tmp_path / "nothing.jsonl")


def test_a_folder_without_records_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableRecordError, match="holds no record"):
        read_folder(tmp_path)


def test_every_error_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(TruncatedRecordError, match="run it again"):
        read_record(write(tmp_path / "r.jsonl", lines_of(TWO)[:-1]))


def test_the_schema_describes_every_kind_of_line() -> None:
    schema = json.dumps(json_schema())
    for kind in ('"run"', '"result"', '"end"'):
        assert kind in schema


def test_the_same_record_is_written_in_the_same_bytes() -> None:
    assert lines_of(TWO) == lines_of(record(result("family.one"), result("family.two")))
    assert encode(End(0, "", "")) == encode(End(0, "", ""))
