# /// script
# dependencies = ["nox>=2026.10"]
# ///
"""The environments in which databases are asked, and nothing else.

`nox` asks five databases side by side and shows the table.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

import nox

nox.needs_version = ">=2026.10"

DATABASES = ["postgresql", "mysql", "mariadb", "sqlite", "oracle"]
HERE = f"{sys.version_info.major}.{sys.version_info.minor}"
# Django 6 wants Python 3.12; where there is none, the newest Django that this Python can run is asked.
HAS_312 = sys.version_info >= (3, 12) or shutil.which("python3.12") is not None
NEWEST = "6.1" if HAS_312 else "5.2"
PYTHON = HERE if sys.version_info >= (3, 12) or not HAS_312 else "3.12"
# Django release line -> the Python it is asked on: 3.1 and 3.2 know none after 3.10.
PYTHONS = {"3.1": "3.10", "3.2": "3.10", "4.2": "3.10", "5.2": PYTHON, "6.0": PYTHON, "6.1": PYTHON}

# What a driver needs that pip cannot bring.
HINTS = {"mysql": "a C compiler, pkg-config and MariaDB's headers (Debian: default-libmysqlclient-dev)"}
HINTS["mariadb"] = HINTS["mysql"]

RESULTS = Path("results")
MATRIX = [
    nox.param(database, django, PYTHONS[django], id=f"{database}-{django}")
    for django in PYTHONS
    for database in DATABASES
]

nox.options.sessions = [*(f"matrix({database}-{NEWEST})" for database in DATABASES), "report"]
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
nox.options.parallel = len(DATABASES)  # they mostly wait, for servers to start and to answer


@nox.session(allow_parallel=True)
@nox.parametrize("database,django,python", MATRIX)
def matrix(session: nox.Session, database: str, django: str) -> None:
    """Ask one database every question, twice, and leave its record in results/."""
    required = required_databases(session)
    ask = ["jsonmatrix", "run", "--quiet", f"--record={RESULTS}", *session.posargs]
    ask += ["--required"] if database in required else []
    session.env["PYTHONHASHSEED"] = "0"  # Django 5.2 writes some IN lists from a set
    # psycopg beside every driver: without it Django's own aggregates for PostgreSQL do not import.
    session.install(f"django~={django}.0", "-e", ".[containers,postgresql]")
    if database == "sqlite":
        session.run(*ask)
    elif reason := missing_driver(session, database):
        session.run(*ask, f"--label={database}", f"--unavailable={reason}")
    else:
        ask.append(f"--settings=settings.{database}")
        session.run("python", "-m", "containers", "--optional", database, "--", *ask)


@nox.session(python=PYTHON)
def report(session: nox.Session) -> None:
    """Put the records of results/ side by side: in the terminal, and in results/matrix.md."""
    session.install("-e", ".")
    show = ["jsonmatrix", "report", str(RESULTS), "--latest"]
    session.run(*show, "--format=markdown", f"--output={RESULTS / 'matrix.md'}", success_codes=[0, 1])
    session.run(*show)


@nox.session(allow_parallel=True)
@nox.parametrize("django,python", [nox.param(d, p, id=d) for d, p in PYTHONS.items()])
def tests(session: nox.Session, django: str) -> None:
    """Run the tests, on SQLite and on every server that can be started."""
    session.install(f"django~={django}.0", "-e", ".[containers,postgresql,test]")
    if django == NEWEST:
        # One Django is enough for the tests of real servers, of both doors and of compiling.
        session.install("-e", ".[oracle]")
        missing_driver(session, "mysql")
    session.run("coverage", "run", f"--data-file=.coverage.{django}", "-m", "pytest", *session.posargs)
    session.run("coverage", "report", f"--data-file=.coverage.{django}", "--skip-covered")


@nox.session(python=PYTHON, allow_parallel=True)
def lint(session: nox.Session) -> None:
    """Hold code, types and the table in the README against what they should be."""
    session.install(f"django~={NEWEST}.0", "-e", ".[containers,lint,test]", "nox")
    session.run("ruff", "check")
    session.run("ruff", "format", "--check")
    session.run("mypy")
    session.run("python", "docs/publish.py", "--check")


@nox.session(python=PYTHON, allow_parallel=True)
def wheel(session: nox.Session) -> None:
    """Build the wheel, install it in a bare environment and run it outside the checkout."""
    session.install("build")
    dist = Path(session.create_tmp()).resolve()
    session.run("python", "-m", "build", "--wheel", "--outdir", str(dist), silent=True)
    session.install("--force-reinstall", *map(str, dist.glob("*.whl")))
    with session.chdir(dist):
        session.run("jsonmatrix", "--version")
        session.run("jsonmatrix", "run", "--quiet", "--record=records")
        session.run("jsonmatrix", "report", "records")


@nox.session(python=PYTHON)
def publish(session: nox.Session) -> None:
    """Put the records of results/ into the package and the README."""
    session.install(f"django~={NEWEST}.0", "-e", ".")
    session.run("python", "docs/publish.py", str(RESULTS))


@nox.session(python=PYTHON)
def bench(session: nox.Session) -> None:
    """Measure questions a second against Django's own JSON tests, on the same servers."""
    session.install("pip", f"django~={NEWEST}.0", "-e", ".[containers,postgresql,mysql]")
    session.run("python", "tests/bench.py", *session.posargs)


def required_databases(session: nox.Session) -> set[str]:
    """The databases that JSONMATRIX_REQUIRE names: one that cannot be asked is a failure."""
    names = {name.strip() for name in os.environ.get("JSONMATRIX_REQUIRE", "").split(",")} - {""}
    if unknown := names - set(DATABASES):
        session.error(
            f"JSONMATRIX_REQUIRE names {', '.join(sorted(unknown))}: there are {', '.join(DATABASES)}."
        )
    return names


def missing_driver(session: nox.Session, database: str) -> str:
    """Install a database's driver; where that fails, say what it would have needed."""
    try:
        session.install("-e", f".[containers,{database}]")
    except nox.command.CommandFailed:
        return (
            f"its driver does not install here: it needs {HINTS.get(database, 'a wheel for this platform')}"
        )
    return ""
