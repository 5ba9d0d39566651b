"""Tables whose Meta or fields order and group by JSON, each made for the questions that name it."""

from __future__ import annotations

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
