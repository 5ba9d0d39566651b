"""Tables with an index over JSON, each made for the questions that name it."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.db import models

from .compat import KT, expression_index
from .documents import Shelved


class GinIndexed(Shelved):
    """GinIndex with PostgreSQL's default operator class, jsonb_ops."""

    class Meta(Shelved.Meta):
        indexes = [GinIndex(fields=["body"], name="gin_body")]


class GinPathOpsIndexed(Shelved):
    """GinIndex with the operator class jsonb_path_ops."""

    class Meta(Shelved.Meta):
        indexes = [GinIndex(fields=["body"], name="gin_path_ops", opclasses=["jsonb_path_ops"])]


class FieldIndexed(Shelved):
    """An ordinary index on the whole column."""

    class Meta(Shelved.Meta):
        indexes = [models.Index(fields=["body"], name="index_body")]


class KeyTextIndexed(Shelved):
    """A functional index on a key as text."""

    class Meta(Shelved.Meta):
        indexes = expression_index(KT("body__slug"), name="index_kt")
