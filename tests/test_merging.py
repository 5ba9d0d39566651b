"""Records stand side by side only where they belong together."""

from __future__ import annotations

import pytest

from jsonmatrix import matrix
from jsonmatrix.matrix import DoubledTargetError, MixedProbeSetsError
from jsonmatrix.status import Status

from .fakes import record, result

ONE, TWO = result("family.one"), result("family.two")


def test_columns_come_in_a_fixed_order_whatever_that_of_the_records() -> None:
    made = matrix.of(
        [record(ONE, vendor="sqlite"), record(ONE, vendor="postgresql"), record(ONE, vendor="mysql")]
    )
    assert ["postgresql", "mysql", "sqlite"] == [column.run.target.vendor for column in made.columns]


def test_rows_keep_the_order_of_the_catalogue() -> None:
    assert ["family.two", "family.one"] == list(matrix.of([record(TWO, ONE)]).rows)


def test_two_records_of_one_target_are_refused() -> None:
    with pytest.raises(DoubledTargetError, match="2 records speak of sqlite"):
        matrix.of([record(ONE), record(ONE)])


def test_records_of_different_questions_are_refused() -> None:
    with pytest.raises(MixedProbeSetsError, match="were asked different questions"):
        matrix.of([record(ONE, vendor="a"), record(ONE, vendor="b", probe_set="another")])


def test_that_a_target_was_once_unavailable_says_nothing_where_it_was_asked() -> None:
    asked = record(ONE, vendor="mysql", release="9.7")
    once = [record(ONE, vendor="mysql", release=release, evidence="unavailable") for release in ("9.7", "")]
    assert ["measured"] == [column.run.evidence for column in matrix.of([once[0], asked]).columns]
    assert ["measured"] == [column.run.evidence for column in matrix.of([once[1], asked]).columns]
    assert ["unavailable"] == [column.run.evidence for column in matrix.of([once[0]]).columns]


def test_only_what_was_asked_and_answered_counts_as_working_everywhere() -> None:
    unasked = result("family.two", Status.NOT_RUN)
    assert ["family.one"] == matrix.of([record(ONE, unasked)]).works_everywhere
    assert [] == matrix.of([record(ONE, evidence="unavailable")]).works_everywhere


def test_totals_count_every_status() -> None:
    (column,) = matrix.of([record(ONE, result("family.two", Status.DIFFERS))]).columns
    assert {Status.WORKS: 1, Status.DIFFERS: 1} == dict(column.totals)


def test_families_have_their_headings() -> None:
    assert {"A family": ["family.one"]} == matrix.of([record(ONE)]).families


def test_severity_orders_statuses_with_the_silent_one_worst() -> None:
    words = [status.value for status in sorted(Status, key=lambda status: status.severity)]
    assert ["works", "n/a", "not run", "refused", "breaks", "differs"] == words
