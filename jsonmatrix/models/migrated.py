"""Tables that a migration changes, each made for the questions that name it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.db.models.functions import Cast

from .compat import KT, check, expression_index, generated_field
from .documents import Shelved


class Migrated(Shelved):
    """A table to be migrated, with a JSON column."""


class RequiredMigrated(Shelved):
    """The same, and no document may be missing."""

    body = models.JSONField()


class TextMigrated(Shelved):
    """JSON kept as text until now."""

    body = models.TextField(null=True)


class CharMigrated(Shelved):
    """JSON kept as short text until now."""

    body = models.CharField(max_length=100, null=True)


class CheckedMigrated(Shelved):
    """A table to be migrated, with a constraint over a key."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__price__gt=0), name="migrated_price")]


class IndexedMigrated(Shelved):
    """A table to be migrated, with an index over the text of a key."""

    class Meta(Shelved.Meta):
        indexes = expression_index(
            Cast(KT("body__slug"), models.CharField(max_length=20)), name="migrated_slug"
        )


class GeneratedMigrated(Shelved):
    """A table to be migrated, with a column generated from a key."""

    status = generated_field(KT("body__status"), models.CharField(max_length=20))


class Child(Migrated):
    """A table of its own for what its rows have more than their parents."""

    more = models.JSONField(null=True)


class Shelf(Shelved):
    """A row with many others, and JSON on the way to them."""

    volumes = models.ManyToManyField(RequiredMigrated, through="Placed")


class Placed(Shelved):
    """Where a volume stands on a shelf."""

    shelf = models.ForeignKey(Shelf, models.CASCADE)
    volume = models.ForeignKey(RequiredMigrated, models.CASCADE)
