"""Tables with a constraint over JSON keys, each made for the questions that name it."""

from __future__ import annotations

from django.db.models import Q

from .compat import KT, check, expression_unique
from .documents import Shelved


class PriceChecked(Shelved):
    """A CheckConstraint that compares a key with a number."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__price__gt=0), name="price_positive")]


class SlugUnique(Shelved):
    """A UniqueConstraint over a key as text."""

    class Meta(Shelved.Meta):
        constraints = expression_unique(KT("body__slug"), name="slug_unique")
