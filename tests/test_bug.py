"""A ticket's script shows the difference on a real server, with Django alone."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import django
import pytest

from jsonmatrix.bug.closure import COMPAT, ClashError, Closure
from jsonmatrix.bug.script import script
from jsonmatrix.bug.spelling import spell
from jsonmatrix.bug.ticket import fenced
from jsonmatrix.probe import release_line
from jsonmatrix.probes import load
from jsonmatrix.reading import read_folder
from jsonmatrix.record import Result, Run
from jsonmatrix.status import Status

from .conftest import CHECKOUT, Command
from .fakes import HOSTILE, lines_of, record, result, write
from .fakes import run as head

DIFFERS = "field_lookups.exact_f_key_order"
CELLS = {
    "sqlite": [
        DIFFERS,
        "field_lookups.contains_top_level",
        "key_lookups.exact_string_not_null",
        "ordering.kt_number",
        "values.key_string_of_digits",
        "expressions.update_field_from_string_key",
        "aggregates.max_key",
        "indexes.spgist_key_text",
        "constraints.key_object_key_order",
        "unique_constraints.fields_key_order",
        "generated.contains",
        "ddl.db_comment",
    ],
    "postgresql": [
        "field_lookups.has_key_array",
        "key_lookups.exact_f_integer_column",
        "expressions.update_column_from_string_key",
        "aggregates.max_field",
        "generated.cast_date",
        "ddl.integer_to_json",
    ],
    "mysql": [
        "field_lookups.range_of_numbers",
        "expressions.length_key",
        "aggregates.jsonb_agg_order_by",
        "indexes.field",
        "indexes.condition_on_key",
        "constraints.validate_agrees_on_sql_null",
        "ddl.drop_db_default",
    ],
    "mariadb": [
        "key_lookups.exact_string_not_int",
        "ordering.order_by_number",
        "aggregates.sum_key",
        "indexes.hash_key_text",
        "constraints.keys_compared",
        "unique_constraints.column_and_key",
        "ddl.inspectdb_renamed",
    ],
}
PROBES = {probe.id: probe for probe in load()}
NOW = release_line(django.get_version())
BACKENDS = {"sqlite": "sqlite3", "mariadb": "mysql"}


def run_of(vendor: str = "sqlite") -> Run:
    backend = f"django.db.backends.{BACKENDS.get(vendor, vendor)}"
    return head(vendor, django=django.get_version(), stack={"backend": backend})


def asked(text: str, folder: Path, server: str = "") -> subprocess.CompletedProcess[str]:
    """Run a script as whoever reads the ticket would: in an empty folder, without this package."""
    path = folder / "reproduce.py"
    path.write_text(text, "utf-8")
    environment = {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}
    prefix = f"JSONMATRIX_{server.upper()}_"
    given = {key.replace(prefix, "DB_"): value for key, value in os.environ.items() if key.startswith(prefix)}
    environment |= {key: value for key, value in given.items() if value}
    return subprocess.run(
        [sys.executable, str(path)],
        cwd=folder,
        env={**environment, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_each_script_shows_what_was_recorded(jsonmatrix: Command, tmp_path: Path) -> None:
    """On the server that the environment names, as under `python -m containers`; else on SQLite."""
    names = [name for name in CELLS if f"JSONMATRIX_{name.upper()}_HOST" in os.environ]
    name = names[0] if names else "sqlite"
    variables = {key: value for key, value in os.environ.items() if key.startswith("JSONMATRIX_")}
    existing = [id_ for id_ in CELLS[name] if PROBES[id_].exists_in(NOW)]
    options = ["--once", "--quiet", "--record", "results", "--settings", f"settings.{name}"]
    jsonmatrix("run", *options, *existing, **variables)
    (found,) = read_folder(tmp_path / "results")
    findings = [one for one in found.results if one.status is not Status.WORKS]
    assert findings
    assert NOW < (6, 0) or len(findings) == len(CELLS[name])
    for finding in findings:
        done = asked(script(PROBES[finding.id], finding, found.run), tmp_path, name)
        assert 1 == done.returncode, f"{finding.id}: {done.stdout}{done.stderr}"
        assert_shown(finding, done.stdout)


def assert_shown(finding: Result, output: str) -> None:
    """The script says what the record says, but for the name of the tables."""
    shown = output.partition("actual:")[2].strip()
    if finding.error:
        assert finding.error.type == shown.partition(":")[0], finding.id
    else:
        recorded = (finding.answer or "").replace("jsonmatrix", "example")
        assert json.loads(recorded) == json.loads(shown), finding.id


@pytest.mark.usefixtures("docker")
@pytest.mark.parametrize("name", ["postgresql", "mysql", "mariadb"])
def test_scripts_show_it_on_a_real_server(name: str, containers: Command) -> None:
    pytest.importorskip("MySQLdb", reason="Only where all drivers are: once is enough.")
    door = [sys.executable, "-m", "pytest", "-q", f"--rootdir={CHECKOUT}"]
    door += [f"--config-file={CHECKOUT / 'pyproject.toml'}"]
    done = containers(
        name, "--", *door, f"{CHECKOUT / 'tests' / 'test_bug.py'}::test_each_script_shows_what_was_recorded"
    )
    assert 0 == done.returncode, done.stdout[-3000:] + done.stderr
    assert "1 passed" in done.stdout


@pytest.mark.parametrize("id_", ["field_lookups.has_key", "querysets.async_for", "indexes.key_text"])
def test_a_script_of_what_works_exits_with_0(id_: str, tmp_path: Path) -> None:
    if not PROBES[id_].exists_in(NOW):
        pytest.skip("This Django does not have it.")
    answers = result(id_, reference='{"kind": "index"}' if id_.startswith("indexes") else "")
    done = asked(script(PROBES[id_], answers, run_of()), tmp_path)
    assert 0 == done.returncode, done.stdout + done.stderr


def test_a_server_that_does_not_answer_is_exit_status_2(tmp_path: Path) -> None:
    pytest.importorskip("psycopg2")
    text = script(PROBES[DIFFERS], result(DIFFERS), run_of("postgresql"))
    done = asked(text.replace('os.environ.get("DB_PORT", "")', '"1"'), tmp_path)
    assert 2 == done.returncode, done.stderr
    assert "no test database could be made" in done.stderr


def test_every_question_has_a_script_without_this_package() -> None:
    for id_ in [id_ for id_, probe in PROBES.items() if probe.exists_in(NOW)][::4]:
        text = script(PROBES[id_], result(id_), run_of("mysql"))
        assert "jsonmatrix" not in text, id_
        names = [
            node.name for node in ast.parse(text).body if isinstance(node, (ast.ClassDef, ast.FunctionDef))
        ]
        assert len(set(names)) == len(names), id_


def test_a_password_comes_from_the_environment_alone() -> None:
    text = script(PROBES[DIFFERS], result(DIFFERS), run_of("postgresql"))
    assert '"PASSWORD": os.environ.get("DB_PASSWORD", "")' in text


@pytest.mark.parametrize(
    ("text", "line", "spelled"),
    [
        ("check(Q(a=1), name='n')", (5, 0), "CheckConstraint(check=Q(a=1), name='n')"),
        ("check(Q(a=1), name='n')", (5, 1), "CheckConstraint(condition=Q(a=1), name='n')"),
        ("json_null()", (4, 1), 'Value("null")'),
        ("json_null()", (4, 2), "Value(None, JSONField())"),
        ("json_null()", (6, 1), "JSONNull()"),
        ("expression_index(KT('é'), name='n')", (3, 1), "[]"),
        ("expression_index(KT('é'), name='n')", (3, 2), "[Index(KT('é'), name='n')]"),
        ("expression_unique(F('a'), name='n')", (4, 0), "[UniqueConstraint(F('a'), name='n')]"),
        ("from_django((4, 1), lambda: [check(a, name='n')], before=[])", (4, 0), "[]"),
        (
            "from_django((4, 1), lambda: [check(a, name='n')], before=[])",
            (6, 1),
            "[CheckConstraint(condition=a, name='n')]",
        ),
        ("from_django((5, 0), made)", (5, 0), "made()"),
        ("from_django((5, 0), made)", (4, 2), "None"),
        ("generated_field(a, b)", (4, 2), "IntegerField(null=True)"),
        (
            "generated_field(a, b, unique=True)",
            (5, 0),
            "GeneratedField(expression=a, output_field=b, unique=True, db_persist=True)",
        ),
        ("a if VERSION >= (3, 2) else b", (3, 1), "b"),
        (
            "def f(a: int, *, b: str = 'x') -> None:\n    c: int = 1  # noqa: X1",
            (6, 1),
            "def f(a, *, b = 'x'):\n    c = 1",
        ),
        ("other(check)", (6, 1), "other(check)"),
    ],
)
def test_helpers_become_what_django_calls_them(text: str, line: tuple[int, int], spelled: str) -> None:
    helpers = {
        "check",
        "json_null",
        "expression_index",
        "expression_unique",
        "from_django",
        "generated_field",
    }
    assert spelled == spell(text, helpers, line)


def test_what_is_needed_comes_before_what_needs_it() -> None:
    closure = Closure((6, 1))
    closure.add("jsonmatrix.models", "Review")
    heads = [text.partition("(")[0] for text in closure.texts]
    assert ["class Named", "class DecimalDecoder", "class Document", "class Review"] == heads
    assert ("django.db", "models") in {(one.module, one.name) for one in closure.imports}


def test_the_document_goes_without_the_fields_that_nobody_speaks_of() -> None:
    closure = Closure((6, 1), without={"encoded", "decoded"})
    closure.add("jsonmatrix.models", "Document")
    assert ["class Named(models.Model)", "class Document(Named)"] == [
        text.partition(":")[0] for text in closure.texts
    ]


def test_an_older_django_gets_the_stand_in() -> None:
    new, old = Closure((4, 2)), Closure((4, 1))
    for closure in (new, old):
        closure.add(COMPAT, "KT")
    assert ([], 1) == (new.texts, len(new.imports))
    assert old.texts[0].startswith('def KT(lookup):\n    """')


def test_what_a_module_does_goes_with_what_it_is_about() -> None:
    closure = Closure((6, 1))
    closure.add("jsonmatrix.models", "Unindexed")
    closure.settle("GinIndex(OpClass('body'))")
    assert closure.texts[-1].startswith("IndexExpression.register_wrappers(")


def test_two_meanings_of_one_name_are_an_error() -> None:
    closure = Closure((6, 1))
    closure.require("django.conf", "settings")
    with pytest.raises(ClashError, match="settings means both"):
        closure.add("jsonmatrix.probes.ddl", "settings")


def test_nothing_ends_a_block_from_within() -> None:
    assert "````\na ``` b\n````" == fenced("a ``` b")
    assert "\x1b" not in fenced(HOSTILE)


def test_the_ticket_says_all_that_there_is_to_say(jsonmatrix: Command, tmp_path: Path) -> None:
    jsonmatrix("run", "--once", "--quiet", "--record", "results", DIFFERS)
    (found,) = read_folder(tmp_path / "results")
    database = found.run.target.database
    shown = jsonmatrix("bug", DIFFERS, database).stdout
    for part in (
        "# SQLite 3",
        "## Expected",
        "## Actual",
        "## Reproduce",
        "## SQL",
        "## Versions",
        "## Reason",
    ):
        assert part in shown
    for version in (f"- Django: {django.get_version()}", "- Python: 3."):
        assert version in shown
    assert jsonmatrix("bug", DIFFERS, database, "--script").stdout in shown


def test_without_results_the_published_records_are_read(jsonmatrix: Command) -> None:
    shown = jsonmatrix("bug", "aggregates.sum_key", "mariadb-11.8").stdout
    assert shown.startswith("# MariaDB 11.8 breaks: ")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nonsense", "x"], "There is no probe or family 'nonsense'"),
        (["field_lookups", "x"], "'field_lookups' is a family, not a probe"),
        ([DIFFERS, "x"], "There is no record of 'x': name one of mysql-9.7, sqlite-3.40,"),
        ([DIFFERS, "sqlite-3.40"], f"{DIFFERS} is works on sqlite-3.40-django-6.1-driver, which is no bug"),
        ([DIFFERS, "mysql-9.7"], f"{DIFFERS} is not run on mysql-9.7-django-6.1-driver (no engine), which"),
        (["ordering.kt_number", "sqlite-3.40"], "was not asked ordering.kt_number: `jsonmatrix run"),
    ],
)
def test_where_there_is_nothing_to_report_it_is_one_line(
    arguments: list[str], words: str, jsonmatrix: Command, tmp_path: Path
) -> None:
    write(tmp_path / "a.jsonl", lines_of(record(result(DIFFERS))))
    not_run = result(DIFFERS, Status.NOT_RUN, reason="no engine")
    write(tmp_path / "b.jsonl", lines_of(record(not_run, vendor="mysql", release="9.7")))
    done = jsonmatrix("bug", *arguments, ".")
    assert (2, 1) == (done.returncode, len(done.stderr.splitlines())), done.stderr
    assert words in done.stderr
