"""What Django declares of a database stands beside what was observed there."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from rich.console import Console

import jsonmatrix
from jsonmatrix import declared, matrix, probes, reading
from jsonmatrix.declared import Compared, Flag
from jsonmatrix.engine.target import FEATURES
from jsonmatrix.matrix import Matrix
from jsonmatrix.report import claims as shown_claims
from jsonmatrix.status import Status
from jsonmatrix.wanted import ClaimsError

from .conftest import Command
from .fakes import HOSTILE, lines_of, record, result, write

FLAGS = declared.load()
FLAG = """
[[flag]]
name = "supports_it"
says = "It can be used."
means = [
  { when = true, probes = ["family.one"], should = "works" },
  { when = false, probes = ["family.one"], should = "not works" },
]
"""
CONTAINS = "supports_json_field_contains"
CELL = "field_lookups.contains_object"


def compared(status: Status, **flags: str) -> Compared | None:
    """The flag beside one cell."""
    (flag,) = declared.parse(FLAG, "declared.toml")
    (column,) = matrix.of([record(result("family.one", status), declared=flags)]).columns
    return declared.compare(flag, column)


def printed(made: Matrix) -> str:
    """What the terminal shows of the flags."""
    console = Console(file=io.StringIO(), width=200)
    shown_claims.render_declared(made, console)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


@pytest.mark.parametrize(
    ("value", "status", "contradicted"),
    [
        ("true", Status.WORKS, False),
        ("true", Status.BREAKS, True),
        ("true", Status.DIFFERS, True),
        ("false", Status.WORKS, True),
        ("false", Status.REFUSED, False),
        ("true", Status.NOT_RUN, False),
    ],
)
def test_a_flag_is_contradicted_by_what_was_observed(value: str, status: Status, contradicted: bool) -> None:
    found = compared(status, supports_it=value)
    assert found is not None
    assert contradicted is bool(found.against)


def test_a_flag_that_is_not_declared_is_not_compared() -> None:
    assert compared(Status.BREAKS, another="true") is None


def test_what_was_not_asked_is_left_out() -> None:
    made = matrix.of([record(result(CELL, Status.NOT_RUN), declared={CONTAINS: "true"})])
    assert not list(declared.compared(made))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[flag]", r"declared.toml: is not a list of \[\[flag\]\]"),
        (FLAG.replace("when = true, ", ""), "is not a list .*when"),
        (FLAG.replace('"works"', '"partial"'), "is not a list .*partial"),
        (FLAG.replace('["family.one"]', "[]"), "supports_it must name probes"),
        (FLAG * 2, "supports_it must be there once"),
        ('[[flag]]\nname = "one"\nsays = "x"\nmeans = []', "one must be there once, and mean something"),
    ],
)
def test_a_bad_file_says_what_to_mend(text: str, words: str) -> None:
    with pytest.raises(ClaimsError, match=words):
        declared.parse(text, "declared.toml")


@pytest.mark.parametrize("flag", FLAGS, ids=[flag.name for flag in FLAGS])
def test_a_flag_is_recorded_and_its_probes_exist(flag: Flag) -> None:
    assert flag.name in FEATURES
    assert flag.says.endswith(".")
    assert not {probe for meaning in flag.means for probe in meaning.probes} - {
        probe.id for probe in probes.load()
    }


def test_contradictions_are_listed_and_marked_in_the_table() -> None:
    made = matrix.of(
        [
            record(result(CELL), declared={CONTAINS: "false"}, vendor="mysql"),
            record(result(CELL), declared={CONTAINS: "true"}),
        ]
    )
    for text in (printed(made), shown_claims.declared_page(made).replace("\\", "")):
        assert "false, contradicted" in text
        assert f"{CONTAINS} is false on mysql-3.40-django-6.1-driver: {CELL} works" in text
        assert "on sqlite" not in text


def test_that_there_is_no_contradiction_is_said() -> None:
    made = matrix.of([record(result(CELL), declared={CONTAINS: "true"})])
    for text in (printed(made), shown_claims.declared_page(made)):
        assert "Nothing that was observed contradicts what is declared." in text


def test_mysql_has_a_native_type_that_django_does_not_declare() -> None:
    published = matrix.of(reading.read_folder(Path(jsonmatrix.__file__).parent / "published"))
    contradicted = {
        one.column.partition("-")[0]
        for one in declared.compared(published)
        if one.flag.name == "has_native_json_field" and one.against
    }
    assert contradicted == {"mysql"}


def test_what_came_from_a_server_is_inert() -> None:
    made = matrix.of([record(result(CELL), declared={CONTAINS: "false"}, release=HOSTILE)])
    assert "\x1b" not in printed(made)
    assert "<script" not in shown_claims.declared_page(made)


@pytest.mark.parametrize("form", ["terminal", "markdown"])
def test_the_command_shows_flags_and_contradictions(form: str, jsonmatrix: Command, tmp_path: Path) -> None:
    write(tmp_path / "r.jsonl", lines_of(record(result(CELL), declared={CONTAINS: "false"})))
    done = jsonmatrix("claims", "r.jsonl", "--declared", "--format", form)
    assert done.returncode == 0
    assert f"{CELL} works" in done.stdout.replace("\\", "")
