"""Migrations and DDL."""

import io

from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, IntegrityError, connection
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    RemoveConstraint,
    RemoveField,
    RemoveIndex,
    RenameField,
    RunPython,
)
from django.db.models import (
    BigIntegerField,
    CharField,
    IntegerField,
    JSONField,
    Q,
    TextField,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import Cast
from django.test.utils import CaptureQueriesContext

from jsonmatrix.models import (
    KT,
    CharMigrated,
    CheckedMigrated,
    Child,
    Document,
    GeneratedMigrated,
    IndexedMigrated,
    Migrated,
    Placed,
    RequiredMigrated,
    Shelf,
    TextMigrated,
    check,
    json_null,
)
from jsonmatrix.probe import Open, Raises, probe
from jsonmatrix.probes._attempt import attempt
from jsonmatrix.probes._migrate import migrate

ADD_FIELD = "ref/migration-operations/#addfield"
ALTER_FIELD = "ref/migration-operations/#alterfield"
RENAME_FIELD = "ref/migration-operations/#renamefield"


def settings():
    """Make a default that needs quoting in every place where a default may be written."""
    return {"it's": ['"quoted"', "100%", "žluť 日本", None]}


@probe(answer=Open(), docs="ref/models/fields/#jsonfield")
def column_type():
    """A JSONField's column has the type that the database has for JSON."""
    return JSONField().db_type(connection)


@probe(answer=[], docs="ref/models/fields/#jsonfield")
def system_check():
    """The system checks find nothing wrong with a JSONField."""
    return [message.id for message in Document.check(databases=["default"])]


@probe(tables=[Migrated], atomic=False, answer=["old"], docs=ADD_FIELD)
def add_field_null():
    """A new JSONField that may be NULL is NULL in the rows that are there."""
    Migrated.objects.create(name="old")
    after = migrate(Migrated, AddField("migrated", "extra", JSONField(null=True)))
    return after.objects.filter(extra__isnull=True)


@probe(tables=[Migrated], atomic=False, answer=[{}], docs=ADD_FIELD)
def add_field_default():
    """A new JSONField with default=dict is {} in the rows that are there."""
    Migrated.objects.create(name="old")
    after = migrate(Migrated, AddField("migrated", "extra", JSONField(default=dict)))
    return after.objects.values_list("extra", flat=True)


@probe(tables=[Migrated], atomic=False, answer=[settings()], docs=ADD_FIELD)
def add_field_default_quoted():
    """A default with quotes, percent signs and any letters comes unharmed into the rows that are there."""
    Migrated.objects.create(name="old")
    after = migrate(Migrated, AddField("migrated", "extra", JSONField(default=settings)))
    return after.objects.values_list("extra", flat=True)


@probe(tables=[Migrated], atomic=False, answer=[["new"], "IntegrityError"], docs=ADD_FIELD)
def add_field_one_off_default():
    """A default for this migration alone fills the rows that are there, and is not used for later ones."""
    Migrated.objects.create(name="old")
    extra = AddField("migrated", "extra", JSONField(default=lambda: "new"), preserve_default=False)
    after = migrate(Migrated, extra)
    rows = list(after.objects.values_list("extra", flat=True))
    return rows, attempt(lambda: after.objects.create(name="later"))


@probe(
    tables=[Migrated],
    atomic=False,
    answer=[["later", {"a": 1}], ["old", {"a": 1}]],
    docs="ref/models/fields/#db-default",
    since="5.0",
)
def add_field_db_default():
    """A new JSONField with a db_default has it in the rows that are there and in later ones."""
    Migrated.objects.create(name="old")
    after = migrate(Migrated, AddField("migrated", "extra", JSONField(db_default={"a": 1})))
    after.objects.create(name="later")
    return after.objects.values_list("name", "extra")


@probe(
    tables=[Migrated],
    atomic=False,
    answer=[["later", "it's 100%"], ["old", "it's 100%"]],
    docs="ref/models/fields/#db-default",
    since="5.0",
)
def add_field_db_default_string():
    """The db_default of a new JSONField may be a string with an apostrophe and a percent sign."""
    Migrated.objects.create(name="old")
    after = migrate(Migrated, AddField("migrated", "extra", JSONField(db_default="it's 100%")))
    after.objects.create(name="later")
    return after.objects.values_list("name", "extra")


@probe(
    tables=[Migrated],
    atomic=False,
    answer=[["later", {"a": 1}], ["old", None]],
    docs="ref/models/fields/#db-default",
    since="5.0",
)
def alter_field_db_default():
    """A db_default that a JSONField gets later serves the rows that come after it."""
    Migrated.objects.create(name="old")
    after = migrate(Migrated, AlterField("migrated", "body", JSONField(null=True, db_default={"a": 1})))
    after.objects.create(name="later")
    return after.objects.values_list("name", "body")


@probe(
    tables=[Migrated],
    atomic=False,
    answer=[["later", None]],
    docs="ref/models/fields/#db-default",
    since="5.0",
)
def drop_db_default():
    """A db_default that is taken away is used no more."""
    after = migrate(
        Migrated,
        AlterField("migrated", "body", JSONField(null=True, db_default={"a": 1})),
        AlterField("migrated", "body", JSONField(null=True)),
    )
    after.objects.create(name="later")
    return after.objects.values_list("name", "body")


@probe(tables=[Migrated], atomic=False, answer=[["old", None]], docs="ref/migration-operations/#removefield")
def remove_field():
    """Removing a JSONField and adding it again leaves nothing of the old documents."""
    Migrated.objects.create(name="old", body={"a": 1})
    again = AddField("migrated", "body", JSONField(null=True))
    after = migrate(Migrated, RemoveField("migrated", "body"), again)
    return after.objects.values_list("name", "body")


@probe(
    tables=[IndexedMigrated],
    atomic=False,
    answer=[["old", 1]],
    docs="ref/migration-operations/#removefield",
    since="3.2",
)
def remove_indexed_field():
    """A JSONField can be removed after the index over its key."""
    IndexedMigrated.objects.create(name="old", body={"slug": "a"}, number=1)
    after = migrate(
        IndexedMigrated,
        RemoveIndex("indexedmigrated", "migrated_slug"),
        RemoveField("indexedmigrated", "body"),
    )
    return after.objects.values_list("name", "number")


@probe(
    tables=[CheckedMigrated], atomic=False, answer=[["old", 1]], docs="ref/migration-operations/#removefield"
)
def remove_checked_field():
    """A JSONField can be removed after the constraint over its key."""
    CheckedMigrated.objects.create(name="old", body={"price": 1}, number=1)
    after = migrate(
        CheckedMigrated,
        RemoveConstraint("checkedmigrated", "migrated_price"),
        RemoveField("checkedmigrated", "body"),
    )
    return after.objects.values_list("name", "number")


@probe(tables=[TextMigrated], atomic=False, answer=[{"a": 1, "ž": "日本"}], docs=ALTER_FIELD)
def text_to_json():
    """Text that is JSON becomes a document that can be queried when a TextField becomes a JSONField."""
    TextMigrated.objects.create(body='{"a": 1, "ž": "日本"}')
    after = migrate(TextMigrated, AlterField("textmigrated", "body", JSONField(null=True)))
    return after.objects.filter(body__a=1).values_list("body", flat=True)


@probe(
    tables=[TextMigrated],
    atomic=False,
    answer=[["array", [1]], ["boolean", True], ["number", 5], ["string", "a"]],
    docs=ALTER_FIELD,
)
def text_to_json_values():
    """Texts of arrays, numbers, strings and booleans become these when a TextField becomes a JSONField."""
    TextMigrated.objects.create(name="array", body="[1]")
    TextMigrated.objects.create(name="boolean", body="true")
    TextMigrated.objects.create(name="number", body="5")
    TextMigrated.objects.create(name="string", body='"a"')
    after = migrate(TextMigrated, AlterField("textmigrated", "body", JSONField(null=True)))
    return after.objects.values_list("name", "body")


@probe(tables=[TextMigrated], atomic=False, answer=["sql null"], docs=ALTER_FIELD)
def text_to_json_null():
    """The text null becomes JSON null and NULL stays NULL when a TextField becomes a JSONField."""
    TextMigrated.objects.create(name="sql null", body=None)
    TextMigrated.objects.create(name="json null", body="null")
    after = migrate(TextMigrated, AlterField("textmigrated", "body", JSONField(null=True)))
    return after.objects.filter(body__isnull=True)


@probe(tables=[TextMigrated], atomic=False, answer=Raises(DatabaseError), docs=ALTER_FIELD)
def text_to_json_invalid():
    """A text that is no JSON stops the migration from TextField to JSONField."""
    TextMigrated.objects.create(body="{bad")
    migrate(TextMigrated, AlterField("textmigrated", "body", JSONField(null=True)))


@probe(tables=[TextMigrated], atomic=False, answer=Raises(DatabaseError), docs=ALTER_FIELD)
def text_to_json_empty():
    """An empty text stops the migration from TextField to JSONField."""
    TextMigrated.objects.create(body="")
    migrate(TextMigrated, AlterField("textmigrated", "body", JSONField(null=True)))


@probe(tables=[TextMigrated], atomic=False, answer=Raises(DatabaseError), docs=ALTER_FIELD)
def text_to_json_then_invalid():
    """A column that was a TextField before refuses what is no JSON."""
    row = TextMigrated.objects.create(body="{}")
    after = migrate(TextMigrated, AlterField("textmigrated", "body", JSONField(null=True)))
    after.objects.filter(pk=row.pk).update(body=RawSQL("%s", ["{bad"]))


@probe(tables=[CharMigrated], atomic=False, answer=[[1]], docs=ALTER_FIELD)
def char_to_json():
    """Text that is JSON becomes a document when a CharField becomes a JSONField."""
    CharMigrated.objects.create(body="[1]")
    after = migrate(CharMigrated, AlterField("charmigrated", "body", JSONField(null=True)))
    return after.objects.filter(body__0=1).values_list("body", flat=True)


@probe(tables=[Migrated], atomic=False, answer=[5], docs=ALTER_FIELD)
def integer_to_json():
    """A number stays that number when an IntegerField becomes a JSONField."""
    Migrated.objects.create(number=5)
    after = migrate(Migrated, AlterField("migrated", "number", JSONField(null=True)))
    return after.objects.values_list("number", flat=True)


@probe(tables=[Migrated], atomic=False, answer=[{"a": ["ž", None]}], docs=ALTER_FIELD)
def json_to_text():
    """A document becomes its JSON text when a JSONField becomes a TextField."""
    import json

    Migrated.objects.create(body={"a": ["ž", None]})
    after = migrate(Migrated, AlterField("migrated", "body", TextField(null=True)))
    return [json.loads(text) for text in after.objects.values_list("body", flat=True)]


@probe(tables=[Migrated], atomic=False, answer=["any text"], docs=ALTER_FIELD)
def json_to_text_takes_text():
    """What was a JSONField and is a TextField takes any text."""
    Migrated.objects.create(body={"a": 1})
    after = migrate(Migrated, AlterField("migrated", "body", TextField(null=True)))
    after.objects.update(body="any text")
    return after.objects.values_list("body", flat=True)


@probe(
    tables=[Migrated],
    atomic=False,
    answer=Raises(DatabaseError),
    docs="ref/models/fields/#django.db.models.CharField.max_length",
)
def json_to_char_too_long():
    """A document longer than max_length stops the migration from JSONField to CharField."""
    Migrated.objects.create(body={"a": "long"})
    after = migrate(Migrated, AlterField("migrated", "body", CharField(max_length=5, null=True)))
    return after.objects.values_list("body", flat=True)


@probe(tables=[Migrated], atomic=False, answer=[5], docs=ALTER_FIELD)
def json_to_integer():
    """A document that is a number stays that number when a JSONField becomes an IntegerField."""
    Migrated.objects.create(body=5)
    after = migrate(Migrated, AlterField("migrated", "body", IntegerField(null=True)))
    return after.objects.values_list("body", flat=True)


@probe(tables=[Migrated], atomic=False, answer=[["full", {"a": 1}], ["null", {}]], docs=ALTER_FIELD)
def null_to_not_null():
    """The default takes the place of NULL when a JSONField loses null=True."""
    Migrated.objects.create(name="null", body=None)
    Migrated.objects.create(name="full", body={"a": 1})
    after = migrate(Migrated, AlterField("migrated", "body", JSONField(default=dict)))
    return after.objects.values_list("name", "body")


@probe(tables=[Migrated], atomic=False, answer=[None], docs=ALTER_FIELD)
def null_to_not_null_json_null():
    """JSON null is a value: the default does not take its place when a JSONField loses null=True."""
    Migrated.objects.create(body=json_null())
    after = migrate(Migrated, AlterField("migrated", "body", JSONField(default=dict)))
    return after.objects.values_list("body", flat=True)


@probe(tables=[Migrated], atomic=False, answer=Raises(DatabaseError), docs=ALTER_FIELD)
def null_to_not_null_without_default():
    """Without a default, NULL in a row stops the migration that takes null=True from a JSONField."""
    Migrated.objects.create(body=None)
    migrate(Migrated, AlterField("migrated", "body", JSONField()))


@probe(tables=[RequiredMigrated], atomic=False, answer=[["later", None], ["old", {"a": 1}]], docs=ALTER_FIELD)
def not_null_to_null():
    """A JSONField that gets null=True takes NULL and keeps its documents."""
    RequiredMigrated.objects.create(name="old", body={"a": 1})
    after = migrate(RequiredMigrated, AlterField("requiredmigrated", "body", JSONField(null=True)))
    after.objects.create(name="later", body=None)
    return after.objects.values_list("name", "body")


@probe(
    tables=[Migrated],
    atomic=False,
    answer=[["array", [1, 1.5], False], ["json null", None, False], ["sql null", None, True]],
    docs=ALTER_FIELD,
)
def alter_another_field():
    """Altering another column leaves every document as it was, JSON null and NULL included."""
    from django.db.models import BooleanField, ExpressionWrapper

    Migrated.objects.create(name="array", body=[1, 1.5])
    Migrated.objects.create(name="json null", body=json_null())
    Migrated.objects.create(name="sql null", body=None)
    after = migrate(Migrated, AlterField("migrated", "number", BigIntegerField(default=0)))
    missing = ExpressionWrapper(Q(body__isnull=True), output_field=BooleanField())
    return after.objects.annotate(missing=missing).values_list("name", "body", "missing")


@probe(tables=[CheckedMigrated], atomic=False, answer=Raises(IntegrityError), docs=ALTER_FIELD)
def alter_another_field_keeps_check():
    """Altering another column keeps the constraint over a key."""
    after = migrate(CheckedMigrated, AlterField("checkedmigrated", "number", BigIntegerField(default=0)))
    after.objects.create(body={"price": -1})


@probe(
    tables=[IndexedMigrated],
    atomic=False,
    answer={"migrated_slug": {"columns": [], "kind": "index"}},
    docs=ALTER_FIELD,
    since="3.2",
)
def alter_another_field_keeps_index():
    """Altering another column keeps the index over a key."""
    return migrate(IndexedMigrated, AlterField("indexedmigrated", "number", BigIntegerField(default=0)))


@probe(
    tables=[Migrated],
    atomic=False,
    answer=[{"day": "2024-02-29"}],
    docs="ref/models/fields/#django.db.models.JSONField.encoder",
)
def change_encoder():
    """A JSONField that gets an encoder takes what the encoder can write."""
    import datetime

    after = migrate(Migrated, AlterField("migrated", "body", JSONField(null=True, encoder=DjangoJSONEncoder)))
    after.objects.create(body={"day": datetime.date(2024, 2, 29)})
    return after.objects.values_list("body", flat=True)


@probe(tables=[Migrated], atomic=False, answer=Open(), docs=ALTER_FIELD)
def change_encoder_copies_table():
    """Changing nothing but the encoder may cost nothing, or a copy of the table."""
    with CaptureQueriesContext(connection) as queries:
        migrate(Migrated, AlterField("migrated", "body", JSONField(null=True, encoder=DjangoJSONEncoder)))
    return any("TABLE" in query["sql"] for query in queries)


@probe(tables=[Migrated], atomic=False, answer=["old"], docs=RENAME_FIELD)
def rename_field():
    """A renamed JSONField keeps its documents, and they can be queried by key."""
    Migrated.objects.create(name="old", body={"a": {"b": 1}})
    after = migrate(Migrated, RenameField("migrated", "body", "document"))
    return after.objects.filter(document__a__b=1)


@probe(tables=[Migrated], atomic=False, answer=Raises(DatabaseError), docs=RENAME_FIELD)
def rename_field_then_invalid():
    """A renamed JSONField refuses what is no JSON."""
    Migrated.objects.create(body={"a": 1})
    after = migrate(Migrated, RenameField("migrated", "body", "document"))
    after.objects.update(document=RawSQL("%s", ["{bad"]))


@probe(tables=[Migrated], atomic=False, answer=["any text"], docs=RENAME_FIELD)
def rename_field_then_to_text():
    """A JSONField that was renamed and then became a TextField takes any text."""
    Migrated.objects.create(body={"a": 1})
    after = migrate(
        Migrated,
        RenameField("migrated", "body", "document"),
        AlterField("migrated", "document", TextField(null=True)),
    )
    after.objects.update(document="any text")
    return after.objects.values_list("document", flat=True)


@probe(tables=[Migrated], atomic=False, answer=[[{"a": 1}, {"b": 2}]], docs=RENAME_FIELD)
def rename_field_then_add():
    """After a JSONField was renamed, another one may take its old name."""
    Migrated.objects.create(body={"a": 1})
    after = migrate(
        Migrated,
        RenameField("migrated", "body", "document"),
        AddField("migrated", "body", JSONField(null=True)),
    )
    after.objects.update(body={"b": 2})
    return after.objects.values_list("document", "body")


@probe(
    tables=[IndexedMigrated],
    atomic=False,
    answer={"renamed_slug": {"columns": [], "kind": "index"}},
    docs=RENAME_FIELD,
    since="3.2",
)
def rename_indexed_field():
    """A JSONField can be renamed between the removal of the index over its key and a new one."""
    from django.db.models import Index

    return migrate(
        IndexedMigrated,
        RemoveIndex("indexedmigrated", "migrated_slug"),
        RenameField("indexedmigrated", "body", "document"),
        AddIndex(
            "indexedmigrated",
            Index(Cast(KT("document__slug"), CharField(max_length=20)), name="renamed_slug"),
        ),
    )


@probe(tables=[CheckedMigrated], atomic=False, answer=Raises(IntegrityError), docs=RENAME_FIELD)
def rename_checked_field():
    """A JSONField can be renamed between the removal of the constraint over its key and a new one."""
    after = migrate(
        CheckedMigrated,
        RemoveConstraint("checkedmigrated", "migrated_price"),
        RenameField("checkedmigrated", "body", "document"),
        AddConstraint("checkedmigrated", check(Q(document__price__gt=0), name="renamed_price")),
    )
    after.objects.create(document={"price": -1})


@probe(tables=[GeneratedMigrated], atomic=False, answer=["new"], docs=RENAME_FIELD, since="5.0")
def rename_field_of_generated():
    """A JSONField can be renamed between the removal of the column generated from its key and a new one."""
    from django.db.models import GeneratedField

    GeneratedMigrated.objects.create(body={"status": "new"})
    status = GeneratedField(
        expression=KT("document__status"), output_field=CharField(max_length=20), db_persist=True
    )
    after = migrate(
        GeneratedMigrated,
        RemoveField("generatedmigrated", "status"),
        RenameField("generatedmigrated", "body", "document"),
        AddField("generatedmigrated", "status", status),
    )
    return after.objects.values_list("status", flat=True)


@probe(tables=[Migrated], atomic=False, answer=["new"], docs="ref/models/fields/#generatedfield", since="5.0")
def add_generated_field():
    """A GeneratedField over a key that is added later has its value in the rows that are there."""
    from django.db.models import GeneratedField

    Migrated.objects.create(body={"status": "new"})
    status = GeneratedField(
        expression=KT("body__status"), output_field=CharField(max_length=20), db_persist=True
    )
    after = migrate(Migrated, AddField("migrated", "status", status))
    return after.objects.values_list("status", flat=True)


@probe(
    tables=[Migrated],
    atomic=False,
    answer=[{"name": "ann", "n": 1}],
    docs="topics/migrations/#data-migrations",
)
def data_migration():
    """One migration can add a JSONField and fill it from the columns that it replaces."""

    def fill(apps, _):
        for row in apps.get_model("jsonmatrix", "Migrated").objects.all():
            row.extra = {"name": row.name, "n": row.number}
            row.save()

    Migrated.objects.create(name="ann", number=1)
    after = migrate(Migrated, AddField("migrated", "extra", JSONField(default=dict)), RunPython(fill))
    return after.objects.filter(extra__n=1).values_list("extra", flat=True)


@probe(tables=[Migrated], atomic=False, answer=["ann"], docs="topics/migrations/#data-migrations")
def data_migration_then_remove():
    """One migration can move a key into a column of its own and remove the documents."""

    def fill(apps, _):
        for row in apps.get_model("jsonmatrix", "Migrated").objects.filter(body__has_key="author"):
            row.author = row.body["author"]
            row.save()

    Migrated.objects.create(body={"author": "ann"})
    author = AddField("migrated", "author", CharField(max_length=20, default=""))
    after = migrate(Migrated, author, RunPython(fill), RemoveField("migrated", "body"))
    return after.objects.values_list("author", flat=True)


@probe(tables=[TextMigrated], atomic=False, answer=["old"], docs="topics/migrations/#transactions")
def failed_migration_undone():
    """A migration that fails on a text that is no JSON undoes what it did before."""

    def rename(apps, _):
        apps.get_model("jsonmatrix", "TextMigrated").objects.update(name="changed")

    TextMigrated.objects.create(name="old", body="{bad")
    try:
        migrate(TextMigrated, RunPython(rename), AlterField("textmigrated", "body", JSONField(null=True)))
    except DatabaseError:
        return TextMigrated.objects.all()


@probe(
    tables=[Migrated],
    atomic=False,
    answer=["Set by the user"],
    docs="ref/models/fields/#db-comment",
    since="4.2",
)
def db_comment():
    """A JSONField's column has its comment."""
    extra = JSONField(null=True, db_comment="Set by the user")
    after = migrate(Migrated, AddField("migrated", "extra", extra))
    with connection.cursor() as cursor:
        columns = connection.introspection.get_table_description(cursor, after._meta.db_table)
    return [getattr(column, "comment", None) for column in columns if column.name == "extra"]


@probe(
    tables=[Migrated],
    atomic=False,
    answer=Raises(DatabaseError),
    docs="ref/models/fields/#db-comment",
    since="4.2",
)
def alter_db_comment_then_invalid():
    """A JSONField whose comment changed refuses what is no JSON."""
    Migrated.objects.create(body={"a": 1})
    after = migrate(Migrated, AlterField("migrated", "body", JSONField(null=True, db_comment="Another")))
    after.objects.update(body=RawSQL("%s", ["{bad"]))


@probe(
    tables=[Migrated],
    answer=["body = models.JSONField(blank=True, null=True)"],
    docs="ref/django-admin/#inspectdb",
)
def inspectdb():
    """`inspectdb` finds the JSONField behind a column."""
    return inspected(Migrated, "body")


@probe(
    tables=[Migrated],
    atomic=False,
    answer=["document = models.JSONField(blank=True, null=True)"],
    docs="ref/django-admin/#inspectdb",
)
def inspectdb_renamed():
    """`inspectdb` finds the JSONField behind a column that was renamed."""
    return inspected(migrate(Migrated, RenameField("migrated", "body", "document")), "document")


@probe(
    tables=[TextMigrated],
    atomic=False,
    answer=["body = models.JSONField(blank=True, null=True)"],
    docs="ref/django-admin/#inspectdb",
)
def inspectdb_altered():
    """`inspectdb` finds the JSONField behind a column that was a TextField."""
    return inspected(migrate(TextMigrated, AlterField("textmigrated", "body", JSONField(null=True))), "body")


@probe(tables=[Migrated], atomic=False, answer=[{"a": 1}], docs="releases/3.1/#deprecated-jsonfield")
def contrib_postgres_json_field():
    """Documents outlive the change from the JSONField of contrib.postgres to that of every database."""
    from django.contrib.postgres.fields import JSONField as ContribJSONField

    Migrated.objects.create(body={"a": 1})
    after = migrate(
        Migrated,
        AlterField("migrated", "body", ContribJSONField(null=True)),
        AlterField("migrated", "body", JSONField(null=True)),
    )
    return after.objects.filter(body__a=1).values_list("body", flat=True)


@probe(
    tables=[RequiredMigrated, Shelf, Placed],
    answer=["top"],
    docs="topics/db/models/#extra-fields-on-many-to-many-relationships",
)
def through_table():
    """A JSONField on the table between two models is queried together with theirs."""
    top = Shelf.objects.create(name="top", body={"room": 1})
    volume = RequiredMigrated.objects.create(body={"pages": 300})
    Placed.objects.create(shelf=top, volume=volume, body={"from": {"left": 2}})
    return Shelf.objects.filter(body__room=1, placed__body__from__left=2, volumes__body__pages=300)


@probe(tables=[Migrated, Child], answer=["child"], docs="topics/db/models/#multi-table-inheritance")
def inherited():
    """The JSONFields of a parent's table and of the child's are queried together."""
    Child.objects.create(name="child", body={"a": 1}, more={"b": 2})
    Child.objects.create(name="other", body={"a": 1}, more={"b": 3})
    return Child.objects.filter(body__a=1, more__b=2)


def inspected(model, column):
    """Give what `inspectdb` writes for a column."""
    output = io.StringIO()
    call_command("inspectdb", model._meta.db_table, stdout=output)
    return [
        line.strip() for line in output.getvalue().splitlines() if line.strip().startswith(f"{column} = ")
    ]
