"""A probe derives from Python what Python knows."""

from __future__ import annotations

import pytest

from jsonmatrix.probe import Open, Raises, probe, probe_set_hash, release_line


@probe(answer=1, docs="topics/db/queries/#x", since="4.2", until="5.2")
def telling_name() -> int:
    """One sentence.

    And more.
    """
    return 1


@probe(answer=Open())
def another() -> int:
    """Nothing is promised."""
    return 2


def test_the_id_is_module_and_function() -> None:
    assert "test_probe.telling_name" == telling_name.id


def test_the_title_is_the_first_line_of_the_docstring() -> None:
    assert "One sentence." == telling_name.title


def test_the_code_is_what_ran_with_its_decorator() -> None:
    assert telling_name.code.startswith('@probe(answer=1, docs="topics/db/queries/#x"')
    assert telling_name.code.endswith("return 1")


def test_the_source_is_djangos_documentation_or_json_itself() -> None:
    assert "https://docs.djangoproject.com/en/stable/topics/db/queries/#x" == telling_name.source
    assert "rfc8259" in another.source


@pytest.mark.parametrize(
    ("django", "exists"), [((3, 2), False), ((4, 2), True), ((5, 2), True), ((6, 0), False)]
)
def test_since_and_until_are_the_first_and_the_last_release_with_it(
    django: tuple[int, int], exists: bool
) -> None:
    assert exists is telling_name.exists_in(django)


def test_a_release_line_is_the_first_two_numbers() -> None:
    assert (4, 2) == release_line("4.2.30")


def test_a_set_of_questions_has_one_name_in_any_order() -> None:
    assert probe_set_hash([telling_name, another]) == probe_set_hash([another, telling_name])
    assert probe_set_hash([telling_name]) != probe_set_hash([another])


def test_references_that_are_no_value_say_what_they_are() -> None:
    assert "raises ValueError" == str(Raises(ValueError))
    assert "nothing is promised" in str(Open())
