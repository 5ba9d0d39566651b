"""The baselines of the package: each cause stands once, in words a user understands."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from jsonmatrix import baseline
from jsonmatrix.baseline import Expected

VENDORS = sorted(path.stem for path in (Path(baseline.__file__).parent / "baselines").glob("*.toml"))
BLOCKS = {vendor: baseline.load(vendor).blocks for vendor in VENDORS}
EVERY = [
    pytest.param(block, id=f"{vendor}-{n}") for vendor in VENDORS for n, block in enumerate(BLOCKS[vendor], 1)
]

SENTENCE_ENDS = re.compile(r"[.!?](?=\s+[A-Z]|$)")
UNKNOWN = "Cause not established"


def test_every_database_has_its_baseline() -> None:
    assert ["mariadb", "mysql", "oracle", "postgresql", "sqlite"] == VENDORS


@pytest.mark.parametrize("vendor", VENDORS)
def test_the_blocks_of_every_database_load(vendor: str) -> None:
    assert BLOCKS[vendor]


@pytest.mark.parametrize("vendor", VENDORS)
def test_the_same_cause_under_the_same_conditions_is_one_block(vendor: str) -> None:
    blocks = BLOCKS[vendor]
    found = Counter(
        (block.status, block.server, block.django, block.driver, block.reason) for block in blocks
    )
    assert [] == [cause for cause, times in found.items() if times > 1]


@pytest.mark.parametrize("vendor", VENDORS)
def test_the_same_cause_has_the_same_link(vendor: str) -> None:
    links: dict[str, set[str]] = {}
    for block in BLOCKS[vendor]:
        links.setdefault(block.reason, set()).add(block.link)
    assert [] == [reason for reason, ways in links.items() if len(ways) > 1]


@pytest.mark.parametrize("block", EVERY)
def test_a_reason_is_short(block: Expected) -> None:
    assert block.reason.endswith(".")
    assert len(SENTENCE_ENDS.findall(block.reason)) in (1, 2)
    assert len(block.reason) < 400


@pytest.mark.parametrize("block", EVERY)
def test_a_link_is_https(block: Expected) -> None:
    assert block.link == "" or re.fullmatch(r"https://[^\s/]+/\S*", block.link)


def test_few_causes_are_unknown() -> None:
    blocks = [block for vendor in VENDORS for block in BLOCKS[vendor]]
    unknown = [block for block in blocks if block.reason.startswith(UNKNOWN)]
    assert len(unknown) <= len(blocks) * 0.05
