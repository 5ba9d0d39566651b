"""The two tables that every question may use: documents, and reviews of them."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models


class DecimalDecoder(json.JSONDecoder):
    """Reads numbers with a fraction as Decimal."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "parse_float": Decimal})


class Named(models.Model):
    """What has a name answers with it. The engine makes and drops the tables; `migrate` makes none."""

    name = models.CharField(max_length=60, unique=True)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name  # type: ignore[no-any-return]


class Document(Named):
    """The model most questions are about: JSON columns, and ordinary ones beside them."""

    body = models.JSONField(null=True)
    extra = models.JSONField(null=True)
    encoded = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    decoded = models.JSONField(null=True, encoder=DjangoJSONEncoder, decoder=DecimalDecoder)
    number = models.IntegerField(null=True)
    text = models.CharField(max_length=100, null=True)
    flag = models.BooleanField(null=True)
    price = models.DecimalField(max_digits=8, decimal_places=2, null=True)

    class Meta(Named.Meta):
        app_label = "jsonmatrix"


class Review(Named):
    """A row with JSON of its own that belongs to a document."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="reviews")
    body = models.JSONField()

    class Meta(Named.Meta):
        app_label = "jsonmatrix"


class Shelved(Named):
    """What the tables made for a single question have in common."""

    name = models.CharField(max_length=60, blank=True)
    body = models.JSONField(null=True)
    number = models.IntegerField(null=True)

    class Meta(Named.Meta):
        abstract = True
        app_label = "jsonmatrix"
