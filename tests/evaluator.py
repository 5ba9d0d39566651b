"""Lookups over JSON in plain Python: which names a queryset should give, without a database.

The conditions are those Django wrote into the query, with the IS NOT NULL it adds to a negation;
what each means is said here, by JSON and Django's documentation. `CannotEvaluate` says the rest.
"""

from __future__ import annotations

import json
import operator
import re
from collections.abc import Callable, Hashable, Mapping
from enum import Enum
from functools import partial
from typing import Any

from django.db.models import JSONField, Value
from django.db.models.expressions import Col
from django.db.models.lookups import Lookup
from django.db.models.query import ModelIterable, QuerySet
from django.db.models.sql.where import NothingNode, WhereNode

from jsonmatrix.documents import JSON_NULL
from jsonmatrix.models import VERSION, Document, KeyTextTransform, KeyTransform

Truth = bool | None  # None is SQL's unknown
Row = tuple[str, Any]  # the document's name and its body
Absent = Enum("Absent", "SQL_NULL MISSING")  # no JSON value, not even null: no body, or no such path in it


class CannotEvaluate(Exception):  # noqa: N818 (an answer in its own right, as StopIteration is)
    """The queryset asks for something that has no rule here."""


def evaluate(queryset: QuerySet, documents: Mapping[str, Any]) -> list[str]:
    """Name the documents, None being SQL NULL, that the queryset matches, in its order."""
    query = queryset.query
    plain = queryset.model is Document and queryset._iterable_class is ModelIterable
    more = (query.annotations, query.extra, query.distinct, query.is_sliced, query.combinator, query.group_by)
    if not plain or any(more) or len(query.alias_map) > 1:
        raise CannotEvaluate("more than conditions on documents")
    matched = [row[0] for row in documents.items() if _truth(query.where, row)]
    return sorted(matched, reverse=_descending(query))


def _descending(query: Any) -> bool:
    order = tuple(query.order_by or (query.default_ordering and Document._meta.ordering) or ())
    if query.extra_order_by or order not in {("name",), ("-name",)}:
        raise CannotEvaluate("another order than that of the names")
    return (order == ("-name",)) is bool(query.standard_ordering)


def _truth(node: Any, row: Row) -> Truth:
    if isinstance(node, NothingNode):
        return False
    if isinstance(node, WhereNode):
        truth = _combined(node.connector, [_truth(child, row) for child in node.children])
        return truth if truth is None else truth is not node.negated
    if isinstance(node, Lookup) and not node.bilateral_transforms:
        return _json_holds(node, row) if _column(node.lhs) == "body" else _name_holds(node, row[0])
    raise CannotEvaluate("a condition that is no lookup")


def _combined(connector: str, parts: list[Truth]) -> Truth:
    if connector in {"AND", "OR"}:
        decisive = connector == "OR"
        return decisive if decisive in parts else None if None in parts else not decisive
    if len(parts) != 2:
        raise CannotEvaluate("XOR of more than two, which Django 5.0 has changed")
    return (parts[0] is True) is not (parts[1] is True)  # as Django writes it out, unknown is not matched


def _name_holds(lookup: Lookup, name: str) -> bool:
    listed = {"exact": [lookup.rhs], "in": lookup.rhs}.get(lookup.lookup_name)
    if isinstance(listed, (list, tuple)) and all(isinstance(item, str) for item in listed):
        return name in listed
    raise CannotEvaluate("a condition on the name")


def _json_holds(lookup: Lookup, row: Row) -> Truth:
    rule, value = lookup.lookup_name, _left(lookup.lhs, row)
    if isinstance(lookup.lhs, KeyTextTransform) is not (rule in TEXT) and rule != "icontains":
        raise CannotEvaluate("text where JSON is meant, or JSON where text is")
    if rule == "isnull":
        return isinstance(value, Absent) is bool(lookup.rhs)
    if rule in KEYS:
        return _has_keys(rule, value, lookup.rhs if isinstance(lookup.rhs, list) else [lookup.rhs])
    right = lookup.rhs if rule in TEXT else _right(rule, lookup.rhs)
    if isinstance(value, Absent):
        return False if rule == "in" and not right else None
    return _text_holds(rule, value, right) if rule in TEXT else JSON[rule](value, right)


def _column(side: Any) -> str:
    while isinstance(side, KeyTransform):
        side = side.lhs
    if not isinstance(side, Col) or side.target.name not in {"name", "body"}:
        raise CannotEvaluate("a side that is neither the name nor the body")
    return str(side.target.name)


def _left(side: Any, row: Row) -> Any:
    if isinstance(side, KeyTransform):
        return _item(_left(side.lhs, row), side.key_name)
    return Absent.SQL_NULL if row[1] is None else None if row[1] is JSON_NULL else row[1]


def _item(value: Any, key: str) -> Any:
    """Go down one step: an integer is an index into an array, and no key of an object."""
    index = int(key) if re.fullmatch("-?[0-9]+", key) else None
    if isinstance(value, list) and index is not None and -len(value) <= index < len(value):
        return value[index]
    if isinstance(value, dict) and index is None:
        return value.get(key, Absent.MISSING)
    return value if value is Absent.SQL_NULL else Absent.MISSING


def _right(rule: str, right: Any) -> Any:
    listed = rule in {"in", "range"}
    if rule not in JSON or (listed and (not isinstance(right, (list, tuple)) or None in right)):
        raise CannotEvaluate("a lookup without a rule, or a list that is none")
    return [_literal(item) for item in right] if listed else _literal(right)


def _literal(value: Any) -> Any:
    if isinstance(value, Value) and isinstance(value.output_field, JSONField):
        value = value.value
    elif isinstance(value, str) and VERSION < (4, 2):
        value = json.loads(value)  # there the field had already written it as JSON
    _identity(value)
    return value


def _identity(value: Any) -> Hashable:
    """Two JSON values are equal where these are: type by type, numbers by value, objects without order."""
    if value is None or isinstance(value, (bool, str)):
        return type(value).__name__, value
    if isinstance(value, (int, float)):
        return "number", value
    if isinstance(value, (list, tuple)):
        return "array", tuple(_identity(item) for item in value)
    if isinstance(value, dict):
        return "object", frozenset((key, _identity(item)) for key, item in value.items())
    raise CannotEvaluate("another column or expression, or what JSON has no form for")


def _in_order(promise: Callable[[Any, Any], bool], one: Any, other: Any) -> Truth:
    """Numbers are compared with numbers and strings with strings; of other pairs nothing is known."""
    kinds = {"number" if type(side) in (int, float) else type(side).__name__ for side in (one, other)}
    return promise(one, other) if kinds in ({"number"}, {"str"}) else None


def _contains(outer: Any, inner: Any, top: bool = True) -> bool:
    if isinstance(outer, dict) and isinstance(inner, dict):
        return all(key in outer and _contains(outer[key], item, top=False) for key, item in inner.items())
    if isinstance(outer, list) and isinstance(inner, list):
        return all(any(_contains(item, wanted, top=False) for item in outer) for wanted in inner)
    if isinstance(outer, list) and not isinstance(inner, dict) and top:
        return _identity(inner) in map(_identity, outer)
    return _identity(outer) == _identity(inner)


def _has_keys(rule: str, value: Any, keys: list[Any]) -> Truth:
    if not all(isinstance(key, str) for key in keys):
        raise CannotEvaluate("a key that is not a string")
    found = [isinstance(value, dict) and key in value for key in keys]
    return None if value is Absent.SQL_NULL else KEYS[rule](found)


def _text_holds(rule: str, value: Any, right: Any) -> Truth:
    if rule == "iexact" and right is None:
        return value is None
    if not isinstance(right, str) or value is None or not (isinstance(value, str) or rule == "icontains"):
        raise CannotEvaluate("the text of what is not a string")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return TEXT[rule](text, right)


KEYS: dict[str, Callable[[Any], bool]] = {"has_key": all, "has_keys": all, "has_any_keys": any}
JSON: dict[str, Callable[[Any, Any], Truth]] = {
    "exact": lambda value, right: _identity(value) == _identity(right),
    "in": lambda value, listed: _identity(value) in map(_identity, listed),
    "gt": partial(_in_order, operator.gt),
    "gte": partial(_in_order, operator.ge),
    "lt": partial(_in_order, operator.lt),
    "lte": partial(_in_order, operator.le),
    "range": lambda value, ends: JSON["gte"](value, ends[0]) and JSON["lte"](value, ends[1]),
    "contains": _contains,
    "contained_by": lambda value, outer: _contains(outer, value),
}
TEXT: dict[str, Callable[[str, str], bool]] = {
    "startswith": str.startswith,
    "endswith": str.endswith,
    "istartswith": lambda text, part: text.casefold().startswith(part.casefold()),
    "iendswith": lambda text, part: text.casefold().endswith(part.casefold()),
    "icontains": lambda text, part: part.casefold() in text.casefold(),
    "iexact": lambda text, other: text.casefold() == other.casefold(),
    "regex": lambda text, pattern: re.search(pattern, text) is not None,
    "iregex": lambda text, pattern: re.search(pattern, text, re.IGNORECASE) is not None,
}
