"""Servers start, are handed over, and are removed whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from containers.__main__ import recipes
from containers.starting import _hint

from .conftest import CHECKOUT, Command

ECHO = [
    sys.executable,
    "-c",
    "import os; print(*(f'{k}={v}' for k, v in os.environ.items() if 'JSONMATRIX' in k))",
]


def left(process: int) -> list[str]:
    """The containers that this process started and that are there now."""
    shown = subprocess.run(
        ["docker", "ps", "--all", "--quiet", "--filter", f"label=jsonmatrix.process={process}"],
        capture_output=True,
        text=True,
        check=True,
    )
    return shown.stdout.split()


def test_every_database_has_settings_a_baseline_and_an_extra() -> None:
    """Adding a database is a file in each place: this test says which one was forgotten."""
    pyproject = (CHECKOUT / "pyproject.toml").read_text("utf-8")
    for name in [*recipes(), "sqlite"]:
        assert (CHECKOUT / "settings" / f"{name}.py").is_file(), f"settings/{name}.py is missing"
        baseline = CHECKOUT / "jsonmatrix" / "baselines" / f"{name}.toml"
        assert baseline.is_file(), f"jsonmatrix/baselines/{name}.toml is missing"
        assert name == "sqlite" or f"\n{name} = [" in pyproject, f"pyproject.toml has no extra {name!r}"


def test_the_list_names_images_with_their_tags(containers: Command) -> None:
    shown = containers("--list").stdout
    assert "postgres:17" in shown
    assert "gvenzl/oracle-free:23-slim-faststart" in shown


def test_another_tag_changes_the_image_and_nothing_else() -> None:
    recipe = recipes()["postgresql"]
    assert ("postgres:15", "postgresql-15") == (recipe.at("15").full_image, recipe.at("15").label)
    assert recipe == recipe.at("")


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (
            ["nonsense", "--", "true"],
            2,
            "there is no server 'nonsense': there are mariadb, mysql, oracle, postgresql",
        ),
        (["postgresql"], 2, "say which server and which command"),
        ([], 2, "say which server and which command"),
    ],
)
def test_what_is_wrong_is_one_line(
    arguments: list[str], status: int, words: str, containers: Command
) -> None:
    done = containers(*arguments)
    assert status == done.returncode
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_server_that_exists_is_used_and_none_is_started(containers: Command) -> None:
    done = containers("postgresql", "--", *ECHO, JSONMATRIX_POSTGRESQL_HOST="db.example", PATH="")
    assert (0, "JSONMATRIX_POSTGRESQL_HOST=db.example") == (done.returncode, done.stdout.strip())


def test_no_engine_is_one_line_and_exit_status_3(containers: Command) -> None:
    done = containers("postgresql", "--", "true", DOCKER_HOST="tcp://127.0.0.1:1")
    assert done.returncode == 3
    assert "the Docker engine does not answer: install Docker, or start it" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_optional_server_that_cannot_start_leaves_its_reason(containers: Command) -> None:
    done = containers("--optional", "mysql:8.4", "--", *ECHO, DOCKER_HOST="tcp://127.0.0.1:1")
    assert done.returncode == 0
    assert "JSONMATRIX_UNAVAILABLE=the Docker engine does not answer" in done.stdout
    assert "JSONMATRIX_LABEL=mysql-8.4" in done.stdout


@pytest.mark.usefixtures("docker")
def test_an_image_that_is_not_there_is_named(containers: Command) -> None:
    done = containers("postgresql:no-such-tag", "--", "true")
    assert done.returncode == 3
    assert "no image postgres:no-such-tag" in done.stderr


@pytest.mark.usefixtures("docker")
@pytest.mark.parametrize("name", ["postgresql", "mariadb"])
def test_the_command_finds_the_server_and_its_status_is_returned(name: str, containers: Command) -> None:
    done = containers(name, "--", *ECHO)
    for key in ("HOST", "PORT", "USER", "PASSWORD", "NAME"):
        assert f"JSONMATRIX_{name.upper()}_{key}=" in done.stdout
    assert "JSONMATRIX_IMAGE=" in done.stdout
    asking = containers(
        name, "--", sys.executable, "-c", "import os; print(os.getppid()); raise SystemExit(7)"
    )
    assert 7 == asking.returncode
    assert not left(int(asking.stdout))


@pytest.mark.usefixtures("docker")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_removes_the_server(number: signal.Signals, tmp_path: Path) -> None:
    started = tmp_path / "started"
    waiting = f"import pathlib, time; pathlib.Path({str(started)!r}).touch(); time.sleep(60)"
    process = subprocess.Popen(
        [sys.executable, "-m", "containers", "postgresql", "--", sys.executable, "-c", waiting],
        cwd=CHECKOUT,
        stderr=subprocess.DEVNULL,
        env={key: value for key, value in os.environ.items() if not key.startswith("JSONMATRIX_")},
    )
    for _ in range(600):
        if started.exists():
            break
        time.sleep(0.1)
    process.send_signal(number)
    assert process.wait(timeout=60) == 128 + signal.SIGINT
    assert not left(process.pid)


@pytest.mark.usefixtures("docker")
@pytest.mark.parametrize("name", ["postgresql", "mysql", "mariadb"])
def test_both_doors_ask_a_real_server(name: str, containers: Command, tmp_path: Path) -> None:
    pytest.importorskip("MySQLdb", reason="Only where all drivers are: once is enough.")
    secret = f'! grep -qr "$JSONMATRIX_{name.upper()}_PASSWORD" results'
    door = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        f"--rootdir={CHECKOUT}",
        f"--config-file={CHECKOUT / 'pyproject.toml'}",
    ]
    asked = [str(CHECKOUT / "tests" / "test_matrix.py"), str(CHECKOUT / "tests" / "test_engine.py")]
    both = (
        f"{' '.join([*door, f'--ds=settings.{name}', *asked])} && {sys.executable} -m jsonmatrix run --quiet "
    )
    both += f"--settings settings.{name} --record results field_lookups && {secret}"
    done = containers(name, "--", "sh", "-c", both)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    assert list((tmp_path / "results").glob(f"{name}-*.jsonl"))


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (TimeoutError("late"), "was not ready in 120 s"),
        (ConnectionError("refused"), "the Docker engine does not answer"),
        (type("ImageNotFound", (Exception,), {})("none"), "no image postgres:17"),
        (type("APIError", (Exception,), {})("no space left"), "did not start (no space left)"),
    ],
)
def test_every_way_not_to_start_has_its_words(error: Exception, words: str) -> None:
    assert words in _hint(recipes()["postgresql"], error)


def _exit(status: int) -> list[str]:
    return [sys.executable, "-c", f"print('asked {status}'); raise SystemExit({status})"]


def test_more_commands_run_in_turn_beside_one_server(containers: Command) -> None:
    commands = [*_exit(0), "--then", *_exit(7), "--then", *_exit(1)]
    done = containers("postgresql", "--", *commands, JSONMATRIX_POSTGRESQL_HOST="db.example")
    assert ["asked 0", "asked 7", "asked 1"] == done.stdout.splitlines()
    assert 7 == done.returncode


def test_nothing_beside_then_is_one_line(containers: Command) -> None:
    done = containers("postgresql", "--", "true", "--then")
    assert (2, 1) == (done.returncode, len(done.stderr.splitlines()))
    assert "no command on one side of --then" in done.stderr
