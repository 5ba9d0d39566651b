"""Where no Oracle can be asked Django compiles for it, and only its refusals are verdicts."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from jsonmatrix.reading import read_record
from jsonmatrix.record import COMPILED, Record
from jsonmatrix.status import Status

from .conftest import Command

pytest.importorskip("oracledb")


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> Record:
    from .conftest import _in

    folder: Path = tmp_path_factory.mktemp("oracle")
    run: Command = _in(folder, "-m", "jsonmatrix")
    reason = ["--unavailable", "no image", "--label", "oracle-23"]
    done = run("run", "--quiet", "--settings", "settings.oracle", "--record", ".", *reason)
    assert done.returncode == 0, done.stderr
    (path,) = folder.glob("oracle-23-*.jsonl")
    return read_record(path)


def test_the_record_says_that_it_was_compiled_and_why(compiled: Record) -> None:
    assert (COMPILED, "no image") == (compiled.run.evidence, compiled.run.reason)


def test_there_are_no_other_verdicts_than_refusals(compiled: Record) -> None:
    statuses = {result.status for result in compiled.results}
    assert {Status.REFUSED, Status.NOT_RUN, Status.NOT_APPLICABLE} >= statuses


def test_what_django_refuses_to_compile_is_refused_by_django(compiled: Record) -> None:
    (found,) = [result for result in compiled.results if result.id == "field_lookups.contains_object"]
    assert (Status.REFUSED, "django", []) == (found.status, found.by, found.sql)


def test_what_would_have_been_sent_is_kept(compiled: Record) -> None:
    (found,) = [result for result in compiled.results if result.id == "field_lookups.has_key"]
    assert (Status.NOT_RUN, None) == (found.status, found.answer)
    assert "JSON_EXISTS" in found.sql[0].sql


def test_nearly_every_question_compiles(compiled: Record) -> None:
    asked = [result for result in compiled.results if result.status is Status.NOT_RUN]
    with_sql = [result for result in asked if result.sql]
    assert len(with_sql) > 0.8 * len(asked), Counter(result.error and result.error.type for result in asked)
