"""A matrix: records side by side, probes as rows, targets as columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from . import baseline
from .baseline import Baseline, Expected
from .errors import JsonmatrixError
from .record import MEASURED, UNAVAILABLE, Record, Result
from .status import Status


class DoubledTargetError(JsonmatrixError):
    """Two records speak of one target."""


class MixedProbeSetsError(JsonmatrixError):
    """Records that were asked different questions cannot stand side by side."""


class Column:
    """One target: its record, and the baseline it is held against."""

    def __init__(self, record: Record, expected: Baseline | None = None) -> None:
        self.record = record
        self.run = record.run
        self.label = record.label
        self.baseline = baseline.load(record.run.target.vendor) if expected is None else expected
        self.cells = {result.id: result for result in record.results}

    @cached_property
    def totals(self) -> Counter[Status]:
        """How many cells say what."""
        return Counter(result.status for result in self.record.results)

    @cached_property
    def surprises(self) -> list[Result]:
        """The results that are not what the baseline says."""
        return [result for result in self.record.results if self.baseline.is_surprise(result, self.run)]

    def known(self, probe: str) -> Expected | None:
        """The block of the baseline that explains this cell."""
        return self.baseline.find(probe, self.run)


class Matrix:
    """Columns of one probe set. Raises the named errors above for records that do not go together."""

    def __init__(self, columns: Iterable[Column]) -> None:
        self.columns = list(columns)
        _no_target_twice(self.columns)
        _one_probe_set(self.columns)

    @cached_property
    def rows(self) -> dict[str, list[Result]]:
        """The cells of each probe, in the catalogue's order and that of the columns."""
        ids = list(self.columns[0].cells) if self.columns else []
        return {id_: [column.cells[id_] for column in self.columns if id_ in column.cells] for id_ in ids}

    @cached_property
    def families(self) -> dict[str, list[str]]:
        """The ids of each family, under its heading."""
        headings = self.columns[0].run.families if self.columns else {}
        families: dict[str, list[str]] = {}
        for id_ in self.rows:
            family = id_.partition(".")[0]
            families.setdefault(headings.get(family, family), []).append(id_)
        return families

    @cached_property
    def measured(self) -> list[Column]:
        """The columns that were asked, to the end."""
        return [column for column in self.columns if column.run.evidence == MEASURED]

    @cached_property
    def works_everywhere(self) -> list[str]:
        """The probes that every database asked answers rightly and alike."""
        fine = (Status.WORKS, Status.NOT_APPLICABLE)
        found = []
        for id_, row in self.rows.items():
            asked = [column.cells[id_].status for column in self.measured if id_ in column.cells]
            if Status.WORKS in asked and all(status in fine for status in asked) and not is_telling(row):
                found.append(id_)
        return found

    @property
    def surprises(self) -> list[tuple[Column, Result]]:
        return [(column, result) for column in self.columns for result in column.surprises]


def is_telling(row: list[Result]) -> bool:
    """Tell whether a row shows a verdict other than `works`, or answers that differ."""
    verdicts = (Status.DIFFERS, Status.REFUSED, Status.BREAKS)
    answers = {result.answer for result in row if result.answer is not None}
    return any(result.status in verdicts or not result.stable for result in row) or len(answers) > 1


def of(records: Iterable[Record]) -> Matrix:
    """Put records side by side, each against the baseline of its vendor.

    That a target was once unavailable says nothing where the same one was asked.
    """
    records = list(records)
    asked = {sort for record in records if record.run.evidence != UNAVAILABLE for sort in _sorts_of(record)}
    kept = [
        record for record in records if record.run.evidence != UNAVAILABLE or not asked & _sorts_of(record)
    ]
    return Matrix(Column(record) for record in sorted(kept, key=_place))


def _sorts_of(record: Record) -> set[tuple[str, str]]:
    """What an unavailable target may be called: with its release, or without where none was known."""
    target, asked = record.run.target, record.run.evidence != UNAVAILABLE
    names = {target.database, target.vendor} if asked else {target.database}
    return {(name, target.django) for name in names}


def _place(record: Record) -> tuple[int, str]:
    order = ("postgresql", "mysql", "mariadb", "sqlite", "oracle")
    vendor = record.run.target.vendor
    return (order.index(vendor) if vendor in order else len(order), record.label)


def _no_target_twice(columns: list[Column]) -> None:
    for label, count in Counter(column.label for column in columns).items():
        if count > 1:
            msg = f"{count} records speak of {label}: keep one of them."
            raise DoubledTargetError(msg)


def _one_probe_set(columns: list[Column]) -> None:
    sets = {column.run.probe_set: column.label for column in columns}
    if len(sets) > 1:
        msg = (
            f"{' and '.join(sets.values())} were asked different questions: run them again with one version."
        )
        raise MixedProbeSetsError(msg)
