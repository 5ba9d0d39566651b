"""A baseline gives each exception a reason, and is strict both ways."""

from __future__ import annotations

from pathlib import Path

import pytest

from jsonmatrix import baseline
from jsonmatrix.baseline import Baseline, BaselineError, parse
from jsonmatrix.record import COMPILED
from jsonmatrix.status import Status

from .fakes import result, run

BLOCK = '[[expect]]\nstatus = "{status}"\nprobes = ["family.one"]\nreason = "{reason}"\n{more}'


def made(status: str = "differs", reason: str = "Text is compared.", more: str = "") -> Baseline:
    return parse(BLOCK.format(status=status, reason=reason, more=more), "vendor.toml")


def test_what_is_not_listed_works() -> None:
    assert made().expected("family.other", run()) is Status.WORKS


def test_what_is_listed_is_expected() -> None:
    assert made().expected("family.one", run()) is Status.DIFFERS
    assert not made().is_surprise(result("family.one", Status.DIFFERS), run())


def test_a_listed_probe_that_works_is_a_surprise() -> None:
    assert made().is_surprise(result("family.one"), run())


def test_an_unlisted_probe_that_does_not_work_is_a_surprise() -> None:
    assert Baseline().is_surprise(result("family.one", Status.BREAKS), run())


def test_another_status_than_the_listed_one_is_a_surprise() -> None:
    assert made().is_surprise(result("family.one", Status.REFUSED), run())


@pytest.mark.parametrize("status", [Status.NOT_RUN, Status.NOT_APPLICABLE])
def test_no_evidence_is_no_surprise(status: Status) -> None:
    assert not made().is_surprise(result("family.one", status), run())


def test_what_django_compiled_was_not_refused() -> None:
    compiled = run(evidence=COMPILED)
    assert made("refused").is_surprise(result("family.one", Status.NOT_RUN), compiled)
    assert not made("refused").is_surprise(result("family.one", Status.NOT_RUN, sql=[]), compiled)


@pytest.mark.parametrize(
    ("more", "holds"),
    [
        ('django = ">=6.0"', True),
        ('django = "<6.0"', False),
        ('server = "<11"', False),
        ('server = ">=3.40"', True),
        ('driver = "other"', False),
    ],
)
def test_conditions_narrow_a_block(more: str, holds: bool) -> None:
    head = run(release="11.8") if "<11" in more else run()
    assert holds is (made(more=more).expected("family.one", head) is Status.DIFFERS)


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_block_without_a_reason_does_not_load(reason: str) -> None:
    with pytest.raises(BaselineError, match=r"block 1 \(family\.one\) has no reason: say why"):
        made(reason=reason)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[expect]", "is not a baseline"),
        ('[[expected]]\nstatus = "differs"', "knows no expected"),
        ('[[expect]]\nstatus = "partial"\nprobes = []\nreason = "x"', "is not a baseline"),
        ('[[expect]]\nstatus = "differs"\nprobes = ["a.b"]\n', "is not a baseline"),
        (
            '[[expect]]\nstatus = "differs"\nprobes = ["a.b"]\nreason = "x"\ncolour = "red"',
            "is not a baseline",
        ),
        (BLOCK.format(status="works", reason="x", more=""), "leave it out"),
        (BLOCK.format(status="differs", reason="x", more='django = "new"'), "condition that is none"),
        (BLOCK.format(status="differs", reason="x", more="") * 2, "blocks 1 and 2 both speak of family.one"),
    ],
)
def test_a_bad_baseline_says_what_to_mend(text: str, words: str) -> None:
    with pytest.raises(BaselineError, match=words):
        parse(text, "vendor.toml")


def test_the_block_to_paste_does_not_load_until_it_has_a_reason() -> None:
    proposal = baseline.proposal([result("family.one", Status.BREAKS)])
    with pytest.raises(BaselineError, match="has no reason"):
        parse(proposal, "pasted.toml")
    filled = parse(proposal.replace('reason = ""', 'reason = "It is so."'), "pasted.toml")
    assert filled.expected("family.one", run()) is Status.BREAKS


def test_a_baseline_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(BaselineError, match="cannot be read"):
        baseline.load_file(tmp_path / "none.toml")


def test_a_database_without_a_baseline_is_expected_to_do_everything_right() -> None:
    assert Baseline() == baseline.load("nosuchdatabase")
