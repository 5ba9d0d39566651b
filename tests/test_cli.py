"""The command line: what it prints, how it ends, and what it says when something is wrong."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import msgspec
import pytest

from jsonmatrix.reading import read_record
from jsonmatrix.record import UNAVAILABLE, encode
from jsonmatrix.status import Status

from .conftest import CHECKOUT, Command
from .fakes import HOSTILE, lines_of, record, result, write

QUICK = "field_lookups.has_key"


def one_line(text: str) -> str:
    """The one line of an error; there must be no other, and no traceback."""
    (line,) = [line for line in text.splitlines() if line.strip()]
    return line


def test_help_names_the_commands_and_the_exit_statuses(jsonmatrix: Command) -> None:
    shown = jsonmatrix("--help").stdout
    assert all(name in shown for name in ("run", "report", "list", "explain", "schema"))
    assert "0 all as the baseline says, 1 surprises, 2 used wrongly, 3" in " ".join(shown.split())


@pytest.mark.parametrize("arguments", [["--help"], ["report", "--help"], ["schema"]])
def test_what_needs_no_django_imports_none(arguments: list[str], jsonmatrix: Command) -> None:
    done = jsonmatrix(*arguments, PYTHONPROFILEIMPORTTIME="1")
    assert " django" not in done.stderr


def test_a_report_imports_no_django(jsonmatrix: Command, tmp_path: Path) -> None:
    write(tmp_path / "r.jsonl", lines_of(record(result())))
    done = jsonmatrix("report", "r.jsonl", PYTHONPROFILEIMPORTTIME="1")
    assert "A family" in done.stdout or "works on every" in done.stdout or "works" in done.stdout
    assert " django" not in done.stderr


def test_run_asks_pythons_own_sqlite_and_leaves_a_record(jsonmatrix: Command, tmp_path: Path) -> None:
    done = jsonmatrix("run", "--record", "results", QUICK)
    assert (0, "") == (
        done.returncode,
        "".join(line for line in done.stderr.splitlines() if "Traceback" in line),
    )
    (path,) = (tmp_path / "results").glob("sqlite-*.jsonl")
    (found,) = read_record(path).results
    assert (QUICK, Status.WORKS, True) == (found.id, found.status, found.stable)


def test_a_surprise_is_exit_status_1_and_comes_with_the_block_to_paste(
    jsonmatrix: Command, tmp_path: Path
) -> None:
    write(tmp_path / "r.jsonl", lines_of(record(result("family.one", Status.BREAKS, answer="2"))))
    done = jsonmatrix("report", "r.jsonl")
    assert done.returncode == 1
    assert (
        "Surprise sqlite-3.40-django-6.1-driver family.one: breaks where the baseline expects works"
        in done.stderr
    )
    assert 'status = "breaks"' in done.stderr


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["run", "nonsense.probe"], 2, "no probe or family 'nonsense.probe': `jsonmatrix list`"),
        (["run", "--settings", "no.such.module"], 2, "no settings module 'no.such.module'"),
        (["run", "--settings", "json"], 2, "'json' has no DATABASES"),
        (
            ["run", "--settings", "settings.sqlite", "--alias", "other"],
            2,
            "no database 'other': it has default",
        ),
        (["run", "--database-url", "nonsense"], 2, "The database URL"),
        (["run", "--settings", "settings.sqlite", "--database-url", "sqlite://"], 2, "give one of them"),
        (["report", "nothing.jsonl"], 2, "nothing.jsonl: cannot be read"),
        (["report"], 2, "results: holds no record"),
        (["explain", "nonsense"], 2, "no probe or family 'nonsense'"),
        (["explain", "field_lookups"], 2, "is a family, not a probe"),
    ],
)
def test_what_is_wrong_is_one_line_with_the_next_step(
    arguments: list[str], status: int, words: str, jsonmatrix: Command
) -> None:
    done = jsonmatrix(*arguments)
    assert status == done.returncode
    assert words in one_line(done.stderr)


def test_a_truncated_record_is_named(jsonmatrix: Command, tmp_path: Path) -> None:
    write(tmp_path / "r.jsonl", lines_of(record(result()))[:-1])
    done = jsonmatrix("report", "r.jsonl")
    assert done.returncode == 2
    assert "r.jsonl: has no last line" in one_line(done.stderr)


def test_a_doubled_record_is_named(jsonmatrix: Command, tmp_path: Path) -> None:
    for name in ("a.jsonl", "b.jsonl"):
        write(tmp_path / name, lines_of(record(result())))
    done = jsonmatrix("report", ".")
    assert done.returncode == 2
    assert "2 records speak of sqlite-3.40-django-6.1-driver: keep one" in one_line(done.stderr)


def test_the_latest_questions_can_be_shown_alone(jsonmatrix: Command, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", lines_of(record(result(), started="2025", probe_set="old")))
    write(tmp_path / "b.jsonl", lines_of(record(result(), started="2026", vendor="mysql")))
    assert jsonmatrix("report", ".").returncode == 2
    done = jsonmatrix("report", ".", "--latest")
    assert done.returncode == 0
    assert "sqlite-3.40-django-6.1-driver is left out" in one_line(done.stderr)


def test_the_beginning_of_a_dead_run_is_mentioned(jsonmatrix: Command, tmp_path: Path) -> None:
    write(tmp_path / "a.jsonl", lines_of(record(result())))
    write(tmp_path / "b.jsonl.1.part", [])
    assert "b.jsonl.1.part is the beginning of a run that died" in jsonmatrix("report", ".").stderr


@pytest.mark.skipif(
    os.environ.get("USER") == "root" or os.geteuid() == 0, reason="nothing is read-only for root"
)
def test_a_read_only_folder_is_named(jsonmatrix: Command, tmp_path: Path) -> None:
    (tmp_path / "results").mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
    done = jsonmatrix("run", "--record", "results", QUICK)
    assert done.returncode == 3
    assert "cannot be written" in one_line(done.stderr)


def test_a_file_where_the_folder_should_be_is_named(jsonmatrix: Command, tmp_path: Path) -> None:
    (tmp_path / "results").write_text("")
    done = jsonmatrix("run", "--quiet", "--record", "results", QUICK)
    assert done.returncode == 3
    assert "results cannot be written (File exists): name another folder with --record." in one_line(
        done.stderr
    )


def test_a_server_that_does_not_answer_is_named_without_its_password(jsonmatrix: Command) -> None:
    pytest.importorskip("psycopg2")
    url = "postgresql://someone:canary-password@127.0.0.1:1/name"
    done = jsonmatrix("run", JSONMATRIX_DATABASE_URL=url)
    assert done.returncode == 3
    assert "No test database could be made" in one_line(done.stderr)
    assert "canary-password" not in done.stderr + done.stdout


def test_a_driver_that_is_not_installed_is_named(jsonmatrix: Command, tmp_path: Path) -> None:
    (tmp_path / "psycopg2.py").write_text("raise ImportError('no psycopg2')")
    (tmp_path / "psycopg.py").write_text("raise ImportError('no psycopg')")
    done = jsonmatrix("run", JSONMATRIX_DATABASE_URL="postgresql://a@127.0.0.1/b", PYTHONPATH=f".:{CHECKOUT}")
    assert done.returncode == 3
    assert "install its driver" in one_line(done.stderr)


def test_an_unavailable_target_is_recorded_as_not_run(jsonmatrix: Command, tmp_path: Path) -> None:
    done = jsonmatrix(
        "run", "--record", "results", "--unavailable", "no engine", "--label", "mysql-9.7", QUICK
    )
    assert done.returncode == 0
    found = read_record(tmp_path / "results" / f"mysql-9.7-django-{_django_line()}.jsonl")
    assert (UNAVAILABLE, "no engine") == (found.run.evidence, found.run.reason)
    assert [(Status.NOT_RUN, "no engine")] == [(one.status, one.reason) for one in found.results]


def test_an_unavailable_target_that_is_required_is_exit_status_3(jsonmatrix: Command) -> None:
    assert (
        jsonmatrix(
            "run", "--required", "--unavailable", "no engine", "--label", "mysql-9.7", QUICK
        ).returncode
        == 3
    )


def test_ctrl_c_keeps_what_was_answered(tmp_path: Path) -> None:
    """What was asked stands, the rest is `not run`, and the exit status says that it ended early."""
    waiting = "import time, jsonmatrix.cli.progress as shown\nprogress = shown.progress\n"
    waiting += "def slow(answers, **more):\n    for answer in progress(answers, **more):\n"
    waiting += "        time.sleep(0.1)\n        yield answer\n"
    waiting += "shown.progress = slow\nfrom jsonmatrix.cli import main\nmain()\n"
    process = subprocess.Popen(
        [
            sys.executable,
            "-c",
            waiting,
            "run",
            "--once",
            "--record",
            "results",
            QUICK,
            "ordering",
            "negation",
        ],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        stderr=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        text=True,
    )
    for _ in range(200):
        if any(b"\n" in path.read_bytes()[1:] for path in (tmp_path / "results").glob("*.part")):
            break
        time.sleep(0.05)
    time.sleep(1)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 3
    assert "interrupted" in errors
    (path,) = (tmp_path / "results").glob("*.jsonl")
    found = read_record(path)
    statuses = {one.status for one in found.results}
    assert Status.NOT_RUN in statuses
    assert statuses - {Status.NOT_RUN}
    assert "interrupted" in found.end.stopped


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_other_signals_end_a_run_as_ctrl_c_does(number: signal.Signals, tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "jsonmatrix", "run", "--quiet", "--record", "results"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        stderr=subprocess.PIPE,
        text=True,
    )
    for _ in range(400):
        if any((tmp_path / "results").glob("*.part")):
            break
        time.sleep(0.05)
    process.send_signal(number)
    _, errors = process.communicate(timeout=30)
    assert process.returncode == 3
    assert "interrupted" in errors
    assert "Traceback" not in errors
    assert list((tmp_path / "results").glob("*.jsonl"))


def test_a_test_database_that_the_settings_name_is_left_alone(jsonmatrix: Command, tmp_path: Path) -> None:
    """Django would drop it to make it anew: it may hold what somebody kept."""
    (tmp_path / "kept.sqlite3").write_bytes(b"somebody's own")
    (tmp_path / "mine.py").write_text(
        "DATABASES = {'default': {'ENGINE': 'django.db.backends.sqlite3', 'NAME': 'kept.sqlite3',"
        " 'TEST': {'NAME': 'kept.sqlite3'}}}"
    )
    assert 0 == jsonmatrix("run", "--quiet", "--settings", "mine", QUICK).returncode
    assert b"somebody's own" == (tmp_path / "kept.sqlite3").read_bytes()


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("raise RuntimeError('no secret key')", "does not load (RuntimeError: no secret key): mend it first"),
        ("def", "does not load (SyntaxError"),
        ("import nosuchmodule", "does not load (ModuleNotFoundError: No module named 'nosuchmodule')"),
        ("raise SystemExit(5)", "does not load (SystemExit: 5)"),
        ("DATABASES = {}", "has no DATABASES"),
        ("DATABASES = {'default': {}}", "has no ENGINE"),
    ],
)
def test_settings_that_do_not_serve_are_one_line(
    content: str, words: str, jsonmatrix: Command, tmp_path: Path
) -> None:
    (tmp_path / "mine.py").write_text(content)
    done = jsonmatrix("run", "--settings", "mine", QUICK)
    assert done.returncode == 2
    assert words in one_line(done.stderr)


def test_two_runs_of_one_target_say_the_same(jsonmatrix: Command, tmp_path: Path) -> None:
    """Answers, statuses, statements, errors and plans to the byte; only times have fields of their own."""
    found = []
    for folder in ("first", "second"):
        families = ("storage", "key_lookups", "constraints", "ddl")
        jsonmatrix("run", "--quiet", "--record", folder, *families, PYTHONHASHSEED="0")
        (path,) = (tmp_path / folder).glob("*.jsonl")
        found.append(
            [encode(msgspec.structs.replace(one, duration=0.0)) for one in read_record(path).results]
        )
    assert found[0] == found[1]


def test_list_shows_every_family_and_question(jsonmatrix: Command) -> None:
    shown = jsonmatrix("list").stdout
    assert "Lookups on the field" in shown
    assert QUICK in shown
    assert [QUICK] == jsonmatrix("list", "--ids", QUICK).stdout.split()


def test_explain_shows_the_question_and_what_was_answered(jsonmatrix: Command) -> None:
    jsonmatrix("run", "--quiet", "--record", "results", QUICK)
    shown = jsonmatrix("explain", QUICK).stdout
    for part in ("@probe", "reference", "topics/db/queries/", "works", "SELECT"):
        assert part in shown


def test_explain_without_records_shows_the_question_and_how_to_ask_it(jsonmatrix: Command) -> None:
    shown = jsonmatrix("explain", QUICK).stdout
    assert "reference" in shown
    assert "jsonmatrix run --record results" in shown


def test_schema_prints_json_schema(jsonmatrix: Command) -> None:
    schema = json.loads(jsonmatrix("schema").stdout)
    assert "https://json-schema.org/draft/2020-12/schema" == schema["$schema"]


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_what_came_from_a_server_is_inert_in_a_report(form: str, jsonmatrix: Command, tmp_path: Path) -> None:
    hostile = result("family.one", Status.DIFFERS, title=HOSTILE, answer=HOSTILE, reference=HOSTILE)
    write(
        tmp_path / "r.jsonl", lines_of(record(hostile, release=HOSTILE, reason=HOSTILE, evidence="compiled"))
    )
    shown = jsonmatrix("report", "r.jsonl", "--format", form).stdout
    assert "\x1b[31m" not in shown
    if form == "markdown":
        assert "<script>" not in shown
        assert not [line for line in shown.splitlines() if line.startswith("|") and "`x`" in line]


def _django_line() -> str:
    import django

    return ".".join(django.get_version().split(".")[:2])
