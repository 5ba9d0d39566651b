"""Tables with a GeneratedField over a JSON key, each made for the questions that name it."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Cast, Coalesce, Lower

from .compat import KT, from_django, generated_field
from .documents import Shelved


def _json_object() -> models.Func:
    from django.db.models.functions import JSONObject

    return JSONObject(n="number")


def _json_array() -> models.Func:
    from django.db.models.functions import JSONArray

    return JSONArray("number", Value("a"))


class StatusGenerated(Shelved):
    """A stored column with the text of a key."""

    status = generated_field(KT("body__status"), models.CharField(max_length=20))


class StatusTextGenerated(Shelved):
    """The same, as long as it likes."""

    status = generated_field(KT("body__status"), models.TextField())


class StatusGeneratedIndexed(Shelved):
    """A stored column with an index of its own."""

    status = generated_field(KT("body__status"), models.CharField(max_length=20), db_index=True)


class SlugGeneratedUnique(Shelved):
    """A stored column that is unique."""

    slug = generated_field(KT("body__slug"), models.CharField(max_length=20), unique=True)


class DefaultGenerated(Shelved):
    """A value for the documents that lack the key."""

    status = generated_field(
        Coalesce(KT("body__status"), Value("none"), output_field=models.CharField()),
        models.CharField(max_length=20),
    )


class LowerGenerated(Shelved):
    """A function over the text of a key."""

    status = generated_field(Lower(KT("body__status")), models.CharField(max_length=20))


class CaseGenerated(Shelved):
    """A Case whose condition is a lookup on a key."""

    status = generated_field(
        Case(When(body__status="paid", then=Value("done")), default=Value("open")),
        models.CharField(max_length=20),
    )


class PathGenerated(Shelved):
    """Keys within keys, and an index."""

    author = generated_field(KT("body__author__name"), models.CharField(max_length=20))
    tag = generated_field(KT("body__tags__0"), models.CharField(max_length=20))


class DashGenerated(Shelved):
    """A key that is no identifier."""

    made = generated_field(KT("body__first-name of all"), models.CharField(max_length=20))


class ApostropheGenerated(Shelved):
    """A key with the character that ends an SQL string."""

    made = generated_field(KT("body__it's"), models.CharField(max_length=20))


class PercentGenerated(Shelved):
    """A key with the character that begins a placeholder."""

    made = generated_field(KT("body__100%"), models.CharField(max_length=20))


class IntegerGenerated(Shelved):
    """The text of a key, cast to an integer."""

    n = generated_field(Cast(KT("body__n"), models.IntegerField()), models.IntegerField())


class DecimalGenerated(Shelved):
    """The text of a key, cast to a decimal number."""

    price = generated_field(
        Cast(KT("body__price"), models.DecimalField(max_digits=8, decimal_places=2)),
        models.DecimalField(max_digits=8, decimal_places=2),
    )


class FloatGenerated(Shelved):
    """The text of a key, cast to a float."""

    ratio = generated_field(Cast(KT("body__ratio"), models.FloatField()), models.FloatField())


class DateGenerated(Shelved):
    """The text of a key, cast to a date."""

    day = generated_field(Cast(KT("body__day"), models.DateField()), models.DateField())


class BooleanGenerated(Shelved):
    """The text of a key, cast to a boolean."""

    active = generated_field(Cast(KT("body__active"), models.BooleanField()), models.BooleanField())


class KeyAsIntegerGenerated(Shelved):
    """A key, without a cast, in an integer column."""

    n = generated_field(F("body__n"), models.IntegerField())


class KeyAsTextGenerated(Shelved):
    """A key, without KT(), in a text column."""

    status = generated_field(F("body__status"), models.CharField(max_length=20))


class KeyGenerated(Shelved):
    """A key as JSON."""

    made = generated_field(F("body__k"), models.JSONField())


class HasKeyGenerated(Shelved):
    """Whether a key is there."""

    paid = generated_field(Q(body__has_key="paid"), models.BooleanField())


class ExactGenerated(Shelved):
    """Whether a key has a value."""

    paid = generated_field(Q(body__status="paid"), models.BooleanField())


class TrueGenerated(Shelved):
    """Whether a key is true."""

    active = generated_field(Q(body__active=True), models.BooleanField())


class GreaterGenerated(Shelved):
    """Whether a key is greater than a number."""

    dear = generated_field(Q(body__price__gt=10), models.BooleanField())


class ContainsGenerated(Shelved):
    """Whether the document contains another."""

    tagged = generated_field(Q(body__contains={"tags": ["new"]}), models.BooleanField())


class ObjectGenerated(Shelved):
    """An object made of an ordinary column."""

    made = generated_field(from_django((5, 0), _json_object), models.JSONField())


class ArrayGenerated(Shelved):
    """An array made of an ordinary column and a value."""

    made = generated_field(from_django((5, 2), _json_array, before=Value(None)), models.JSONField())
