"""Turning what a question returned into an answer that can be compared."""

from __future__ import annotations

from contextlib import nullcontext
from typing import Any

from django.db import connection
from django.db.models import Model
from django.db.models.query import QuerySet

from .tables import Aside


def plain(value: Any, aside: Aside = nullcontext) -> Any:
    """Fetch and name: an object answers with its name, a queryset with a list, a model with its schema.

    *aside* keeps the look into the schema off the tape.
    """
    if isinstance(value, Model):
        return value.name
    if isinstance(value, type) and issubclass(value, Model):
        with aside():
            return schema_of(value)
    if isinstance(value, (list, tuple, QuerySet)):
        return [plain(item, aside) for item in value]
    if isinstance(value, dict):
        return {key: plain(item, aside) for key, item in value.items()}
    return value


def schema_of(model: type[Any]) -> dict[str, Any]:
    """Tell what the database has of the indexes and constraints in `Meta`; None for what is not there."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    meta = model._meta
    declared = [item.name for item in [*meta.indexes, *meta.constraints]]
    by_name = {connection.introspection.identifier_converter(name): info for name, info in found.items()}
    return {
        name: _described(by_name.get(connection.introspection.identifier_converter(name)))
        for name in declared
    }


def _described(info: dict[str, Any] | None) -> dict[str, Any] | None:
    if info is None:
        return None
    columns = [column for column in info["columns"] or () if column]
    return {"columns": columns, "kind": _kind(info)}


def _kind(info: dict[str, Any]) -> str:
    if info["check"]:
        return "check"
    if info["unique"]:
        return "unique"
    # PostgreSQL's btree and SQLite's only kind are called "idx" by Django's introspection.
    kind = str(info.get("type") or "").lower()
    return "index" if kind in ("", "idx", "btree") else f"{kind} index"
