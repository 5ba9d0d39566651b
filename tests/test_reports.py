"""A report says what the records say, in words as well as glyphs, and whatever they hold is inert in it."""

from __future__ import annotations

import io
import re

import pytest
from rich.console import Console

from jsonmatrix import matrix
from jsonmatrix.matrix import Matrix
from jsonmatrix.record import COMPILED, Failure, Statement
from jsonmatrix.report import evidence, markdown, terminal
from jsonmatrix.status import Status

from .fakes import HOSTILE, record, result


def shown(render: object, *arguments: object, width: int = 120, **options: object) -> str:
    """What a renderer prints on a terminal of this width."""
    console = Console(file=io.StringIO(), width=width)
    render(*arguments, console=console, **options)  # type: ignore[operator]
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.fixture
def two() -> Matrix:
    differs = result("family.one", Status.DIFFERS, answer="[1]", reference="[2]")
    return matrix.of(
        [
            record(result("family.one"), result("family.two")),
            record(
                differs,
                result("family.two", Status.NOT_RUN),
                vendor="oracle",
                release="23",
                evidence=COMPILED,
                reason="no image",
            ),
        ]
    )


def test_the_terminal_shows_the_rows_that_part_ways(two: Matrix) -> None:
    text = shown(terminal.render, two)
    assert "≠ differs" in text
    assert "  two" not in text
    assert "Works on every database asked: 1 (`jsonmatrix report --all` shows them)." in text


def test_the_terminal_shows_everything_on_demand(two: Matrix) -> None:
    assert "  two" in shown(terminal.render, two, everything=True)


def test_what_was_compiled_is_labelled_everywhere(two: Matrix) -> None:
    assert "(compiled)" in shown(terminal.render, two)
    assert "oracle-23 is compiled: no image" in shown(terminal.render, two)
    assert "oracle-23 (compiled)" in markdown.render(two)
    assert "compiled: no image" in markdown.render(two)


def test_statuses_are_words_beside_their_glyphs(two: Matrix) -> None:
    for text in (shown(terminal.render, two), markdown.render(two)):
        assert all(str(status) in text for status in Status)


def test_five_columns_fit_into_eighty_characters() -> None:
    vendors = ["postgresql", "mysql", "mariadb", "sqlite", "oracle"]
    wide = matrix.of(
        [record(result("family.a_rather_long_name", Status.DIFFERS), vendor=vendor) for vendor in vendors]
    )
    lines = shown(terminal.render, wide, width=80).splitlines()
    assert max(map(len, lines)) <= 80
    assert any(line.count("≠ differs") == 5 for line in lines)


def test_a_surprise_names_reference_and_answer(two: Matrix) -> None:
    text = shown(terminal.render_surprises, two)
    assert "oracle-23-django-6.1-driver family.one: differs where the baseline expects works" in text
    assert "reference [2]" in text
    assert "got       [1]" in text


def test_the_evidence_of_a_row_shows_question_answers_and_statements() -> None:
    broken = result(
        "family.one",
        Status.BREAKS,
        by="database",
        error=Failure("DataError", "no such thing", "22P02"),
        sql=[Statement("SELECT %s", ["'x'"])],
        stable=False,
        other="[1]",
        indexes=["an_index"],
    )
    text = shown(evidence.render, matrix.of([record(broken)]), "family.one")
    for part in (
        "def works()",
        "breaks by database",
        "DataError: no such thing",
        "['x']",
        "asked again it said: [1]",
        "an_index",
    ):
        assert part in text


def test_markdown_gives_the_reason_of_the_baseline_or_calls_it_a_surprise(two: Matrix) -> None:
    assert "**a surprise**" in markdown.render(two)


def test_totals_count_by_family(two: Matrix) -> None:
    assert "| A family | 2 ✓ | 1 ? 1 ≠ |" in markdown.totals(two)


@pytest.mark.parametrize("status", [Status.DIFFERS, Status.BREAKS, Status.REFUSED])
def test_hostile_text_is_inert_in_markdown(status: Status) -> None:
    hostile = result("family.one", status, title=HOSTILE, answer=HOSTILE, reference=HOSTILE)
    text = markdown.render(matrix.of([record(hostile, release=HOSTILE, families={"family": HOSTILE})]))
    assert "<script" not in text
    assert not re.search(r"(?<!\\)\]\(javascript", text)
    assert "\x1b" not in text
    columns = {
        line.replace("\\|", "").count("|") for line in text.splitlines() if line.startswith("| `family.one`")
    }
    assert columns == {3, 7}


def test_hostile_text_is_inert_in_the_terminal() -> None:
    hostile = result(
        "family.one", Status.DIFFERS, title=HOSTILE, answer=HOSTILE, reference=HOSTILE, code=HOSTILE
    )
    made = matrix.of([record(hostile, release=HOSTILE, families={"family": HOSTILE})])
    for text in (
        shown(terminal.render, made),
        shown(terminal.render_surprises, made),
        shown(evidence.render, made, "family.one"),
    ):
        assert "\x1b" not in text


def test_open_answers_that_differ_are_shown() -> None:
    """Nothing is promised, so neither is wrong; that they differ is what a reader must know."""
    open_ended = "open: nothing is promised"
    first = record(result("family.one", reference=open_ended, answer='["a"]'))
    second = record(result("family.one", reference=open_ended, answer='["b"]'), vendor="mysql")
    made = matrix.of([first, second])
    assert "✓ works (open)" in shown(terminal.render, made)
    assert "✓ works, open: <code>" in markdown.render(made)
    assert "Works on every" not in shown(terminal.render, made)
