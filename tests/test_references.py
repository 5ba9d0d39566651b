"""The expected names of a probe are checked by `evaluator`, so that a slip in a literal is caught."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import F, QuerySet

from jsonmatrix import probes
from jsonmatrix.documents import SHELF
from jsonmatrix.models import VERSION, Document
from jsonmatrix.probe import Probe

from .evaluator import CannotEvaluate, evaluate

# Where Django's own conditions lead to other names than the reference: what decides for the reference.
DISPUTED = {"key_text_lookups.iexact_none": "in 6.1 None means JSON null; earlier releases ask isnull=True"}
if VERSION >= (6, 1):
    DISPUTED.clear()
AT_LEAST = 245  # of 257 on Django 6.1 and 252 on 3.1


class _NoDatabase(Exception):  # noqa: N818
    """A question wanted the database."""


def _no_database(_: BaseDatabaseWrapper) -> None:
    raise _NoDatabase


def _returned(probe: Probe) -> Any:
    """Put the question without a database: it raises, or what it returns has not met one."""
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        patch.setattr(BaseDatabaseWrapper, "ensure_connection", _no_database)
        warnings.simplefilter("ignore")
        try:
            return None if inspect.iscoroutinefunction(probe.function) else probe.function()
        except Exception:
            return None


def _expects_a_list(probe: Probe) -> bool:
    return isinstance(probe.reference, list) and not probe.tables and probe.exists_in(VERSION)


def _evaluated() -> Iterator[tuple[Probe, list[str] | str]]:
    """Pair each probe that returns a queryset with the names it should give, or why that cannot be said."""
    for probe in filter(_expects_a_list, probes.load()):
        if isinstance(queryset := _returned(probe), QuerySet):
            try:
                yield probe, evaluate(queryset, SHELF if probe.documents is None else probe.documents)
            except CannotEvaluate as why:
                yield probe, str(why)


EVALUATED = list(_evaluated())
CHECKED = [pytest.param(probe, names, id=probe.id) for probe, names in EVALUATED if isinstance(names, list)]


@pytest.mark.parametrize(("probe", "names"), CHECKED)
def test_the_reference_is_what_json_and_the_documentation_say(probe: Probe, names: list[str]) -> None:
    assert (names == probe.reference) is (probe.id not in DISPUTED), names


def test_most_lists_of_names_are_checked() -> None:
    not_checked = {probe.id: why for probe, why in EVALUATED if isinstance(why, str)}
    assert len(CHECKED) >= AT_LEAST, not_checked


def test_what_is_disputed_exists() -> None:
    assert {probe.id for probe in probes.load()} >= set(DISPUTED)


REFUSED = {
    "another column": Document.objects.filter(extra=1),
    "two columns": Document.objects.filter(body=F("extra")),
    "relation": Document.objects.filter(reviews__body=1),
    "text of the field": Document.objects.filter(body__startswith="{"),
    "subquery": Document.objects.filter(body__in=Document.objects.values("extra")),
    "annotation": Document.objects.annotate(a=F("body")),
    "values": Document.objects.values("name"),
    "distinct": Document.objects.distinct(),
    "another order": Document.objects.order_by("number"),
    "no order": Document.objects.order_by(),
    "slice": Document.objects.all()[:1],
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_has_no_rule_is_refused(what: str) -> None:
    with pytest.raises(CannotEvaluate):
        evaluate(REFUSED[what], SHELF)


def test_the_order_may_be_turned_round() -> None:
    documents = Document.objects.filter(body__has_key="a")
    assert ["simple", "rich"] == evaluate(documents.order_by("-name"), SHELF)
    assert ["simple", "rich"] == evaluate(documents.reverse(), SHELF)
