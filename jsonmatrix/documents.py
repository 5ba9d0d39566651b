"""The shelf: the documents over which questions are asked, the same on every database."""

from __future__ import annotations

from typing import Any, Final


class _JSONNull:
    """The JSON value null, where None means SQL's NULL."""

    def __repr__(self) -> str:
        return "JSON_NULL"


JSON_NULL: Final = _JSONNull()

SHELF: dict[str, Any] = {
    "sql_null": None,
    "json_null": JSON_NULL,
    "empty_object": {},
    "empty_array": [],
    "boolean": True,
    "integer": 7,
    "float": 9.6,
    "string": "yes",
    "array": [1, [2]],
    "simple": {"a": "b", "c": 14},
    "nested": {
        "foo": "bar",
        "baz": {"a": "b", "c": "d"},
        "bar": ["foo", "bar"],
        "bax": {"foo": "bar"},
    },
    "rich": {
        "a": "b",
        "c": 14,
        "d": ["e", {"f": "g"}],
        "h": True,
        "i": False,
        "j": None,
        "k": {"l": "m"},
        "n": [None, True, False],
        "o": '"quoted"',
        "p": 4.2,
        "r": {"s": True, "t": False},
    },
}

# The ordinary columns of the two documents that have any; price stays NULL.
COLUMNS: dict[str, dict[str, Any]] = {
    "rich": {"number": 14, "text": "b", "flag": True},
    "simple": {"number": 99, "text": "zzz", "flag": False},
}

# name of the review: (name of the document, body)
REVIEWS: dict[str, tuple[str, Any]] = {
    "first": ("rich", {"v": 1, "t": "x"}),
    "second": ("rich", {"v": 2, "t": "y"}),
    "third": ("simple", {"v": 3, "t": "z"}),
}
