"""The second door: one item for each probe, asked of the database behind `--ds`."""

from __future__ import annotations

import django
import pytest

from jsonmatrix import baseline, probes
from jsonmatrix.engine import target
from jsonmatrix.engine.servers import Server
from jsonmatrix.engine.session import ask_safely
from jsonmatrix.probe import Probe, release_line
from jsonmatrix.record import Run

CATALOGUE = probes.load()


@pytest.fixture(scope="session")
def run(server: Server) -> Run:
    return target.measured(server, CATALOGUE, probes.headings())


@pytest.mark.parametrize("probe", CATALOGUE, ids=[probe.id for probe in CATALOGUE])
def test_the_answer_is_what_the_baseline_says(probe: Probe, server: Server, run: Run) -> None:
    if not probe.exists_in(release_line(django.get_version())):
        pytest.skip("The question does not exist in this Django.")
    result = ask_safely(probe, server)
    expected = baseline.load(run.target.vendor)
    assert not expected.is_surprise(result, run), (
        f"{result.status} where the baseline expects {expected.expected(probe.id, run)}: "
        f"the reference is {result.reference}, it said {result.said}"
    )
