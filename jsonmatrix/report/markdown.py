"""The matrix as Markdown: totals, every row, and the reason for every cell that is not `works`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from jsonmatrix import history
from jsonmatrix.answer import printable
from jsonmatrix.matrix import Column, Matrix
from jsonmatrix.record import MEASURED, Result
from jsonmatrix.status import Status

SAID_AT_MOST = 200


def render(matrix: Matrix) -> str:
    """Write the whole report."""
    from . import claims, ranges  # they are written with the helpers below

    parts = ["# jsonmatrix", targets(matrix), "## Totals", totals(matrix), "## Every question", legend()]
    for family, ids in matrix.families.items():
        parts += [f"### {text(family)}", rows(matrix, ids)]
    parts += ["## What is not `works`, and why", reasons(matrix)]
    parts += ["## Claims", claims.section(matrix)]
    parts.append(ranges.section(history.of(column.record for column in matrix.columns)[0]))
    return "\n\n".join(part for part in parts if part) + "\n"


def targets(matrix: Matrix) -> str:
    """What was asked, with what, and on what evidence."""
    lines = [
        (
            column.run.target.database,
            column.run.target.version,
            column.run.target.django,
            " ".join((column.run.target.driver, column.run.stack.get(column.run.target.driver, ""))),
            column.run.evidence
            if column.run.evidence == MEASURED
            else f"{column.run.evidence}: {column.run.reason}",
            column.run.image or "",
            column.run.digest or "",
            column.run.started[:10],
        )
        for column in matrix.columns
    ]
    return table(("database", "server", "Django", "driver", "evidence", "image", "digest", "date"), lines)


def totals(matrix: Matrix) -> str:
    """How many questions of each family end how, on each target."""
    lines = [
        (
            family,
            *(tally(column.cells[id_] for id_ in ids if id_ in column.cells) for column in matrix.columns),
        )
        for family, ids in matrix.families.items()
    ]
    lines.append(("**all**", *(tally(column.record.results) for column in matrix.columns)))
    return table(("", *headings(matrix)), lines)


def rows(matrix: Matrix, ids: list[str]) -> str:
    """One line for each question."""
    lines = [
        (f"{name(id_)} {text(matrix.rows[id_][0].title)}", *(cell(result) for result in matrix.rows[id_]))
        for id_ in ids
    ]
    return table(("", *headings(matrix)), lines, raw=True)


def reasons(matrix: Matrix) -> str:
    """What came back where it should have been something else, and why."""
    lines = []
    heads = headings(matrix)
    for id_, results in matrix.rows.items():
        for column, head, result in zip(matrix.columns, heads, results, strict=True):
            if result.status in (Status.DIFFERS, Status.REFUSED, Status.BREAKS):
                lines.append((name(id_), head, cell(result), *_because(column, result)))
    return table(("question", "database", "", "reference", "got", "because"), lines, raw=True)


def legend() -> str:
    """The six words explained."""
    return "\n".join(f"- {status.glyph} **{status}**: {status.meaning}" for status in Status)


def headings(matrix: Matrix) -> list[str]:
    """What stands over the columns: all of the target where the database alone does not tell them apart."""
    names = [heading(column) for column in matrix.columns]
    if len(set(names)) == len(names):
        return names
    return [
        name.replace(text(column.run.target.database), text(column.label), 1)
        for name, column in zip(names, matrix.columns, strict=True)
    ]


def heading(column: Column) -> str:
    """What stands over a column."""
    target = column.run.target
    evidence = "" if column.run.evidence == MEASURED else f" ({column.run.evidence})"
    return text(f"{target.database}{evidence}")


def cell(result: Result) -> str:
    """Glyph and word: the status never hangs on a symbol alone. Where nothing is promised, the answer too."""
    word = f"{result.status.glyph} {result.status}" + ("" if result.stable else " (unstable)")
    shows_answer = result.is_open and result.status is Status.WORKS
    return f"{word}, open: {code(result.said)}" if shows_answer else word


def tally(results: Iterable[Result]) -> str:
    """Count statuses, mildest first: `12 ✓ 1 ⊘ 2 ≠`."""
    counts = Counter(result.status for result in results)
    return " ".join(f"{counts[status]} {status.glyph}" for status in Status if counts[status])


def table(head: Iterable[str], lines: Iterable[Iterable[str]], *, raw: bool = False) -> str:
    """A table; cells are escaped unless they are *raw*."""
    head = list(head)
    written = ["| " + " | ".join(head) + " |", "|" + " --- |" * len(head)]
    for line in lines:
        written.append("| " + " | ".join(item if raw else text(item) for item in line) + " |")
    return "\n".join(written)


def text(value: str) -> str:
    """Escape what Markdown or the HTML within it would take for markup; one line."""
    value = " ".join(printable(value).split())
    for character in "\\`|[]_{}#":
        value = value.replace(character, "\\" + character)
    return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def code(value: str) -> str:
    """Show a value as it is, shortened."""
    value = value if len(value) <= SAID_AT_MOST else value[:SAID_AT_MOST] + "…"
    return f"<code>{text(value)}</code>"


def name(id_: str) -> str:
    """An id as code; one that is none is escaped like any other value."""
    return f"`{id_}`" if id_.replace(".", "").isidentifier() else code(id_)


def _because(column: Column, result: Result) -> tuple[str, str, str]:
    known = column.known(result.id)
    reason = ""
    if known and known.status is result.status:
        reason = text(known.reason) + (f" [link]({known.link})" if known.link else "")
    return (
        code(result.reference),
        code(result.said),
        reason or "**a surprise**: the baseline does not expect it",
    )
