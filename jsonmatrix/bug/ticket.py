"""A bug report: what is expected, what came, and how to see it, in Markdown."""

from __future__ import annotations

import re

from jsonmatrix.answer import printable
from jsonmatrix.baseline import Expected
from jsonmatrix.probe import Probe
from jsonmatrix.record import Result, Run
from jsonmatrix.status import Status

from .script import script

NAMES = {"postgresql": "PostgreSQL", "mysql": "MySQL", "mariadb": "MariaDB", "sqlite": "SQLite"}


def ticket(probe: Probe, result: Result, run: Run, known: Expected | None) -> str:
    """Write the ticket for one cell; *known* is what the baseline says of it."""
    parts = [
        f"# {_text(_database(run))} {result.status}: {_text(probe.title)}",
        f"`{probe.id}` {_happened(result)}",
        f"What is right: <{result.source}>",
        "## Expected\n\n" + fenced(result.reference),
        "## Actual\n\n" + fenced(_renamed(result.said)),
        _unstable(result),
        "## Reproduce\n\nExit status 1 while it is so.\n\n" + fenced(script(probe, result, run), "python"),
        _sql(result),
        "## Versions\n\n" + _versions(run),
        _reason(known),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def fenced(text: str, language: str = "") -> str:
    """Put text into a block that nothing within it can end."""
    longest = max((len(run) for run in re.findall(r"`{3,}", text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{printable(text).rstrip()}\n{fence}"


def _happened(result: Result) -> str:
    if result.status is Status.DIFFERS:
        return "gets another answer, without an error."
    by = f" by {result.by}" if result.by else ""
    return f"is refused{by}." if result.status is Status.REFUSED else f"ends in an error{by}."


def _unstable(result: Result) -> str:
    return "" if result.stable else "Asked again it said:\n\n" + fenced(_renamed(result.other or ""))


def _sql(result: Result) -> str:
    lines = [
        statement.sql + (f"\n-- parameters: {', '.join(statement.params)}" if statement.params else "")
        for statement in result.sql
    ]
    return (
        "## SQL, as recorded from a table with more columns\n\n" + fenced(_renamed("\n".join(lines)), "sql")
        if lines
        else ""
    )


def _versions(run: Run) -> str:
    target = run.target
    lines = {
        NAMES.get(target.vendor, target.vendor): target.version or f"{target.release} (not asked: compiled)",
        "Django": target.django,
        target.driver: run.stack.get(target.driver, ""),
        "Python": run.stack.get("python", ""),
        "Platform": run.stack.get("platform", ""),
        **{name: value for name, value in run.server.items() if len(value) <= 200},
    }
    return "\n".join(f"- {_text(name)}: {_text(value)}" for name, value in lines.items() if value)


def _reason(known: Expected | None) -> str:
    if not known:
        return ""
    return f"## Reason\n\n{known.reason}" + (f"\n\n<{known.link}>" if known.link else "")


def _database(run: Run) -> str:
    return f"{NAMES.get(run.target.vendor, run.target.vendor)} {run.target.release}"


def _renamed(text: str) -> str:
    """Call the tables as the script does."""
    return text.replace("jsonmatrix", "example")


def _text(value: str) -> str:
    """One line, in which nothing is markup."""
    line = " ".join(printable(value).split())
    return re.sub(r"([\\`|\[\]_{}#*<>&])", r"\\\1", line)
