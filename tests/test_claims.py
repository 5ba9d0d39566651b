"""A claim holds or does not by what was observed, and by nothing else."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

import jsonmatrix
from jsonmatrix import claims, matrix, probes, reading
from jsonmatrix.answer import canonical
from jsonmatrix.claims import Claim, Expectation, Judged, Verdict
from jsonmatrix.matrix import Matrix
from jsonmatrix.probe import Open
from jsonmatrix.record import Failure, Result
from jsonmatrix.report import claims as shown_claims
from jsonmatrix.report import markdown, terminal
from jsonmatrix.status import Status
from jsonmatrix.wanted import ClaimsError

from .conftest import Command
from .fakes import HOSTILE, lines_of, record, result, write

PACKAGE = Path(jsonmatrix.__file__).parent
CLAIMS = claims.load()
WANTED = [(claim, wanted) for claim in CLAIMS for wanted in claim.expect]
CLAIM = '[[claim]]\nid = "one"\nsays = "It is so."\nsource = "article, 2020"\n'
EXPECT = '[[claim.expect]]\nprobes = ["family.one"]\n'


def claim(more: str = 'should = "works"') -> Claim:
    """A claim about one question."""
    (made,) = claims.parse(CLAIM + EXPECT + more, "claims.toml")
    return made


def judged(more: str, **cells: Status) -> Judged:
    """What becomes of the claim where these databases answer so."""
    records = [record(result("family.one", status), vendor=vendor) for vendor, status in cells.items()]
    return claims.judge(claim(more), matrix.of(records))


@pytest.fixture(scope="module")
def published() -> Matrix:
    """What is published of the Django that the claims speak of."""
    records = reading.read_folder(PACKAGE / "published")
    return matrix.of([one for one in records if one.run.target.django.startswith("6.1")])


def printed(made: Matrix) -> str:
    """What the terminal shows of the claims."""
    console = Console(file=io.StringIO(), width=200)
    shown_claims.render(made, console)
    return console.file.getvalue()  # type: ignore[attr-defined, no-any-return]


def test_a_claim_holds_where_every_cell_is_as_it_says() -> None:
    found = judged('should = "works"', sqlite=Status.WORKS, mysql=Status.WORKS)
    assert (Verdict.HOLDS, []) == (found.verdict, found.against)


def test_one_cell_is_enough_for_a_claim_not_to_hold_and_is_named() -> None:
    found = judged('should = "works"', sqlite=Status.DIFFERS, mysql=Status.WORKS)
    assert Verdict.FAILS is found.verdict
    assert ["sqlite-3.40-django-6.1-driver: family.one differs"] == shown_claims.where(found.against)


def test_targets_with_the_same_against_a_claim_share_a_line() -> None:
    found = judged('should = "works"', sqlite=Status.BREAKS, mysql=Status.BREAKS)
    assert ["mysql-3.40-django-6.1-driver, sqlite-3.40-django-6.1-driver: family.one breaks"] == (
        shown_claims.where(found.against)
    )


@pytest.mark.parametrize("status", [Status.NOT_RUN, Status.NOT_APPLICABLE])
def test_a_claim_without_evidence_is_not_established(status: Status) -> None:
    found = judged('should = "works"', oracle=status)
    assert (Verdict.OPEN, ["oracle"]) == (found.verdict, found.unasked)


def test_a_database_without_evidence_is_named_beside_the_verdict_of_the_others() -> None:
    found = judged('should = "works"', sqlite=Status.WORKS, oracle=Status.NOT_RUN)
    assert (Verdict.HOLDS, ["oracle"]) == (found.verdict, found.unasked)
    found = judged('on = ["sqlite", "mysql"]\nshould = "works"', sqlite=Status.WORKS)
    assert ["mysql"] == found.unasked


def test_a_question_that_was_not_in_the_catalogue_is_no_evidence() -> None:
    assert Verdict.OPEN is claims.judge(claim(), matrix.of([record(result("family.other"))])).verdict


@pytest.mark.parametrize("status", [Status.DIFFERS, Status.REFUSED, Status.BREAKS])
def test_not_works_is_any_other_verdict(status: Status) -> None:
    assert Verdict.HOLDS is judged('should = "not works"', sqlite=status).verdict
    assert Verdict.FAILS is judged('should = "not works"', sqlite=Status.WORKS).verdict


def test_a_status_is_that_status_alone() -> None:
    assert Verdict.HOLDS is judged('should = "refused"', sqlite=Status.REFUSED).verdict
    assert Verdict.FAILS is judged('should = "refused"', sqlite=Status.BREAKS).verdict


@pytest.mark.parametrize(
    ("answer", "cell", "verdict"),
    [
        ("[1]", result("family.one", answer="[1]"), Verdict.HOLDS),
        ("[1]", result("family.one", answer="[2]"), Verdict.FAILS),
        ("1", result("family.one", Status.BREAKS, error=Failure("Error", "1")), Verdict.FAILS),
    ],
)
def test_a_claim_may_name_the_answer(answer: str, cell: Result, verdict: Verdict) -> None:
    found = claims.judge(claim(f"answer = '{answer}'"), matrix.of([record(cell)]))
    assert verdict is found.verdict


def test_an_answer_that_speaks_against_a_claim_is_shown() -> None:
    cell = result("family.one", answer='"text"')
    found = claims.judge(claim("answer = '\"jsonb\"'"), matrix.of([record(cell)]))
    assert ['sqlite-3.40-django-6.1-driver: family.one answers "text"'] == shown_claims.where(found.against)


@pytest.mark.parametrize(
    ("more", "concerned"),
    [
        ("", True),
        ('on = "all"', True),
        ('on = ["sqlite"]', True),
        ('on = ["mysql"]', False),
        ('except = ["sqlite"]', False),
        ('server = ">=3.40"', True),
        ('server = "<3.40"', False),
        ('django = ">=6.0"', True),
        ('django = "<6.0"', False),
    ],
)
def test_an_expectation_speaks_of_the_databases_it_names(more: str, concerned: bool) -> None:
    found = judged(f'should = "works"\n{more}', sqlite=Status.WORKS)
    assert concerned is (found.verdict is Verdict.HOLDS)


def test_a_target_without_a_release_fits_no_condition() -> None:
    column = matrix.of([record(result("family.one"), release="")]).columns[0]
    assert not Expectation(probes=[], should="works", server=">=1").concerns(column)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[claim]", r"claims.toml: is not a list of \[\[claim\]\]"),
        (CLAIM + EXPECT + 'should = "n/a"', r"is not a list .*n/a"),
        (CLAIM + EXPECT + 'should = "works"\ncolour = "red"', "is not a list .*colour"),
        (CLAIM + EXPECT, "one must name probes, and give either should or answer"),
        (CLAIM + EXPECT + 'should = "works"\nanswer = "1"', "give either should or answer"),
        (CLAIM + '[[claim.expect]]\nprobes = []\nshould = "works"', "must name probes"),
        (CLAIM + "expect = []", "must say something, name its source and expect something"),
        (CLAIM.replace("article, 2020", " ") + EXPECT + 'should = "works"', "name its source"),
        (CLAIM + EXPECT + 'should = "works"\nserver = "new"', "a condition that is none .*write it like"),
        ((CLAIM + EXPECT + 'should = "works"\n') * 2, "2 claims are called one: rename one"),
    ],
)
def test_a_bad_file_says_what_to_mend(text: str, words: str) -> None:
    with pytest.raises(ClaimsError, match=words):
        claims.parse(text, "claims.toml")


def test_every_probe_named_exists() -> None:
    known = {probe.id for probe in probes.load()}
    assert not {probe for _, wanted in WANTED for probe in wanted.probes} - known


def test_every_database_named_has_a_baseline() -> None:
    known = {path.stem for path in (PACKAGE / "baselines").glob("*.toml")}
    named = {vendor for _, wanted in WANTED for vendor in wanted.without}
    named |= {vendor for _, wanted in WANTED if wanted.on != "all" for vendor in wanted.on}
    assert not named - known


def test_an_open_question_is_asked_for_its_answer() -> None:
    """Whatever comes back works there, so that `works` would say nothing."""
    open_ = {probe.id for probe in probes.load() if isinstance(probe.reference, Open)}
    assert not [claim.id for claim, wanted in WANTED if wanted.should and open_ & set(wanted.probes)]


def test_every_answer_is_written_as_records_write_it() -> None:
    answers = [wanted.answer for _, wanted in WANTED if wanted.answer is not None]
    assert answers == [canonical(json.loads(answer)) for answer in answers]


@pytest.mark.parametrize("claim", CLAIMS, ids=[claim.id for claim in CLAIMS])
def test_a_claim_is_one_sentence_with_its_source(claim: Claim) -> None:
    assert claim.says.endswith(".")
    assert len(claim.says) < 160
    documentation = claim.source.startswith("https://docs.djangoproject.com/en/")
    assert documentation is not claim.id.startswith("article.")


@pytest.mark.parametrize(
    ("id_", "verdict"),
    [
        ("article.key_everywhere", Verdict.HOLDS),
        ("article.has_key_postgresql_only", Verdict.FAILS),
        ("article.contains_postgresql_only", Verdict.FAILS),
        ("article.tags_contain", Verdict.FAILS),
        ("article.jsonb_agg", Verdict.FAILS),
        ("article.gin_index", Verdict.FAILS),
        ("article.synchronous", Verdict.FAILS),
        ("docs.contains", Verdict.HOLDS),
        ("docs.gin_index", Verdict.HOLDS),
        ("docs.order_by_text", Verdict.HOLDS),
        ("docs.kt_example", Verdict.FAILS),
    ],
)
def test_what_is_known_is_found_in_what_is_published(id_: str, verdict: Verdict, published: Matrix) -> None:
    (found,) = [one for one in claims.all_judged(published) if one.claim.id == id_]
    assert verdict is found.verdict


def test_a_gin_index_across_databases_fails_on_each_of_the_others(published: Matrix) -> None:
    (found,) = [one for one in claims.all_judged(published) if one.claim.id == "article.gin_index"]
    assert {"mysql", "mariadb", "sqlite"} == {sight.column.partition("-")[0] for sight in found.against}
    assert {"indexes.gin"} == {sight.probe for sight in found.against}


def test_the_report_in_the_terminal_counts_the_claims(published: Matrix) -> None:
    console = Console(file=io.StringIO(), width=200)
    terminal.render(published, console)
    text = console.file.getvalue()  # type: ignore[attr-defined]
    assert f"{claims.summary(published)}; see `jsonmatrix claims`." in text


def test_the_report_in_markdown_has_every_claim(published: Matrix) -> None:
    _, _, section = markdown.render(published).partition("## Claims")
    for found in claims.all_judged(published):
        line = next(line for line in section.splitlines() if markdown.text(found.claim.says) in line)
        assert str(found.verdict) in line


def test_what_came_from_a_server_is_inert() -> None:
    cell = result("ddl.column_type", answer=HOSTILE)
    made = matrix.of([record(cell, release=HOSTILE)])
    assert "\x1b" not in printed(made)
    section = shown_claims.section(made)
    assert "<script" not in section
    assert {line.replace("\\|", "").count("|") for line in section.splitlines() if line.startswith("|")} == {
        4
    }


def test_the_command_shows_the_published_records_where_there_are_no_others(jsonmatrix: Command) -> None:
    done = jsonmatrix("claims", PYTHONPROFILEIMPORTTIME="1")
    assert done.returncode == 0
    assert "does not hold: A GinIndex in Meta.indexes" in done.stdout
    assert "./results holds no record, so the published ones are shown." in done.stderr
    assert " django" not in done.stderr


def test_the_command_prefers_the_results(jsonmatrix: Command, tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    write(tmp_path / "results" / "r.jsonl", lines_of(record(result("indexes.gin"))))
    done = jsonmatrix("claims")
    assert (0, "") == (done.returncode, done.stderr)
    assert "holds: A GinIndex in Meta.indexes" in done.stdout


def test_the_command_writes_markdown_of_the_records_named(jsonmatrix: Command, tmp_path: Path) -> None:
    write(tmp_path / "r.jsonl", lines_of(record(result("indexes.gin", Status.DIFFERS))))
    done = jsonmatrix("claims", "r.jsonl", "--format", "markdown")
    assert done.returncode == 0
    (line,) = [line for line in done.stdout.splitlines() if "across databases" in line]
    assert "**does not hold**" in line
    assert "indexes.gin differs" in line
