"""Tables whose Meta or fields order and group by JSON, each made for the questions that name it."""

from __future__ import annotations

from typing import Any

from django.db import models

from .documents import Named, Shelved

try:
    from django.contrib.postgres.fields import ArrayField
except ImportError:  # psycopg is not installed: the question says so, the models still load
    ArrayField = None


class KeyOrdered(Shelved):
    """A default ordering by a key."""

    class Meta(Shelved.Meta):
        ordering = ["body__rank", "name"]


class JSONArrayed(Named):
    """An array whose elements are JSON documents."""

    items = ArrayField(models.JSONField(), null=True) if ArrayField else models.JSONField(null=True)

    class Meta(Named.Meta):
        app_label = "jsonmatrix"


class Tagged(Shelved):
    """A subclass of JSONField for a set of tags, kept as a sorted array."""

    class TagsField(models.JSONField):
        def get_prep_value(self, value: Any) -> Any:
            return super().get_prep_value(sorted(value) if isinstance(value, set) else value)

        def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
            read = super().from_db_value(value, expression, connection)
            return set(read) if isinstance(read, list) else read

    body = TagsField(null=True)

    class Meta(Shelved.Meta):
        pass
