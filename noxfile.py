# /// script
# dependencies = ["nox>=2026.10"]
# ///
"""The environments in which databases are asked, and nothing else.

`nox` asks five databases side by side and shows the table.
"""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
from pathlib import Path
from typing import Any

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

# The history: every release of a server is started once, and asked from every Django in turn.
HISTORY = RESULTS / "history"
RELEASES = {
    "postgresql": ["15", "17", "18"],
    "mysql": ["9.7"],
    "mariadb": ["10.11", "11.8"],
    "sqlite": ["own", "newest"],
    "oracle": ["19", "21", "23"],
}
SERVERS = [
    nox.param(database, release, id=f"{database}-{release}")
    for database, releases in RELEASES.items()
    for release in releases
]
NOT_STARTED = {"sqlite", "oracle"}  # a library, and what Django compiles for
DRIVERS = {"mysql": "mysqlclient", "mariadb": "mysqlclient"}
DRIVERS |= {"sqlite-own": "sqlite3", "sqlite-newest": "pysqlite3"}
# JSONMATRIX_DJANGO=4.2,6.1 asks these alone.
DJANGOS = [d for d in PYTHONS if d in os.environ.get("JSONMATRIX_DJANGO", ",".join(PYTHONS)).split(",")]
# psycopg 3 has environments of its own: where both are installed, Django takes it.
ENVIRONMENTS = [(django, driver) for django in DJANGOS for driver in ("psycopg2", "psycopg")]
ENVIRONMENTS = [(d, driver) for d, driver in ENVIRONMENTS if driver == "psycopg2" or d not in ("3.1", "3.2")]

nox.options.sessions = [*(f"matrix({database}-{NEWEST})" for database in DATABASES), "report"]
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_venv = "yes"
# The matrix mostly waits, for servers to start and to answer; history and tests are at work throughout.
AT_WORK = any(word.startswith(("history", "tests")) for word in sys.argv)
nox.options.parallel = (os.cpu_count() or 1) if AT_WORK else len(DATABASES)


@nox.session(allow_parallel=True)
@nox.parametrize("database,django,python", MATRIX)
def matrix(session: nox.Session, database: str, django: str) -> None:
    """Ask one database every question, twice, and leave its record in results/."""
    required = required_databases(session)
    ask = ["jsonmatrix", "run", "--quiet", f"--record={RESULTS}", *session.posargs]
    ask += ["--required"] if database in required else []
    session.env["PYTHONHASHSEED"] = "0"  # Django 5.2 writes some IN lists from a set
    session.install(f"django~={django}.0", "-e", ".[containers]")
    # psycopg beside every driver: without it Django's own aggregates for PostgreSQL do not import.
    missing_driver(session, "postgresql")
    if database == "sqlite":
        session.run(*ask)
    elif reason := missing_driver(session, driver_of(database, django)):
        session.run(*ask, f"--label={database}", f"--unavailable={reason}")
    else:
        ask.append(f"--settings=settings.{database}")
        session.run("python", "-m", "containers", "--optional", database, "--", *ask)


@nox.session(allow_parallel=True)
@nox.parametrize(
    "django,driver,python",
    [nox.param(d, driver, PYTHONS[d], id=f"{d}-{driver}") for d, driver in ENVIRONMENTS],
)
def environment(session: nox.Session, django: str, driver: str) -> None:
    """Prepare one Django with its drivers for the history."""
    postgresql = "postgresql" if driver == "psycopg2" else "postgresql-psycopg3"
    session.install(f"django~={django}.0", "-e", f".[containers,{postgresql}]")
    missing = {}
    if driver == "psycopg2":
        databases = ("mysql", "mariadb", "sqlite-newest", "oracle")
        missing = {name: missing_driver(session, driver_of(name, django)) for name in databases}
    note = prepared(session, django, driver)
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(json.dumps({"bin": session.bin, "missing": missing}), "utf-8")


@nox.session(
    venv_backend="none",
    allow_parallel=True,
    requires=[f"environment({django}-{driver})" for django, driver in ENVIRONMENTS],
)
@nox.parametrize("database,release", SERVERS)
def history(session: nox.Session, database: str, release: str) -> None:
    """Ask one release of a server from every Django in turn, and leave the records in results/history/."""
    optional = [] if database in required_databases(session) else ["--optional"]
    session.env["PYTHONHASHSEED"] = "0"
    commands, python = [], ""
    for django, driver in ENVIRONMENTS:
        found = json.loads(prepared(session, django, driver).read_text("utf-8"))
        if database == "postgresql" or driver == "psycopg2":
            commands.append([*ask(database, release, driver, found), *session.posargs])
            python = f"{found['bin']}/python"
    if not commands:
        session.error(f"JSONMATRIX_DJANGO names no Django that is asked: there are {', '.join(PYTHONS)}.")
    if database not in NOT_STARTED:
        together = [word for command in commands for word in ("--then", *command)][1:]
        beside = [python, "-m", "containers", *optional, f"{database}:{release}", "--"]
        commands = [[*beside, *together]]
    in_turn(session, commands)


@nox.session(python=PYTHON)
def report(session: nox.Session) -> None:
    """Put the records of results/ side by side: in the terminal, and in results/matrix.md."""
    session.install("-e", ".")
    if width := terminal_width():
        session.env["COLUMNS"] = width
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


def terminal_width() -> str:
    """The width of the terminal that nox was called from, which its parallel sessions do not see."""
    for stream in range(3):
        with contextlib.suppress(OSError):
            return str(os.get_terminal_size(stream).columns)
    return ""


def required_databases(session: nox.Session) -> set[str]:
    """The databases that JSONMATRIX_REQUIRE names: one that cannot be asked is a failure."""
    names = {name.strip() for name in os.environ.get("JSONMATRIX_REQUIRE", "").split(",")} - {""}
    if unknown := names - set(DATABASES):
        session.error(
            f"JSONMATRIX_REQUIRE names {', '.join(sorted(unknown))}: there are {', '.join(DATABASES)}."
        )
    return names


def prepared(session: nox.Session, django: str, driver: str) -> Path:
    """The file in which an environment says where it is, and which drivers it could not install."""
    return session.cache_dir / "history" / f"{django}-{driver}.json"


def ask(database: str, release: str, driver: str, found: dict[str, Any]) -> list[str]:
    """The command that asks one release from one environment, or records why it was not asked."""
    name = f"{database}-{release}"
    settings = "sqlite_newest" if name == "sqlite-newest" else database
    label = name if database == "oracle" else f"{name}-{DRIVERS.get(name, DRIVERS.get(database, driver))}"
    command = [f"{found['bin']}/jsonmatrix", "run", "--quiet", "--optional"]
    command += [f"--record={HISTORY}", f"--label={label}"]
    if reason := found["missing"].get(name) or found["missing"].get(database):
        return [*command, f"--unavailable={reason}"]
    compiled = ["--unavailable=no Oracle server was started"] if database == "oracle" else []
    return [*command, f"--settings=settings.{settings}", *compiled]


def in_turn(session: nox.Session, commands: list[list[str]]) -> None:
    """Run every command, whatever became of those before; fail in the end where one did."""
    failed = 0
    for command in commands:
        try:
            session.run(*command, external=True)
        except nox.command.CommandFailed:
            failed += 1
    if failed:
        session.error(f"{failed} of {len(commands)} commands failed: what they said is above.")


def driver_of(database: str, django: str) -> str:
    """The extra with the driver that this Django takes."""
    legacy = database == "oracle" and django in ("3.1", "3.2", "4.2")
    return "oracle-legacy" if legacy else database


def missing_driver(session: nox.Session, database: str) -> str:
    """Install a database's driver; where that fails, say what it would have needed."""
    isolation = []
    if database == "oracle-legacy":
        # Its setup.py wants the pkg_resources that setuptools 81 no longer has.
        session.install("setuptools<81", "hatchling", "editables")
        isolation = ["--no-build-isolation"]
    try:
        session.install(*isolation, "-e", f".[containers,{database}]")
    except nox.command.CommandFailed:
        return (
            f"its driver does not install here: it needs {HINTS.get(database, 'a wheel for this platform')}"
        )
    return ""
