"""Tables with a check over JSON, each made for the questions that name it."""

from __future__ import annotations

from django.db.models import CharField, F, IntegerField, Q
from django.db.models.functions import Cast, Length

from .compat import KT, check, from_django, json_null
from .documents import Shelved


def _lookup(name: str, *sides: object) -> object:
    from django.db.models import lookups

    return getattr(lookups, name)(*sides)


class Unchecked(Shelved):
    """A table to which the question itself adds a constraint."""


class EitherChecked(Shelved):
    """One of two keys fits."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__price__gt=0) | Q(body__free=True), name="check_either")]


class OptionalChecked(Shelved):
    """A key is missing or greater than a number."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__price__isnull=True) | Q(body__price__gt=0), name="check_optional")]


class NotStatusChecked(Shelved):
    """A key does not equal a string."""

    class Meta(Shelved.Meta):
        constraints = [check(~Q(body__status="deleted"), name="check_not_status")]


class HasKeyChecked(Shelved):
    """The document has a key."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__has_key="a"), name="check_has_key")]


class HasKeysChecked(Shelved):
    """The document has all of several keys."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__has_keys=["a", "b"]), name="check_has_keys")]


class HasAnyKeysChecked(Shelved):
    """The document has one of several keys."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__has_any_keys=["a", "b"]), name="check_has_any_keys")]


class KeyPresentChecked(Shelved):
    """A key is not missing."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__a__isnull=False), name="check_key_present")]


class KeyNotNullChecked(Shelved):
    """A key is there, and is not JSON null."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__has_key="a") & ~Q(body__a=None), name="check_key_not_null")]


class NotNullChecked(Shelved):
    """The document is not SQL NULL."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__isnull=False), name="check_not_null")]


class NotJSONNullChecked(Shelved):
    """The document is not JSON null."""

    class Meta(Shelved.Meta):
        constraints = [check(~Q(body=json_null()), name="check_not_json_null")]


class NotEmptyChecked(Shelved):
    """The document is not the empty object."""

    class Meta(Shelved.Meta):
        constraints = [check(~Q(body={}), name="check_not_empty")]


class ContainsChecked(Shelved):
    """The document contains a pair."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__contains={"a": 1}), name="check_contains")]


class ContainedByChecked(Shelved):
    """The document has these pairs and no other."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__contained_by={"a": 1, "b": 2}), name="check_contained_by")]


class KeysCompared(Shelved):
    """A key is greater than another."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__high__gt=F("body__low")), name="check_keys_compared")]


class KeyCastChecked(Shelved):
    """A key, cast to an integer, is greater than a number."""

    class Meta(Shelved.Meta):
        constraints = from_django(
            (4, 0),
            lambda: [
                check(_lookup("GreaterThan", Cast(KT("body__n"), IntegerField()), 0), name="check_key_cast"),
            ],
            before=[],
        )


class KeyLengthChecked(Shelved):
    """A key, as text, has a least length."""

    class Meta(Shelved.Meta):
        constraints = from_django(
            (4, 0),
            lambda: [
                check(
                    _lookup(
                        "GreaterThanOrEqual", Length(Cast(KT("body__slug"), CharField(max_length=50))), 3
                    ),
                    name="check_key_length",
                ),
            ],
            before=[],
        )


class ColumnEqualsCastChecked(Shelved):
    """An ordinary column equals a key that is cast to its type."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(number=Cast(KT("body__n"), IntegerField())), name="check_column_cast")]


class KeyEqualsColumnChecked(Shelved):
    """A key equals an ordinary column."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__n=F("number")), name="check_key_column")]


class MessageChecked(Shelved):
    """A check with a message of its own."""

    class Meta(Shelved.Meta):
        constraints = from_django(
            (4, 1),
            lambda: [
                check(Q(body__price__gt=0), name="check_message", violation_error_message="Not for free.")
            ],
            before=[],
        )
