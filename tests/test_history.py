"""Ranges say what was observed between releases, and leave open what was not asked."""

from __future__ import annotations

import importlib.util
import itertools
import lzma
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from jsonmatrix import history, matrix, reading
from jsonmatrix.history import is_next, is_next_django
from jsonmatrix.reading import MiscountedRecordError, TruncatedRecordError, UnreadableRecordError
from jsonmatrix.record import COMPILED, Record, Statement
from jsonmatrix.report import markdown
from jsonmatrix.status import Status

from .conftest import CHECKOUT, Command
from .fakes import HOSTILE, lines_of, record, result, write

WORKS, DIFFERS, BREAKS, REFUSED = Status.WORKS, Status.DIFFERS, Status.BREAKS, Status.REFUSED
ABSENT, NOT_RUN = Status.NOT_APPLICABLE, Status.NOT_RUN
ONE = "family.one"
DJANGOS = ["3.1", "3.2", "4.2", "5.2", "6.0", "6.1"]


def _load(path: Path) -> Any:
    """Load a script: docs/ is no package."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


publish = _load(CHECKOUT / "docs" / "publish.py")


def asked(
    django: str, status: Status, release: str = "3.40", *, driver: str = "driver", **head: object
) -> Record:
    """A record with one question."""
    made = record(result(ONE, status), django=f"{django}.1", release=release, **head)
    run = replace(made.run, target=replace(made.run.target, driver=driver))
    return Record(run, made.results, made.end)


def told(*records: Record, vendor: str = "sqlite") -> list[str]:
    """The ranges of the one question, as text."""
    known, _ = history.of(records)
    return [str(found) for found in known.ranges(ONE, vendor)]


def test_what_never_changes_is_its_status() -> None:
    assert ["works"] == told(*(asked(django, WORKS) for django in DJANGOS))


def test_a_change_between_releases_that_follow_each_other_is_exact() -> None:
    assert ["differs up to Django 6.0, works since 6.1"] == told(asked("6.0", DIFFERS), asked("6.1", WORKS))


def test_a_change_between_others_leaves_open_where_it_was() -> None:
    assert ["differs up to Django ≥ 3.2, works since 3.2 < … ≤ 4.2"] == told(
        asked("3.2", DIFFERS), asked("4.2", WORKS)
    )


def test_the_same_over_the_releases_of_a_server() -> None:
    old, new = asked("6.1", DIFFERS, "3.40"), asked("6.1", WORKS, "3.51")
    assert ["differs up to SQLite ≥ 3.40, works since 3.40 < … ≤ 3.51"] == told(old, new)


def test_releases_are_ordered_as_numbers() -> None:
    old, new = asked("6.1", DIFFERS, "3.9"), asked("6.1", WORKS, "3.10")
    assert ["differs up to SQLite 3.9, works since 3.10"] == told(new, old)


def test_a_question_begins_after_the_last_django_that_lacks_it() -> None:
    assert ["works since Django 4.2 < … ≤ 5.2"] == told(asked("4.2", ABSENT), asked("5.2", WORKS))
    assert ["works since Django 6.1"] == told(asked("6.0", ABSENT), asked("6.1", WORKS))


def test_what_was_not_run_is_as_if_it_was_not_asked() -> None:
    other = asked("4.2", WORKS, vendor="sqlite", release="3.51")
    assert "works up to SQLite ≥ 3.51 (on Django 4.2)" not in told(asked("4.2", NOT_RUN), other)
    assert ["differs up to Django ≥ 5.2, works since 5.2 < … ≤ 6.1"] == told(
        asked("5.2", DIFFERS), asked("6.0", NOT_RUN), asked("6.1", WORKS)
    )


def test_before_the_first_that_was_asked_nothing_is_known() -> None:
    more = record(result("family.two"), django="3.1.1")
    known, _ = history.of([more, asked("5.2", WORKS)])
    assert ["works since Django ≤ 5.2"] == [str(found) for found in known.ranges(ONE, "sqlite")]


def test_a_release_that_stands_alone_is_named_alone() -> None:
    records = [asked("5.2", WORKS), asked("6.0", BREAKS), asked("6.1", WORKS)]
    assert ["works up to Django 5.2, breaks on 6.0 alone, works since 6.1"] == told(*records)


def test_both_directions_are_told_where_both_matter() -> None:
    records = [
        asked("6.0", DIFFERS, "17"),
        asked("6.1", WORKS, "17"),
        asked("6.0", DIFFERS, "18"),
        asked("6.1", DIFFERS, "18"),
    ]
    assert [
        "differs up to Django 6.0, works since 6.1 (on SQLite 17)",
        "differs (on SQLite 18)",
        "differs (on Django 6.0)",
        "works up to SQLite 17, differs since 18 (on Django 6.1)",
    ] == told(*records)


def test_drivers_are_told_apart_where_they_disagree_and_only_there() -> None:
    one, two = asked("6.1", WORKS, driver="psycopg2"), asked("6.1", WORKS, driver="psycopg")
    assert ["works"] == told(one, two)
    assert ["psycopg: breaks", "psycopg2: works"] == told(one, asked("6.1", BREAKS, driver="psycopg"))


def test_what_django_compiled_is_told_beside_what_it_refused() -> None:
    compiled = result(ONE, NOT_RUN, sql=[Statement("SELECT")])
    records = [
        record(result(ONE, REFUSED), release="19", vendor="oracle", evidence=COMPILED),
        record(compiled, release="21", vendor="oracle", evidence=COMPILED),
    ]
    expected = ["refused up to Oracle ≥ 19, compiled since 19 < … ≤ 21"]
    assert expected == told(*records, vendor="oracle")


def test_records_that_were_asked_other_questions_than_the_latest_are_left_out() -> None:
    old = asked("6.0", DIFFERS, probe_set="old", started="2025")
    known, left_out = history.of([old, asked("6.1", WORKS)])
    assert ["sqlite-3.40-django-6.0-driver"] == left_out
    assert ["works"] == [str(found) for found in known.ranges(ONE, "sqlite")]


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [("17", "18", True), ("15", "17", False), ("3.9", "3.10", True), ("10.11", "11.0", False)],
)
def test_a_server_counts_its_last_number(earlier: str, later: str, expected: bool) -> None:
    assert expected == is_next(earlier, later)


@pytest.mark.parametrize(
    ("earlier", "later", "expected"), [("3.1", "3.2", True), ("4.2", "5.0", True), ("4.2", "5.2", False)]
)
def test_django_has_three_releases_in_a_line(earlier: str, later: str, expected: bool) -> None:
    assert expected == is_next_django(earlier, later)


@given(st.lists(st.sampled_from([WORKS, DIFFERS, BREAKS, ABSENT, NOT_RUN]), min_size=6, max_size=6))
def test_every_status_that_was_observed_is_told_and_no_other(statuses: list[Status]) -> None:
    (text,) = told(*map(asked, DJANGOS, statuses)) or [""]
    for status in (WORKS, DIFFERS, BREAKS):
        assert (str(status) in text) == (status in statuses)


@given(st.lists(st.sampled_from([WORKS, DIFFERS]), min_size=6, max_size=6))
def test_every_change_is_told_once(statuses: list[Status]) -> None:
    (text,) = told(*map(asked, DJANGOS, statuses))
    changes = sum(one is not two for one, two in itertools.pairwise(statuses))
    assert changes == text.count(",")


def test_the_report_of_many_releases_has_what_changes() -> None:
    shown = markdown.render(matrix.of([asked("6.0", DIFFERS), asked("6.1", WORKS)]))
    assert "differs up to Django 6.0, works since 6.1" in shown
    assert "sqlite-3.40-django-6.0-driver |" in shown
    assert "What changes" not in markdown.render(matrix.of([asked("6.1", WORKS)]))


def archive(path: Path, *records: Record) -> Path:
    """Pack records as they are published."""
    lines = b"".join(line + b"\n" for made in records for line in lines_of(made))
    path.write_bytes(lzma.compress(lines))
    return path


TWO = (asked("6.0", DIFFERS), asked("6.1", WORKS))


def test_an_archive_holds_records_one_after_another(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.jsonl.xz", *TWO)
    assert [made.run for made in TWO] == [read.run for read in reading.stream(path)]
    assert [[], []] == [read.results for read in reading.stream(path, ["family.other"])]


def test_an_archive_that_unpacks_without_end_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = archive(tmp_path / "a.jsonl.xz", *TWO)
    monkeypatch.setattr(reading, "ARCHIVE_AT_MOST", 1000)
    with pytest.raises(UnreadableRecordError, match="unpacks to more than 1000 bytes"):
        list(reading.stream(path))


def test_an_archive_of_one_endless_record_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path / "a.jsonl.xz", *TWO)
    monkeypatch.setattr(reading, "UNPACKED_AT_MOST", 100)
    with pytest.raises(UnreadableRecordError, match="a record of more than 100 bytes"):
        list(reading.stream(path))


def test_an_archive_that_was_cut_is_refused(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.jsonl.xz", *TWO)
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(TruncatedRecordError, match="was cut"):
        list(reading.stream(path))


def test_an_archive_that_ends_within_a_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.xz"
    lines = lines_of(TWO[0])
    path.write_bytes(lzma.compress(b"".join(line + b"\n" for line in lines[:-1])))
    with pytest.raises(TruncatedRecordError, match="in the middle of a record"):
        list(reading.stream(path))
    path.write_bytes(lzma.compress(b"".join(line + b"\n" for line in lines) + b"{"))
    with pytest.raises(TruncatedRecordError, match="in the middle of a line"):
        list(reading.stream(path))


def test_what_is_no_archive_or_is_not_there_is_named(tmp_path: Path) -> None:
    path = write(tmp_path / "a.jsonl.xz", lines_of(TWO[0]))
    with pytest.raises(UnreadableRecordError, match="cannot be read"):
        list(reading.stream(path))
    with pytest.raises(UnreadableRecordError, match=r"none\.jsonl\.xz: cannot be read"):
        list(reading.stream(tmp_path / "none.jsonl.xz"))


def test_a_record_within_an_archive_is_checked_and_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl.xz"
    lines = [line.replace(b'"works"', b'"refused"') for made in TWO for line in lines_of(made)]
    path.write_bytes(lzma.compress(b"".join(line + b"\n" for line in lines)))
    with pytest.raises(MiscountedRecordError, match=r"a\.jsonl\.xz \(record 2\): does not fit its checksum"):
        list(reading.stream(path, ["family.other"]))


def test_packing_gives_the_same_bytes_and_the_same_records(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(publish, "ARCHIVE", tmp_path / "history.jsonl.xz")
    for made in TWO:
        write(tmp_path / f"{made.label}.jsonl", lines_of(made))
    publish.pack_history(tmp_path)
    packed = publish.ARCHIVE.read_bytes()
    publish.pack_history(tmp_path)
    assert packed == publish.ARCHIVE.read_bytes()
    assert [made.run for made in TWO] == [read.run for read in reading.stream(publish.ARCHIVE)]


def test_different_questions_are_not_packed_together(tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", lines_of(asked("6.0", WORKS)))
    write(tmp_path / "b.jsonl", lines_of(asked("6.1", WORKS, probe_set="another")))
    with pytest.raises(SystemExit, match="were asked different questions"):
        publish.pack_history(tmp_path)


def put(folder: Path, *records: Record) -> None:
    """Put records where `nox -s history` leaves them."""
    (folder / "results" / "history").mkdir(parents=True)
    for made in records:
        write(folder / "results" / "history" / f"{made.label}.jsonl", lines_of(made))


def test_history_shows_what_changes(jsonmatrix: Command, tmp_path: Path) -> None:
    put(tmp_path, *TWO)
    shown = jsonmatrix("history").stdout
    assert "SQLite     differs up to Django 6.0, works since 6.1" in shown
    assert "asked  SQLite 3.40; Django 6.0, 6.1" in shown
    assert "1 of 1 questions change" in shown


def test_history_shows_what_is_named_even_if_it_does_not_change(jsonmatrix: Command, tmp_path: Path) -> None:
    put(tmp_path, asked("6.0", WORKS), asked("6.1", WORKS))
    assert "0 of 1 questions change" in jsonmatrix("history").stdout
    assert "SQLite     works\n" in jsonmatrix("history", "family", "--vendor", "sqlite").stdout


def test_explain_shows_the_ranges(jsonmatrix: Command, tmp_path: Path) -> None:
    put(tmp_path, *TWO)
    write(tmp_path / "results" / "r.jsonl", lines_of(TWO[1]))
    assert "differs up to Django 6.0, works since 6.1" in jsonmatrix("explain", ONE).stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense"], "has no probe or family 'nonsense'"),
        (["--vendor", "nonsense"], "has no database 'nonsense': it has sqlite"),
        (["--records", "nowhere.xz"], "nowhere.xz: cannot be read"),
    ],
)
def test_what_is_wrong_is_one_line(
    arguments: list[str], words: str, jsonmatrix: Command, tmp_path: Path
) -> None:
    put(tmp_path, *TWO)
    done = jsonmatrix("history", *arguments)
    assert 2 == done.returncode
    assert words in done.stderr
    assert 1 == len(done.stderr.splitlines())


def test_what_came_from_a_server_is_inert(jsonmatrix: Command, tmp_path: Path) -> None:
    put(tmp_path, record(result(ONE, DIFFERS, title=HOSTILE), django="6.0"))
    write(
        tmp_path / "results" / "history" / "b.jsonl",
        lines_of(record(result(ONE, WORKS, title=HOSTILE), release="\x1b[31m")),
    )
    assert "\x1b[31m" not in jsonmatrix("history").stdout
    known, _ = history.of(reading.stream(tmp_path / "results" / "history"))
    from jsonmatrix.report import ranges

    assert "<script>" not in ranges.section(known)
