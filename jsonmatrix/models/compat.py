"""One spelling for what Django has renamed, and stand-ins for what an older Django lacks.

A stand-in is never asked about: the probe's `since` says that the question does not exist there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import django
from django.db import models
from django.db.models import CheckConstraint, JSONField, Q, UniqueConstraint, Value
from django.db.models.fields.json import KeyTextTransform, KeyTransform

VERSION: tuple[int, int] = django.VERSION[:2]

if VERSION >= (4, 2):
    from django.db.models.fields.json import KT
else:

    def KT(lookup: str) -> Any:  # noqa: N802 (Django's own name)
        """What `KT()` does from Django 4.2 on: a key as text."""
        previous, *keys = lookup.split("__")
        if not keys:
            msg = "Lookup must contain key or index transforms."
            raise ValueError(msg)
        for key in keys[:-1]:
            previous = KeyTransform(key, previous)
        return KeyTextTransform(keys[-1], previous)


def check(condition: Any, *, name: str, **options: Any) -> CheckConstraint:
    """Make a CheckConstraint; its `check=` became `condition=` in Django 5.1 (#35234)."""
    spelling = "condition" if VERSION >= (5, 1) else "check"
    return CheckConstraint(**{spelling: condition}, name=name, **options)


def expression_index(*expressions: Any, name: str, **options: Any) -> list[models.Index]:
    """Make a list of one functional index, of none before Django 3.2."""
    return [models.Index(*expressions, name=name, **options)] if VERSION >= (3, 2) else []


def expression_unique(*expressions: Any, name: str, **options: Any) -> list[UniqueConstraint]:
    """Make a list of one UniqueConstraint over expressions, of none before Django 4.0."""
    return [UniqueConstraint(*expressions, name=name, **options)] if VERSION >= (4, 0) else []


def from_django(since: tuple[int, int], make: Callable[[], Any], *, before: Any = None) -> Any:
    """Call *make* on a Django that has what it needs; older ones get *before*."""
    return make() if since <= VERSION else before


def generated_field(expression: Any, output_field: models.Field, **options: Any) -> models.Field:
    """Make a GeneratedField; before Django 5.0 an ordinary, empty column."""
    if VERSION < (5, 0):
        return models.IntegerField(null=True)
    options.setdefault("db_persist", True)
    return models.GeneratedField(expression=expression, output_field=output_field, **options)


def json_null() -> Any:
    """Return the JSON value null for a query or an assignment, as this Django spells it."""
    if VERSION >= (6, 1):
        from django.db.models import JSONNull

        return JSONNull()
    return Value(None, JSONField()) if VERSION >= (4, 2) else Value("null")


__all__ = [
    "KT",
    "VERSION",
    "KeyTextTransform",
    "KeyTransform",
    "Q",
    "check",
    "expression_index",
    "expression_unique",
    "from_django",
    "generated_field",
    "json_null",
]
