"""What Django refuses to work with is recorded in its own words, where the command allows it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import django
import pytest

from jsonmatrix.engine.target import named
from jsonmatrix.reading import read_record
from jsonmatrix.record import COMPILED, UNAVAILABLE, Record
from jsonmatrix.status import Status

from .conftest import CHECKOUT, Command

QUICK = "field_lookups.has_key"
URL = "postgresql://a:canary-password@127.0.0.1:1/b"
TOO_OLD = """
from django.db.backends.sqlite3.base import DatabaseFeatures
DatabaseFeatures.minimum_database_version = (99,)
from jsonmatrix.cli import main
main()
"""


def recorded(folder: Path, name: str) -> Record:
    """The record that the run left."""
    line = ".".join(django.get_version().split(".")[:2])
    return read_record(folder / "results" / name.format(django=line))


def without_driver(folder: Path) -> dict[str, str]:
    """An environment in which neither driver of PostgreSQL loads."""
    for name in ("psycopg2", "psycopg"):
        (folder / f"{name}.py").write_text(f"raise ImportError('no {name}')")
    return {"PYTHONPATH": f".:{CHECKOUT}", "JSONMATRIX_DATABASE_URL": URL}


def test_a_driver_that_django_does_not_take_is_recorded_in_its_words(
    jsonmatrix: Command, tmp_path: Path
) -> None:
    arguments = ["--optional", "--record", "results", "--label", "postgresql-17-psycopg2"]
    done = jsonmatrix("run", *arguments, QUICK, **without_driver(tmp_path))
    assert 0 == done.returncode, done.stderr
    found = recorded(tmp_path, "postgresql-17-django-{django}-psycopg2.jsonl")
    assert UNAVAILABLE == found.run.evidence
    assert found.run.reason.startswith("Error loading psycopg2")
    assert [Status.NOT_RUN] == [one.status for one in found.results]


def test_the_words_of_django_come_before_the_reason_that_was_given(
    jsonmatrix: Command, tmp_path: Path
) -> None:
    arguments = [
        "--optional",
        "--record",
        "results",
        "--label",
        "postgresql-17",
        "--unavailable",
        "no server",
    ]
    jsonmatrix("run", *arguments, QUICK, **without_driver(tmp_path))
    assert "Error loading" in recorded(tmp_path, "postgresql-17-django-{django}.jsonl").run.reason


def test_what_is_refused_and_required_is_exit_status_3(jsonmatrix: Command, tmp_path: Path) -> None:
    environment = without_driver(tmp_path)
    assert 3 == jsonmatrix("run", "--optional", "--required", QUICK, **environment).returncode
    assert 3 == jsonmatrix("run", QUICK, **environment).returncode


@pytest.mark.skipif(django.VERSION < (4, 2), reason="Earlier Djangos look at the release on import.")
def test_a_server_too_old_for_django_is_recorded_in_its_words(tmp_path: Path) -> None:
    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-c", TOO_OLD, "run", *arguments, QUICK],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
            capture_output=True,
            text=True,
            check=False,
        )

    done = run("--optional", "--record", "results", "--label", "sqlite-3")
    assert 0 == done.returncode, done.stderr
    found = recorded(tmp_path, "sqlite-3-django-{django}.jsonl")
    assert UNAVAILABLE == found.run.evidence
    assert found.run.reason.startswith("SQLite 99 or later is required")
    refused = run()
    assert 3 == refused.returncode
    assert "refuses this server (SQLite 99 or later is required" in refused.stderr


def test_a_server_that_does_not_answer_is_no_refusal(jsonmatrix: Command) -> None:
    pytest.importorskip("psycopg2")
    done = jsonmatrix("run", "--optional", QUICK, JSONMATRIX_DATABASE_URL=URL)
    assert 3 == done.returncode
    assert "canary-password" not in done.stderr


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("postgresql-17-psycopg", ("postgresql", "17", "psycopg")),
        ("mysql-9.7", ("mysql", "9.7", "")),
        ("oracle", ("oracle", "", "")),
    ],
)
def test_a_label_names_vendor_release_and_driver(label: str, expected: tuple[str, str, str]) -> None:
    assert expected == named(label)


def test_the_label_says_for_which_release_django_compiles(jsonmatrix: Command, tmp_path: Path) -> None:
    pytest.importorskip("oracledb")
    reason = ["--unavailable", "no image", "--record", "results"]
    for release in ("19", "21"):
        label = f"oracle-{release}"
        done = jsonmatrix("run", "--settings", "settings.oracle", *reason, "--label", label, QUICK)
        assert 0 == done.returncode, done.stderr
    old, new = (
        recorded(tmp_path, f"oracle-{release}-django-{{django}}-oracledb.jsonl") for release in ("19", "21")
    )
    assert (COMPILED, "19", "21") == (old.run.evidence, old.run.target.release, new.run.target.release)
    assert [one.declared["supports_primitives_in_json_field"] for one in (old.run, new.run)] == [
        "false",
        "true",
    ]
