"""What several tests need: the server behind `--ds`, and the command line in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jsonmatrix.engine.servers import Server

CHECKOUT = Path(__file__).parent.parent
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="session")
def server(django_db_blocker: Any) -> Iterator[Server]:
    """The server behind `--ds`, with the shelf filled, in a test database that is removed.

    Not by way of pytest-django's `django_db_setup`: it makes a test database only for tests
    with its mark, and inside the transaction of that mark SQLite refuses schema changes.
    """
    from jsonmatrix.engine.session import shelf, test_database

    with django_db_blocker.unblock(), test_database() as known, shelf(known):
        yield known


@pytest.fixture
def jsonmatrix(tmp_path: Path) -> Command:
    """Run the command line in an empty folder."""
    return _in(tmp_path, "-m", "jsonmatrix")


@pytest.fixture
def containers(tmp_path: Path) -> Command:
    """Run `python -m containers` in an empty folder."""
    return _in(tmp_path, "-m", "containers")


@pytest.fixture(scope="session")
def docker() -> None:
    """Skip where there is no Docker engine; in CI that is a failure."""
    command = shutil.which("docker")
    found = command and subprocess.run([command, "info"], capture_output=True, check=False).returncode == 0
    if not found and os.environ.get("CI"):
        pytest.fail("CI must have a Docker engine: the tests of real servers need it.")
    if not found:
        pytest.skip("There is no Docker engine.")


def _in(folder: Path, *start: str) -> Command:
    def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        cleared = {key: value for key, value in os.environ.items() if not key.startswith("JSONMATRIX_")}
        return subprocess.run(
            [sys.executable, *start, *arguments],
            cwd=folder,
            env={**cleared, "PYTHONPATH": str(CHECKOUT), "COLUMNS": "200", **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    return run
