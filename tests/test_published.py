"""The published matrix holds what the catalogue asks, and shows that each question can be answered."""

from __future__ import annotations

from pathlib import Path

import pytest

import jsonmatrix
from jsonmatrix import matrix, probes, reading
from jsonmatrix.matrix import Matrix
from jsonmatrix.status import Status

PUBLISHED = Path(jsonmatrix.__file__).parent / "published"
# A question that works nowhere reads like one with a typo in it. These were redone by hand in a plain
# Django project, and the fault is Django's own on every database.
WORKS_NOWHERE = {
    "aggregates.sum_key",  # Sum() keeps JSONField as its output, which takes no numbers from the database
    "text_transforms.across_foreign_key",  # KT() takes the first part of a path for the field
}


@pytest.fixture(scope="module")
def published() -> Matrix:
    return matrix.of(reading.read_folder(PUBLISHED))


def test_five_databases_are_published(published: Matrix) -> None:
    vendors = [column.run.target.vendor for column in published.columns]
    assert ["postgresql", "mysql", "mariadb", "sqlite", "oracle"] == vendors


def test_there_is_no_surprise_in_what_is_published(published: Matrix) -> None:
    assert not [(column.label, result.id) for column, result in published.surprises]


def test_what_is_published_was_stable(published: Matrix) -> None:
    assert not [
        result.id for column in published.columns for result in column.record.results if not result.stable
    ]


def test_every_question_works_somewhere(published: Matrix) -> None:
    asked = {id_: {result.status for result in row} for id_, row in published.rows.items()}
    nowhere = {
        id_
        for id_, statuses in asked.items()
        if Status.WORKS not in statuses and statuses != {Status.NOT_APPLICABLE}
    }
    assert nowhere == WORKS_NOWHERE


def test_every_question_of_the_catalogue_is_published(published: Matrix) -> None:
    assert [probe.id for probe in probes.load()] == list(published.rows)


def test_the_probe_in_the_readme_is_the_one_that_is_asked() -> None:
    readme = (Path(__file__).parent.parent / "README.md").read_text("utf-8")
    (shown,) = [probe for probe in probes.load() if probe.id == "field_lookups.has_key"]
    assert shown.code in readme
