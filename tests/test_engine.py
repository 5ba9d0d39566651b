"""The engine sees what happens and says just that, on the database behind `--ds`."""

from __future__ import annotations

import itertools
from typing import Any

import pytest
from django.core.exceptions import FieldError
from django.db import IntegrityError, NotSupportedError, OperationalError, connection

from jsonmatrix.documents import JSON_NULL
from jsonmatrix.engine import session
from jsonmatrix.engine.asking import ask
from jsonmatrix.engine.servers import Server
from jsonmatrix.engine.session import ServerGoneError, ShelfChangedError, ask_all
from jsonmatrix.engine.tables import shelf_is_whole
from jsonmatrix.models import Document, Review, Shelved
from jsonmatrix.probe import Open, Raises
from jsonmatrix.record import Result
from jsonmatrix.status import Status

from .fakes import question


class Unmade(Shelved):
    """A table for the tests alone."""

    class Meta(Shelved.Meta):
        pass


def right_rows() -> Any:
    """The documents with a key."""
    return Document.objects.filter(body__has_key="a")


def asked(server: Server, function: Any, answer: object, **more: Any) -> Result:
    return ask(question(function, answer, **more), server)


def test_the_right_answer_works(server: Server) -> None:
    result = asked(server, right_rows, ["rich", "simple"])
    assert (Status.WORKS, '["rich", "simple"]') == (result.status, result.answer)


def test_another_answer_differs_and_is_kept(server: Server) -> None:
    result = asked(server, right_rows, ["rich"])
    assert (Status.DIFFERS, '["rich", "simple"]') == (result.status, result.answer)


@pytest.mark.parametrize(("said", "answer"), [(1, True), (1.0, 1), ("1", 1), ([1, 2], [2, 1]), (None, 0)])
def test_an_answer_of_the_wrong_type_or_order_differs(said: object, answer: object, server: Server) -> None:
    assert asked(server, lambda: said, answer).status is Status.DIFFERS


@pytest.mark.parametrize("error", [NotSupportedError, FieldError])
def test_a_clear_no_of_django_is_refused_by_django(error: type[Exception], server: Server) -> None:
    def refusing() -> None:
        raise error("no")

    result = asked(server, refusing, 1)
    assert (Status.REFUSED, "django") == (result.status, result.by)


def test_an_error_of_the_database_breaks_in_its_own_words(server: Server) -> None:
    result = asked(server, lambda: list(Document.objects.extra(where=["nonsense.column = 1"])), [])
    assert (Status.BREAKS, "database") == (result.status, result.by)
    assert result.error is not None
    assert "nonsense" in result.error.message


def test_an_error_of_python_breaks_by_django(server: Server) -> None:
    def confused() -> None:
        raise TypeError("unhashable")

    result = asked(server, confused, 1)
    assert (Status.BREAKS, "django") == (result.status, result.by)


def test_an_exception_can_be_the_right_answer(server: Server) -> None:
    result = asked(server, lambda: Document.objects.create(name="rich"), Raises(IntegrityError))
    assert result.status is Status.WORKS


def test_no_exception_where_there_should_be_one_differs(server: Server) -> None:
    assert asked(server, lambda: 1, Raises(IntegrityError)).status is Status.DIFFERS


def test_another_exception_than_the_right_one_breaks(server: Server) -> None:
    def confused() -> None:
        raise ValueError("no")

    assert asked(server, confused, Raises(IntegrityError)).status is Status.BREAKS


def test_what_nothing_promises_is_never_wrong_and_is_kept(server: Server) -> None:
    result = asked(server, lambda: "whatever", Open())
    assert (Status.WORKS, '"whatever"') == (result.status, result.answer)


def test_a_module_that_is_not_installed_is_no_verdict(server: Server) -> None:
    def importing() -> None:
        import nosuchmodule  # type: ignore[import-not-found]  # noqa: F401

    result = asked(server, importing, 1)
    assert (Status.NOT_RUN, "nosuchmodule is not installed here") == (result.status, result.reason)


def test_what_a_question_writes_is_undone(server: Server) -> None:
    def writing() -> int:
        Document.objects.create(name="left behind")
        Document.objects.filter(name="rich").update(body={})
        Review.objects.all().delete()
        return len(Document.objects.all())

    assert "13" == asked(server, writing, 13).answer
    assert shelf_is_whole()


def test_what_a_question_breaks_is_undone(server: Server) -> None:
    def breaking() -> None:
        Document.objects.create(name="left behind")
        Document.objects.create(name="left behind")

    assert asked(server, breaking, 1).status is Status.BREAKS
    assert shelf_is_whole()


def test_its_own_documents_replace_the_shelf_for_one_question(server: Server) -> None:
    documents = {"one": {"n": 1}, "null": JSON_NULL, "none": None}
    everything = asked(server, Document.objects.all, ["none", "null", "one"], documents=documents)
    null = asked(server, lambda: Document.objects.filter(body__isnull=True), ["none"], documents=documents)
    assert [Status.WORKS, Status.WORKS] == [everything.status, null.status]
    assert shelf_is_whole()


def test_a_table_is_made_for_one_question_and_dropped(server: Server) -> None:
    result = asked(server, lambda: Unmade.objects.create(name="x", body={"a": 1}), "x", tables=[Unmade])
    assert result.status is Status.WORKS
    assert Unmade._meta.db_table not in connection.introspection.table_names()


def test_a_table_that_cannot_be_made_is_the_answer_and_not_the_end(server: Server) -> None:
    result = asked(server, lambda: 1, 1, tables=[Unmade, Unmade])
    assert (Status.BREAKS, "database") == (result.status, result.by)
    assert Unmade._meta.db_table not in connection.introspection.table_names()


def test_the_statements_are_kept_without_those_of_the_transaction(server: Server) -> None:
    result = asked(server, right_rows, ["rich", "simple"])
    assert len(result.sql) == 1
    assert result.sql[0].sql.startswith("SELECT")
    assert any("a" in param for param in result.sql[0].params)


def test_a_queryset_keeps_its_plan(server: Server) -> None:
    result = asked(server, right_rows, ["rich", "simple"])
    assert result.plan
    assert isinstance(result.indexes, list)


def test_an_asynchronous_question_is_awaited(server: Server) -> None:
    async def counting() -> int:
        return int(await Document.objects.filter(body__has_key="a").acount())

    if hasattr(Document.objects, "acount"):
        assert "2" == asked(server, counting, 2).answer


@pytest.mark.parametrize("seconds", [0.3])
def test_what_takes_too_long_is_not_run(seconds: float, server: Server) -> None:
    table = connection.ops.quote_name(Document._meta.db_table)
    tables = ", ".join(f"{table} t{number}" for number in range(12))
    endless = f"SELECT sum(t0.id + t11.id) FROM {tables}"

    def patient() -> object:
        with connection.cursor() as cursor:
            cursor.execute(endless)
            return cursor.fetchone()

    server.limit(seconds)
    try:
        result = asked(server, patient, 1)
    finally:
        server.limit(session.TIME_LIMIT)
    assert (Status.NOT_RUN, "the time limit ran out") == (result.status, result.reason)
    assert asked(server, right_rows, ["rich", "simple"]).status is Status.WORKS


def test_a_change_that_takes_too_long_is_not_run(server: Server) -> None:
    """A limit for SELECT alone would let this run for ever."""
    table = connection.ops.quote_name(Document._meta.db_table)
    tables = ", ".join(f"(SELECT id FROM {table}) t{number}" for number in range(10))

    def endless() -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET number = (SELECT max(t0.id + t9.id) FROM {tables})")

    server.limit(0.3)
    try:
        result = asked(server, endless, None)
    finally:
        server.limit(session.TIME_LIMIT)
    assert (Status.NOT_RUN, "the time limit ran out") == (result.status, result.reason)
    assert shelf_is_whole()


def test_ctrl_c_in_a_question_keeps_what_was_answered(server: Server) -> None:
    def interrupting() -> None:
        raise KeyboardInterrupt

    answers = ask_all([question(lambda: 1, 1), question(interrupting, 1)], server)
    assert next(answers).status is Status.WORKS
    with pytest.raises(KeyboardInterrupt):
        next(answers)
    assert shelf_is_whole()


def test_an_answer_that_changes_is_unstable_and_both_are_kept(server: Server) -> None:
    counter = itertools.count(1)
    (result,) = ask_all([question(lambda: next(counter), 1)], server)
    assert (False, Status.DIFFERS, "2", "1") == (result.stable, result.status, result.answer, result.other)


def test_a_question_of_another_django_does_not_apply(server: Server) -> None:
    (result,) = ask_all([question(lambda: 1, 1, since=(99, 0))], server)
    assert (Status.NOT_APPLICABLE, "Django 99.0 and later") == (result.status, result.reason)


def test_a_question_that_changes_the_shelf_stops_the_run(server: Server) -> None:
    def leaving() -> None:
        Document.objects.create(name="left behind")

    with pytest.raises(ShelfChangedError, match="changed the shelf"):
        list(ask_all([question(leaving, None, atomic=False)], server, twice=False))
    Document.objects.filter(name="left behind").delete()
    assert shelf_is_whole()


def test_a_server_that_goes_away_ends_the_run_and_loses_nothing(
    server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def losing() -> None:
        raise OperationalError("server closed the connection unexpectedly")

    def unreachable() -> None:
        raise OperationalError("could not connect")

    def lost() -> bool:
        return False

    real = server.connection
    monkeypatch.setattr(session, "connection", _Lost(real, lost, unreachable))
    answers = ask_all([question(lambda: 1, 1), question(losing, 1)], server, twice=False)
    assert next(answers).status is Status.WORKS
    with pytest.raises(ServerGoneError, match="went away while"):
        next(answers)


class _Lost:
    """A connection that cannot be used and does not come back."""

    def __init__(self, real: Any, is_usable: Any, ensure_connection: Any) -> None:
        self.real, self.is_usable, self.ensure_connection = real, is_usable, ensure_connection

    def close(self) -> None:
        """Nothing is closed: the next test needs the connection."""
