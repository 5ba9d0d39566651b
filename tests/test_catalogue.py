"""Every question is complete, and every file that holds questions is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from jsonmatrix import baseline, probes
from jsonmatrix.errors import JsonmatrixError
from jsonmatrix.matrix import Column
from jsonmatrix.probe import Probe

CATALOGUE = probes.load()
BASELINES = sorted(path.stem for path in (Path(baseline.__file__).parent / "baselines").glob("*.toml"))


def test_there_are_questions_in_every_family() -> None:
    assert set(probes.FAMILIES) == {probe.family for probe in CATALOGUE}


def test_every_file_of_questions_is_a_family() -> None:
    files = {path.stem for path in Path(probes.__file__).parent.glob("*.py") if not path.stem.startswith("_")}
    assert files == set(probes.FAMILIES)


def test_ids_are_unique() -> None:
    ids = [probe.id for probe in CATALOGUE]
    assert sorted(set(ids)) == sorted(ids)


@pytest.mark.parametrize("probe", CATALOGUE, ids=[probe.id for probe in CATALOGUE])
def test_a_question_is_one_sentence(probe: Probe) -> None:
    assert probe.title.endswith(".")
    assert 10 < len(probe.title) < 140


@pytest.mark.parametrize("vendor", BASELINES)
def test_a_baseline_speaks_of_questions_that_exist(vendor: str) -> None:
    known = {probe.id for probe in CATALOGUE}
    listed = {probe for block in baseline.load(vendor).blocks for probe in block.probes}
    assert not listed - known


def test_names_that_fit_nothing_are_refused() -> None:
    with pytest.raises(JsonmatrixError, match="no probe or family 'nonsense'"):
        probes.select(CATALOGUE, ["nonsense"])


def test_a_family_or_an_id_selects() -> None:
    family = CATALOGUE[0].family
    assert {family} == {probe.family for probe in probes.select(CATALOGUE, [family])}
    assert [CATALOGUE[0]] == probes.select(CATALOGUE, [CATALOGUE[0].id])
    assert CATALOGUE == probes.select(CATALOGUE, [])


def test_a_column_without_a_baseline_of_its_own_uses_that_of_its_vendor() -> None:
    from .fakes import record, result

    assert baseline.load("sqlite") == Column(record(result())).baseline
