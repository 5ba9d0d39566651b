"""Tables with an index over JSON, each made for the questions that name it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.postgres import indexes as postgres
from django.contrib.postgres.indexes import BrinIndex, BTreeIndex, GinIndex, HashIndex, SpGistIndex
from django.db import models
from django.db.models import CharField, F, IntegerField, OrderBy, Q
from django.db.models.functions import Cast, Lower

from .compat import KT, VERSION, expression_index, from_django
from .documents import Shelved

if VERSION >= (3, 2):
    from django.db.models.functions import Collate
    from django.db.models.indexes import IndexExpression

    # What django.contrib.postgres does when it is installed; to install it, a project needs psycopg.
    IndexExpression.register_wrappers(OrderBy, postgres.OpClass, Collate)


def _key_index(kind: type[models.Index], make: Callable[[], Any], *, name: str) -> list[models.Index]:
    return [kind(make(), name=name)] if VERSION >= (3, 2) else []


class Unindexed(Shelved):
    """A table to which the question itself adds an index."""


class FieldIndexed(Shelved):
    """An ordinary index on the whole column."""

    class Meta(Shelved.Meta):
        indexes = [models.Index(fields=["body"], name="index_body")]


class DbIndexed(Shelved):
    """A JSONField with db_index=True."""

    body = models.JSONField(null=True, db_index=True)


class ColumnAndFieldIndexed(Shelved):
    """An index on an ordinary column and a JSONField."""

    class Meta(Shelved.Meta):
        indexes = [models.Index(fields=["number", "body"], name="index_number_body")]


class KeyTextIndexed(Shelved):
    """A functional index on a key as text."""

    class Meta(Shelved.Meta):
        indexes = expression_index(KT("body__slug"), name="index_kt")


class KeyTextDescendingIndexed(Shelved):
    """A functional index on a key as text, in descending order."""

    class Meta(Shelved.Meta):
        indexes = expression_index(KT("body__slug").desc(), name="index_kt_desc")


class KeyIndexed(Shelved):
    """A functional index on a key as JSON."""

    class Meta(Shelved.Meta):
        indexes = expression_index("body__slug", name="index_key")


class KeyCastIndexed(Shelved):
    """A functional index on a key as text of limited length."""

    class Meta(Shelved.Meta):
        indexes = expression_index(Cast(KT("body__slug"), CharField(max_length=50)), name="index_kt_char")


class PathCastIndexed(Shelved):
    """A functional index on a key within a key."""

    class Meta(Shelved.Meta):
        indexes = expression_index(
            Cast(KT("body__owner__name"), CharField(max_length=50)), name="index_path_char"
        )


class KeyIntegerIndexed(Shelved):
    """A functional index on a key as an integer."""

    class Meta(Shelved.Meta):
        indexes = expression_index(Cast(KT("body__n"), IntegerField()), name="index_kt_integer")


class KeyLowerIndexed(Shelved):
    """A functional index on a key in lower case."""

    class Meta(Shelved.Meta):
        indexes = expression_index(
            Lower(Cast(KT("body__slug"), CharField(max_length=50))), name="index_kt_lower"
        )


class ColumnAndKeyIndexed(Shelved):
    """A functional index on an ordinary column and a key."""

    class Meta(Shelved.Meta):
        indexes = expression_index(
            F("number"), Cast(KT("body__slug"), CharField(max_length=50)), name="index_number_kt"
        )


class PartialKeyIndexed(Shelved):
    """A partial index, of the rows whose key has a value."""

    class Meta(Shelved.Meta):
        indexes = [models.Index(fields=["number"], condition=Q(body__status="open"), name="index_key_is")]


class PartialHasKeyIndexed(Shelved):
    """A partial index, of the rows that have a key."""

    class Meta(Shelved.Meta):
        indexes = [models.Index(fields=["number"], condition=Q(body__has_key="status"), name="index_has_key")]


class PartialNotNullIndexed(Shelved):
    """A partial index, of the rows that are not SQL NULL."""

    class Meta(Shelved.Meta):
        indexes = [models.Index(fields=["number"], condition=Q(body__isnull=False), name="index_not_null")]


class IncludeIndexed(Shelved):
    """A covering index with the document beside its key."""

    class Meta(Shelved.Meta):
        indexes = from_django(
            (3, 2),
            lambda: [models.Index(fields=["number"], include=["body"], name="index_include")],
            before=[],
        )


class GinIndexed(Shelved):
    """GinIndex with PostgreSQL's default operator class, jsonb_ops."""

    class Meta(Shelved.Meta):
        indexes = [GinIndex(fields=["body"], name="gin_body")]


class GinPathOpsIndexed(Shelved):
    """GinIndex with the operator class jsonb_path_ops."""

    class Meta(Shelved.Meta):
        indexes = [GinIndex(fields=["body"], name="gin_path_ops", opclasses=["jsonb_path_ops"])]


class GinOpClassIndexed(Shelved):
    """GinIndex with the operator class jsonb_path_ops, spelled as an expression."""

    class Meta(Shelved.Meta):
        indexes = _key_index(
            GinIndex, lambda: postgres.OpClass(F("body"), name="jsonb_path_ops"), name="gin_opclass"
        )


class GinOptionsIndexed(Shelved):
    """GinIndex with storage parameters."""

    class Meta(Shelved.Meta):
        indexes = [
            GinIndex(fields=["body"], fastupdate=False, gin_pending_list_limit=800, name="gin_options")
        ]


class GinKeyIndexed(Shelved):
    """GinIndex on a key."""

    class Meta(Shelved.Meta):
        indexes = _key_index(GinIndex, lambda: F("body__tags"), name="gin_key")


class HashIndexed(Shelved):
    """HashIndex on the whole column."""

    class Meta(Shelved.Meta):
        indexes = [HashIndex(fields=["body"], name="hash_body")]


class HashKeyIndexed(Shelved):
    """HashIndex on a key as text."""

    class Meta(Shelved.Meta):
        indexes = _key_index(HashIndex, lambda: KT("body__slug"), name="hash_kt")


class BTreeKeyIndexed(Shelved):
    """BTreeIndex on a key as text."""

    class Meta(Shelved.Meta):
        indexes = _key_index(BTreeIndex, lambda: KT("body__slug"), name="btree_kt")


class BrinKeyIndexed(Shelved):
    """BrinIndex on a key as an integer."""

    class Meta(Shelved.Meta):
        indexes = _key_index(BrinIndex, lambda: Cast(KT("body__n"), IntegerField()), name="brin_kt")


class SpGistKeyIndexed(Shelved):
    """SpGistIndex on a key as text."""

    class Meta(Shelved.Meta):
        indexes = _key_index(SpGistIndex, lambda: KT("body__slug"), name="spgist_kt")
