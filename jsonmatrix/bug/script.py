"""The script of a bug report: one cell of the matrix, asked again with Django alone."""

from __future__ import annotations

import inspect

from jsonmatrix.probe import Open, Probe, Raises, release_line
from jsonmatrix.record import Result, Run

from . import parts
from .closure import DOCUMENT, DOCUMENTS, Closure, import_lines
from .question import Question, taken_apart, words
from .sources import Line

MODELS = "jsonmatrix.models"
COLUMNS = {"number", "text", "flag"}  # those that some documents of the shelf fill
OPTIONAL = COLUMNS | {"extra", "encoded", "decoded", "price"}


def script(probe: Probe, result: Result, run: Run) -> str:
    """Write the script for the Django of this run; its tables are called `example_…`."""
    django = release_line(run.target.django)
    question = taken_apart(probe)
    spoken = words(_everything(probe, question, django))
    shelf = _shelf(spoken)
    filled = bool(spoken & COLUMNS) and "Document" in shelf and not question.documents
    closure = Closure(django, without=OPTIONAL - spoken - (COLUMNS if filled else set()))
    body = _body(probe, question, closure, shelf)
    # A model is answered with what the database has of its indexes and constraints.
    schema = '"kind"' in result.reference + (result.answer or "")
    ask = _ask(probe, question, closure, shelf, filled=filled, schema=schema)
    main = _main(probe, closure, django)
    closure.settle(body)
    backend = run.stack["backend"]
    database = (parts.DATABASES.get(backend, parts.SERVER) % backend).replace("\n", "\n    ")
    sections = [
        parts.HEAD.format(title=probe.title, target=run.target.database, driver=run.target.driver),
        parts.CONFIGURE.format(database=database),
        "\n".join(import_lines(closure.imports)),
        *closure.texts,
        body,
        ask,
        main,
    ]
    return "\n\n\n".join(text.strip("\n") for text in sections).replace("jsonmatrix", "example") + "\n"


def _everything(probe: Probe, question: Question, django: Line) -> str:
    """All code that speaks of the tables, to learn what of them it needs."""
    closure = Closure(django)
    body = _body(probe, question, closure, [])
    return "\n".join([*(text for text in closure.texts if not text.startswith(DOCUMENT)), body])


def _shelf(spoken: set[str]) -> list[str]:
    """Which of the two permanent tables are spoken of, in code or in SQL."""
    if spoken & {"review", "reviews"}:
        return ["Document", "Review"]
    return ["Document"] if "document" in spoken else []


def _body(probe: Probe, question: Question, closure: Closure, shelf: list[str]) -> str:
    """The tables, the documents, the right answer and the question."""
    tables = [*shelf, *(table.__name__ for table in probe.tables)]
    for name in tables:
        closure.add(MODELS, name)
    function = closure.spelled(question.module, question.function)
    lines = [f"TABLES = [{', '.join(tables)}]"]
    if question.documents:
        lines.append(f"DOCUMENTS = {closure.spelled(question.module, question.documents)}")
    if not isinstance(probe.reference, Open):
        lines.append(f"EXPECTED = {closure.spelled(question.module, question.answer)}")
    return "\n".join(lines) + f"\n\n\n{function}"


def _ask(
    probe: Probe, question: Question, closure: Closure, shelf: list[str], *, filled: bool, schema: bool
) -> str:
    """The function that makes the tables, fills them, asks and catches."""
    for needed in ("json", "sys"):
        closure.require(needed)
    for module, name in parts.IMPORTS:
        closure.require(module, name)
    if schema:
        closure.add("jsonmatrix.engine.answering", "schema_of")
    if probe.atomic:
        closure.require("django.db", "transaction")
    call = f"{probe.function.__name__}()"
    if inspect.iscoroutinefunction(probe.function):
        closure.require("asgiref.sync", "async_to_sync")
        call = f"async_to_sync({probe.function.__name__})()"
    asking = parts.IN_TRANSACTION if probe.atomic else parts.WITHOUT_TRANSACTION
    return parts.ANSWER.format(
        schema=parts.SCHEMA if schema else "",
        fill=_fill(question, closure, shelf, filled=filled),
        question=asking.format(call=call).strip("\n"),
    )


def _fill(question: Question, closure: Closure, shelf: list[str], *, filled: bool) -> str:
    if not shelf:
        return ""
    documents = "DOCUMENTS"
    if not question.documents:
        documents = "SHELF"
        closure.add(DOCUMENTS, documents)
    if filled:
        closure.add(DOCUMENTS, "COLUMNS")
    lines = parts.FILL.format(documents=documents, columns=parts.COLUMNS if filled else "")
    if "Review" in shelf and not question.documents:
        closure.add(DOCUMENTS, "REVIEWS")
        lines += parts.FILL_REVIEWS
    return lines.lstrip("\n")


def _main(probe: Probe, closure: Closure, django: Line) -> str:
    """Make the database, ask, judge, and destroy it."""
    closure.require("django.db", "DatabaseError")
    expected, agrees = "as_json(EXPECTED)", "actual == as_json(EXPECTED)"
    if isinstance(probe.reference, Raises):
        expected, agrees = "EXPECTED.__name__", "isinstance(actual, EXPECTED)"
    elif isinstance(probe.reference, Open):
        expected, agrees = '"any answer"', "isinstance(actual, str)"
    # Before Django 6.0 the rows are serialised unless told otherwise; later, telling is deprecated.
    options = "verbosity=0" if django >= (6, 0) else "verbosity=0, serialize=False"
    return parts.MAIN.format(options=options, expected=expected, agrees=agrees)
