"""Questions a second against Django's own JSON tests, on the same servers in the same run.

Prints ratios: milliseconds belong to a machine. Run it with `nox -s bench`.
"""

from __future__ import annotations

import os
import re
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import django
from rich.console import Console
from rich.table import Table

from jsonmatrix.reading import read_record
from jsonmatrix.status import Status

CHECKOUT = Path(__file__).parent.parent
DATABASES = ("sqlite", "postgresql", "mysql", "mariadb")
DJANGO_TESTS = ("model_fields.test_jsonfield", "db_functions.json")
TIMES = 3
SETTINGS = """
from settings.{name} import *
DATABASES["other"] = {{**DATABASES["default"], "TEST": {{"NAME": "test_other"}}}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
INSTALLED_APPS = []
"""


@dataclass
class Measured:
    """What one way of asking took on one database: medians over several runs."""

    count: int
    seconds: float
    process: float

    @property
    def rate(self) -> float:
        return self.count / self.seconds


def main() -> None:
    """Measure on every database named, all four by default, and print the ratios."""
    if sys.argv[1:2] == ["--beside"]:
        name, source = sys.argv[2], Path(sys.argv[3])
        both = (django_tests(name, source), ours(name))
        line = [f"{value.count} {value.seconds} {value.process}" for value in both]
        sys.stdout.write("\n".join(["MEASURED", *line]) + "\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        tests = django_source(Path(folder))
        show({name: beside(name, tests) for name in sys.argv[1:] or DATABASES})
    show_start_up()


def beside(name: str, source: Path) -> tuple[Measured, Measured]:
    """Measure both on one server, started for the purpose."""
    measure = [sys.executable, __file__, "--beside", name, str(source)]
    start = [sys.executable, "-m", "containers", name, "--"] if name != "sqlite" else []
    done = subprocess.run([*start, *measure], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    if "MEASURED" not in done.stdout:
        sys.exit(f"bench: {name} was not measured:\n{done.stdout[-1000:]}{done.stderr[-2000:]}")
    lines = done.stdout.partition("MEASURED\n")[2].splitlines()[:2]
    theirs, mine = (Measured(int(c), float(s), float(p)) for c, s, p in map(str.split, lines))
    return theirs, mine


def django_source(folder: Path) -> Path:
    """Fetch the source package of the Django that is installed: its tests are not in the wheel."""
    wanted = f"django=={django.get_version()}"
    fetch = ["download", "--quiet", "--no-deps", "--no-binary=:all:", f"--dest={folder}", wanted]
    subprocess.run([sys.executable, "-m", "pip", *fetch], check=True)
    (archive,) = folder.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    (tests,) = folder.glob("*/tests")
    return tests


def django_tests(name: str, tests: Path) -> Measured:
    """Run Django's own JSON tests several times."""
    (tests / f"bench_{name}.py").write_text(SETTINGS.format(name=name), "utf-8")
    command = [
        sys.executable,
        "runtests.py",
        f"--settings=bench_{name}",
        "--parallel=1",
        "--noinput",
        *DJANGO_TESTS,
    ]
    runs = []
    for _ in range(TIMES):
        output, process = timed(command, tests)
        found = re.search(r"Ran (\d+) tests in ([\d.]+)s", output)
        if found is None:
            sys.exit(output[-2000:])
        runs.append(Measured(int(found[1]), float(found[2]), process))
    return median(runs)


def ours(name: str) -> Measured:
    """Ask the catalogue once, several times over."""
    runs = []
    for _ in range(TIMES):
        with tempfile.TemporaryDirectory() as folder:
            command = [sys.executable, "-m", "jsonmatrix", "run", "--quiet", "--once", f"--record={folder}"]
            _, process = timed([*command, f"--settings=settings.{name}"], CHECKOUT)
            (path,) = Path(folder).glob("*.jsonl")
            record = read_record(path)
        asked = sum(result.status is not Status.NOT_APPLICABLE for result in record.results)
        runs.append(Measured(asked, record.end.elapsed, process))
    return median(runs)


def timed(command: list[str], folder: Path) -> tuple[str, float]:
    """Run a command, and say what it printed and how long the whole process took."""
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "PYTHONHASHSEED": "0"}
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr, time.perf_counter() - start


def median(runs: Iterable[Measured]) -> Measured:
    """The run in the middle, by time."""
    runs = list(runs)
    return Measured(
        runs[0].count,
        statistics.median(run.seconds for run in runs),
        statistics.median(run.process for run in runs),
    )


def show(figures: dict[str, tuple[Measured, Measured]]) -> None:
    """Print both rates and their ratio."""
    table = Table("database", "Django's tests", "a second", "questions", "a second", "ratio", "process")
    for name, (theirs, mine) in figures.items():
        table.add_row(
            name,
            f"{theirs.count} in {theirs.seconds:.2f} s",
            f"{theirs.rate:.0f}",
            f"{mine.count} in {mine.seconds:.2f} s",
            f"{mine.rate:.0f}",
            f"{mine.rate / theirs.rate:.2f}",
            f"{theirs.process:.1f} s, {mine.process:.1f} s",
        )
    Console(width=120).print(table)


def show_start_up() -> None:
    """Print how long `jsonmatrix --help` takes."""
    help_ = [sys.executable, "-m", "jsonmatrix", "--help"]
    seconds = statistics.median(timed(help_, CHECKOUT)[1] for _ in range(10))
    Console().print(f"jsonmatrix --help: {seconds:.3f} s")


if __name__ == "__main__":
    main()
