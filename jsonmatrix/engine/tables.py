"""The tables of the questions: the shelf for all of them, and those made for one."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

from django.db import DatabaseError, NotSupportedError, connection

from jsonmatrix.documents import COLUMNS, JSON_NULL, REVIEWS, SHELF
from jsonmatrix.models import Document, Review, json_null

SHELF_MODELS = (Document, Review)
Aside = Callable[[], AbstractContextManager[None]]


@contextmanager
def made(models: Sequence[type[Any]], aside: Aside = nullcontext) -> Iterator[None]:
    """Make the tables, and drop them whatever happens; *aside* keeps the dropping off the tape."""
    try:
        for model in models:
            _make(model)
        yield
    finally:
        for model in reversed(models):
            with aside():
                drop(model)


def _make(model: type[Any]) -> None:
    """Make one table and its indexes at once: a deferred statement that fails leaves its transaction open."""
    with connection.schema_editor() as editor:
        editor.create_model(model)
        for statement in editor.deferred_sql:
            editor.execute(statement, None)
        editor.deferred_sql.clear()


def settle() -> None:
    """End the transaction that a question left open, as a schema editor does that fails in its end."""
    if not connection.in_atomic_block:
        return
    connection.in_atomic_block = connection.needs_rollback = False
    connection.savepoint_ids, connection.atomic_blocks = [], []
    connection.rollback()
    connection.set_autocommit(True)
    connection.enable_constraint_checking()


def drop(model: type[Any]) -> None:
    """Drop a table that may not be there, or not whole: MySQL keeps a table whose index failed."""
    try:
        with connection.schema_editor() as editor:
            editor.delete_model(model)
    except (DatabaseError, NotSupportedError):
        return


def fill_shelf() -> None:
    """Put the documents and their reviews on the shelf."""
    put(SHELF)
    by_name = {document.name: document for document in Document.objects.all()}
    reviews = [Review(name=name, document=by_name[of], body=body) for name, (of, body) in REVIEWS.items()]
    Review.objects.bulk_create(reviews)


def put(documents: Mapping[str, object]) -> None:
    """Add documents, by name."""
    Document.objects.bulk_create(
        [Document(name=name, body=_value(body), **COLUMNS.get(name, {})) for name, body in documents.items()]
    )


def replace_shelf(documents: Mapping[str, object]) -> None:
    """Have these documents and no other; within a transaction, so that the shelf comes back."""
    with connection.cursor() as cursor:
        for model in reversed(SHELF_MODELS):
            cursor.execute(f"DELETE FROM {_quoted(model._meta.db_table)}")  # noqa: S608 (a name of our own)
        if JSON_NULL in documents.values() or not documents:
            put(documents)
        else:
            _put_plain(documents, cursor)


def _put_plain(documents: Mapping[str, object], cursor: Any) -> None:
    """What `put` does, in one statement and without compiling it: this is done for every third question."""
    fields = [Document._meta.get_field(name) for name in ("name", "body")]
    columns = ", ".join(_quoted(field.column) for field in fields)
    rows = connection.ops.bulk_insert_sql(fields, [["%s", "%s"]] * len(documents))
    values = [
        field.get_db_prep_save(value, connection)
        for row in documents.items()
        for field, value in zip(fields, row, strict=True)
    ]
    cursor.execute(f"INSERT INTO {_quoted(Document._meta.db_table)} ({columns}) {rows}", values)


def _quoted(name: str) -> str:
    return str(connection.ops.quote_name(name))


def shelf_is_whole() -> bool:
    """Tell whether the shelf is as it was filled: a question that changed it would falsify the others."""
    found = dict(Document.objects.values_list("name", "body"))
    expected = {name: None if body is JSON_NULL else body for name, body in SHELF.items()}
    return found == expected and Review.objects.count() == len(REVIEWS)


def _value(body: object) -> object:
    return json_null() if body is JSON_NULL else body
