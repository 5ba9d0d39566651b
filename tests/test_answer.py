"""Canonical text tells apart what Python calls equal, and nothing that JSON calls equal."""

from __future__ import annotations

import datetime
import json
import uuid
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jsonmatrix.answer import canonical, clipped, printable

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (True, 1),
        (False, 0),
        (1, 1.0),
        ("1", 1),
        (None, "null"),
        ({}, []),
        (0.0, -0.0),
        (Decimal("1.5"), 1.5),
        ([1, 2], [2, 1]),
    ],
)
def test_what_python_may_call_equal_is_told_apart(one: object, other: object) -> None:
    assert canonical(one) != canonical(other)


def test_the_order_of_keys_does_not_matter() -> None:
    assert canonical({"a": 1, "b": 2}) == canonical({"b": 2, "a": 1})


def test_a_tuple_is_an_array() -> None:
    assert canonical((1, (2,))) == canonical([1, [2]])


def test_equal_decimals_are_equal_whatever_their_zeros() -> None:
    assert canonical(Decimal("4.20")) == canonical(Decimal("4.2"))


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime.date(2020, 5, 1), '{"date": "2020-05-01"}'),
        (uuid.UUID(int=5), '{"UUID": "00000000-0000-0000-0000-000000000005"}'),
        (float("nan"), '{"float": "nan"}'),
        (10**30, "1" + "0" * 30),
        ("\ud800", '"\\ud800"'),
        ("a\x00b", '"a\\u0000b"'),
    ],
)
def test_what_json_has_no_form_for_is_named(value: object, text: str) -> None:
    assert text == canonical(value)


@given(json_values)
def test_any_json_survives(value: Any) -> None:
    assert value == json.loads(canonical(value))


@given(json_values, json_values)
def test_equal_texts_come_from_equal_values(one: Any, other: Any) -> None:
    if canonical(one) == canonical(other):
        assert one == other


@given(st.text(alphabet=st.characters()))
def test_printable_text_is_harmless_in_a_terminal(text: str) -> None:
    assert all(c.isprintable() or c in "\n\t" for c in printable(text))


def test_a_long_text_is_clipped_and_says_so() -> None:
    assert "aaa… (10 characters)" == clipped("a" * 10, 3)
