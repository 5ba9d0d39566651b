"""Tables with a check over a key's value, each made for the questions that name it."""

from __future__ import annotations

from django.db.models import Q

from .compat import check
from .documents import Shelved


class StatusChecked(Shelved):
    """A key equals a string."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__status="stable"), name="check_status")]


class PriceChecked(Shelved):
    """A key is greater than a number."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__price__gt=0), name="price_positive")]


class RateChecked(Shelved):
    """A key is not less than a number with a fraction."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__rate__gte=0.5), name="check_rate")]


class ActiveChecked(Shelved):
    """A key equals a boolean."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__active=True), name="check_active")]


class SizeChecked(Shelved):
    """A key is one of several strings."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__size__in=["S", "M"]), name="check_size")]


class MonthChecked(Shelved):
    """A key lies between two numbers."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__month__range=(1, 12)), name="check_month")]


class DayChecked(Shelved):
    """A key is a day of the new millennium, as text."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__day__gte="2001-01-01"), name="check_day")]


class CodePatternChecked(Shelved):
    """A key matches a regular expression."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__code__regex="^[A-Z]{2}$"), name="check_code_regex")]


class CodePrefixChecked(Shelved):
    """A key starts with a string."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__code__startswith="EU-"), name="check_code_prefix")]


class EmailChecked(Shelved):
    """A key contains a string, whatever its case."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__email__icontains="@Example."), name="check_email")]


class QuoteChecked(Shelved):
    """A key equals a string with an apostrophe."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__title="it's"), name="check_quote")]


class DoubleQuoteChecked(Shelved):
    """A key equals a string with double quotes."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__title='say "hi"'), name="check_double_quote")]


class BackslashChecked(Shelved):
    """A key equals a string with a backslash."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__title="a\\b"), name="check_backslash")]


class PercentChecked(Shelved):
    """A key equals a string with a percent sign."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__rate="100%"), name="check_percent")]


class PercentKeyChecked(Shelved):
    """A key with a percent sign in its name equals a number."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(**{"body__100%": 1}), name="check_percent_key")]


class UnicodeChecked(Shelved):
    """A key equals a string beyond ASCII."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__city="Köln"), name="check_unicode")]


class NestedChecked(Shelved):
    """A key within a key equals a string."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__owner__name="fred"), name="check_nested")]


class ElementChecked(Shelved):
    """The first element of an array equals a string."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__tags__0="new"), name="check_element")]


class ObjectKeyChecked(Shelved):
    """A key equals an object."""

    class Meta(Shelved.Meta):
        constraints = [check(Q(body__size={"h": 1, "w": 2}), name="check_object_key")]
