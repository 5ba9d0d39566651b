"""Generated fields."""

import datetime
from decimal import Decimal

from django.db import IntegrityError, connection
from django.db.migrations import AddField
from django.db.models import CharField
from django.test.utils import CaptureQueriesContext

from jsonmatrix.models import (
    KT,
    ApostropheGenerated,
    ArrayGenerated,
    BooleanGenerated,
    CaseGenerated,
    ContainsGenerated,
    DashGenerated,
    DateGenerated,
    DecimalGenerated,
    DefaultGenerated,
    ExactGenerated,
    FloatGenerated,
    GreaterGenerated,
    HasKeyGenerated,
    IntegerGenerated,
    KeyAsIntegerGenerated,
    KeyAsTextGenerated,
    KeyGenerated,
    LowerGenerated,
    Migrated,
    ObjectGenerated,
    PathGenerated,
    PercentGenerated,
    SlugGeneratedUnique,
    StatusGenerated,
    StatusGeneratedIndexed,
    StatusTextGenerated,
    TrueGenerated,
)
from jsonmatrix.probe import Open, Raises, probe
from jsonmatrix.probes._migrate import migrate

GENERATED_FIELD = "ref/models/fields/#generatedfield"


@probe(tables=[StatusGenerated], answer=["new"], docs=GENERATED_FIELD, since="5.0")
def stored():
    """A stored GeneratedField holds the text of a key."""
    StatusGenerated.objects.create(body={"status": "new"})
    return StatusGenerated.objects.values_list("status", flat=True)


@probe(tables=[StatusTextGenerated], answer=["new"], docs=GENERATED_FIELD, since="5.0")
def stored_text_field():
    """A stored GeneratedField may be a TextField."""
    StatusTextGenerated.objects.create(body={"status": "new"})
    return StatusTextGenerated.objects.values_list("status", flat=True)


@probe(
    tables=[Migrated],
    atomic=False,
    answer=["new"],
    docs="ref/models/fields/#django.db.models.GeneratedField.db_persist",
    since="5.0",
)
def virtual():
    """A GeneratedField with db_persist=False computes the text of a key when it is read."""
    from django.db.models import GeneratedField

    Migrated.objects.create(body={"status": "new"})
    status = GeneratedField(
        expression=KT("body__status"), output_field=CharField(max_length=20), db_persist=False
    )
    after = migrate(Migrated, AddField("migrated", "status", status))
    return after.objects.values_list("status", flat=True)


@probe(tables=[StatusGenerated], answer=["has it"], docs=GENERATED_FIELD, since="5.0")
def filter_generated():
    """A generated column is filtered like any other."""
    StatusGenerated.objects.create(name="has it", body={"status": "new"})
    StatusGenerated.objects.create(name="has another", body={"status": "old"})
    return StatusGenerated.objects.filter(status="new")


@probe(
    tables=[StatusGenerated],
    answer=[["no document", None], ["no key", None]],
    docs=GENERATED_FIELD,
    since="5.0",
)
def missing_key():
    """Where there is no such key or no document, the generated column is NULL."""
    StatusGenerated.objects.create(name="no key", body={})
    StatusGenerated.objects.create(name="no document", body=None)
    return StatusGenerated.objects.values_list("name", "status")


@probe(tables=[StatusGenerated], answer=Open(), docs=GENERATED_FIELD, since="5.0")
def null_key():
    """Where the key is null, the generated column may hold NULL or the text null."""
    StatusGenerated.objects.create(body={"status": None})
    return StatusGenerated.objects.values_list("status", flat=True)


@probe(tables=[StatusGenerated], answer=["old"], docs=GENERATED_FIELD, since="5.0")
def computed_again_on_save():
    """Saving a changed document computes the generated column again."""
    row = StatusGenerated.objects.create(body={"status": "new"})
    row.body["status"] = "old"
    row.save()
    return StatusGenerated.objects.values_list("status", flat=True)


@probe(tables=[StatusGenerated], answer=["old"], docs=GENERATED_FIELD, since="5.0")
def computed_again_on_update():
    """update() of the document computes the generated column again."""
    StatusGenerated.objects.create(body={"status": "new"})
    StatusGenerated.objects.update(body={"status": "old"})
    return StatusGenerated.objects.values_list("status", flat=True)


@probe(tables=[StatusGenerated], answer="new", docs="releases/6.0/#models", since="5.0")
def known_after_save():
    """Right after save() the instance answers with the generated value."""
    row = StatusGenerated(body={"status": "new"})
    row.save()
    return row.status


@probe(tables=[StatusGenerated], answer=Open(), docs="releases/6.0/#models", since="6.0")
def known_after_save_queries():
    """Reading the generated value right after save() may cost a query, or none."""
    row = StatusGenerated.objects.create(body={"status": "new"})
    with CaptureQueriesContext(connection) as queries:
        row.status  # noqa: B018 (reading it is the question)
    return len(queries)


@probe(tables=[StatusGeneratedIndexed], answer=["has it"], docs=GENERATED_FIELD, since="5.0")
def index():
    """A GeneratedField may have an index of its own."""
    StatusGeneratedIndexed.objects.create(name="has it", body={"status": "new"})
    return StatusGeneratedIndexed.objects.filter(status="new")


@probe(tables=[SlugGeneratedUnique], answer=Raises(IntegrityError), docs=GENERATED_FIELD, since="5.0")
def unique():
    """A unique GeneratedField refuses a second document with the same value of the key."""
    SlugGeneratedUnique.objects.create(name="first", body={"slug": "a"})
    SlugGeneratedUnique.objects.create(name="second", body={"slug": "a"})


@probe(tables=[SlugGeneratedUnique], answer=2, docs=GENERATED_FIELD, since="5.0")
def unique_missing_key():
    """A unique GeneratedField lets several documents without the key in."""
    SlugGeneratedUnique.objects.create(name="first", body={})
    SlugGeneratedUnique.objects.create(name="second", body={})
    return SlugGeneratedUnique.objects.count()


@probe(tables=[PathGenerated], answer=[["ann", "a"]], docs=GENERATED_FIELD, since="5.0")
def path():
    """A GeneratedField reaches a key within a key, and an item of an array."""
    PathGenerated.objects.create(body={"author": {"name": "ann"}, "tags": ["a", "b"]})
    return PathGenerated.objects.values_list("author", "tag")


@probe(tables=[DefaultGenerated], answer=["new", "none"], docs=GENERATED_FIELD, since="5.0")
def coalesce():
    """Coalesce() gives the documents without the key a value."""
    DefaultGenerated.objects.create(body={"status": "new"})
    DefaultGenerated.objects.create(body={})
    return DefaultGenerated.objects.order_by("status").values_list("status", flat=True)


@probe(tables=[LowerGenerated], answer=["new"], docs=GENERATED_FIELD, since="5.0")
def function():
    """A GeneratedField may be a function of the text of a key."""
    LowerGenerated.objects.create(body={"status": "NEW"})
    return LowerGenerated.objects.values_list("status", flat=True)


@probe(
    tables=[CaseGenerated],
    answer=[["is paid", "done"], ["no key", "open"], ["not paid", "open"]],
    docs=GENERATED_FIELD,
    since="5.0",
)
def case_when():
    """A GeneratedField may be a Case with a lookup on a key."""
    CaseGenerated.objects.create(name="is paid", body={"status": "paid"})
    CaseGenerated.objects.create(name="not paid", body={"status": "new"})
    CaseGenerated.objects.create(name="no key", body={})
    return CaseGenerated.objects.values_list("name", "status")


@probe(tables=[IntegerGenerated], answer=[["nine", 9], ["ten", 10]], docs=GENERATED_FIELD, since="5.0")
def cast_integer():
    """A key cast to an integer is a number, and is ordered as one."""
    IntegerGenerated.objects.create(name="ten", body={"n": 10})
    IntegerGenerated.objects.create(name="nine", body={"n": 9})
    return IntegerGenerated.objects.order_by("n").values_list("name", "n")


@probe(tables=[DecimalGenerated], answer=[Decimal("9.99")], docs=GENERATED_FIELD, since="5.0")
def cast_decimal():
    """A key cast to a decimal number is exact."""
    DecimalGenerated.objects.create(body={"price": 9.99})
    return DecimalGenerated.objects.values_list("price", flat=True)


@probe(tables=[FloatGenerated], answer=[0.25], docs=GENERATED_FIELD, since="5.0")
def cast_float():
    """A key cast to a float is a float."""
    FloatGenerated.objects.create(body={"ratio": 0.25})
    return FloatGenerated.objects.values_list("ratio", flat=True)


@probe(tables=[DateGenerated], answer=[datetime.date(2024, 2, 29)], docs=GENERATED_FIELD, since="5.0")
def cast_date():
    """A key cast to a date is a date."""
    DateGenerated.objects.create(body={"day": "2024-02-29"})
    return DateGenerated.objects.values_list("day", flat=True)


@probe(tables=[BooleanGenerated], answer=[["no", False], ["yes", True]], docs=GENERATED_FIELD, since="5.0")
def cast_boolean():
    """A key cast to a boolean is true or false."""
    BooleanGenerated.objects.create(name="yes", body={"active": True})
    BooleanGenerated.objects.create(name="no", body={"active": False})
    return BooleanGenerated.objects.values_list("name", "active")


@probe(tables=[KeyAsIntegerGenerated], answer=[5], docs=GENERATED_FIELD, since="5.0")
def key_as_integer():
    """A key that is a number fills an IntegerField without a cast."""
    KeyAsIntegerGenerated.objects.create(body={"n": 5})
    return KeyAsIntegerGenerated.objects.values_list("n", flat=True)


@probe(tables=[KeyAsTextGenerated], answer=["new"], docs=GENERATED_FIELD, since="5.0")
def key_as_text():
    """Without KT() a text column gets the string under a key, without its JSON quotes."""
    KeyAsTextGenerated.objects.create(body={"status": "new"})
    return KeyAsTextGenerated.objects.values_list("status", flat=True)


@probe(tables=[KeyGenerated], answer=[{"l": [1, None]}], docs=GENERATED_FIELD, since="5.0")
def key_object():
    """A JSONField generated from a key holds the object found there."""
    KeyGenerated.objects.create(body={"k": {"l": [1, None]}})
    return KeyGenerated.objects.values_list("made", flat=True)


@probe(tables=[KeyGenerated], answer=["text"], docs=GENERATED_FIELD, since="5.0")
def key_string():
    """A JSONField generated from a key holds the string found there."""
    KeyGenerated.objects.create(body={"k": "text"})
    return KeyGenerated.objects.values_list("made", flat=True)


@probe(
    tables=[KeyGenerated],
    answer=[["float", 1.5], ["integer", 5], ["no key", None]],
    docs=GENERATED_FIELD,
    since="5.0",
)
def key_number():
    """A JSONField generated from a key holds the number found there, NULL where there is none."""
    KeyGenerated.objects.create(name="integer", body={"k": 5})
    KeyGenerated.objects.create(name="float", body={"k": 1.5})
    KeyGenerated.objects.create(name="no key", body={})
    return KeyGenerated.objects.values_list("name", "made")


@probe(tables=[KeyGenerated], answer=[["no", False], ["yes", True]], docs=GENERATED_FIELD, since="5.0")
def key_boolean():
    """A JSONField generated from a key holds true or false as found there."""
    KeyGenerated.objects.create(name="yes", body={"k": True})
    KeyGenerated.objects.create(name="no", body={"k": False})
    return KeyGenerated.objects.values_list("name", "made")


@probe(
    tables=[HasKeyGenerated], answer=[["no key", False], ["null", True]], docs=GENERATED_FIELD, since="5.0"
)
def has_key():
    """A BooleanField may be generated from has_key."""
    HasKeyGenerated.objects.create(name="null", body={"paid": None})
    HasKeyGenerated.objects.create(name="no key", body={})
    return HasKeyGenerated.objects.values_list("name", "paid")


@probe(
    tables=[ExactGenerated],
    answer=[["is paid", True], ["not paid", False]],
    docs=GENERATED_FIELD,
    since="5.0",
)
def key_exact():
    """A BooleanField may be generated from the comparison of a key with a string."""
    ExactGenerated.objects.create(name="is paid", body={"status": "paid"})
    ExactGenerated.objects.create(name="not paid", body={"status": "new"})
    return ExactGenerated.objects.values_list("name", "paid")


@probe(tables=[TrueGenerated], answer=[["no", False], ["yes", True]], docs=GENERATED_FIELD, since="5.0")
def key_exact_true():
    """A BooleanField may be generated from the comparison of a key with True."""
    TrueGenerated.objects.create(name="yes", body={"active": True})
    TrueGenerated.objects.create(name="no", body={"active": False})
    return TrueGenerated.objects.values_list("name", "active")


@probe(
    tables=[GreaterGenerated], answer=[["cheap", False], ["dear", True]], docs=GENERATED_FIELD, since="5.0"
)
def key_gt():
    """A BooleanField may be generated from the comparison of a key with a number."""
    GreaterGenerated.objects.create(name="cheap", body={"price": 9})
    GreaterGenerated.objects.create(name="dear", body={"price": 100})
    return GreaterGenerated.objects.values_list("name", "dear")


@probe(tables=[ContainsGenerated], answer=[["new", True], ["old", False]], docs=GENERATED_FIELD, since="5.0")
def contains():
    """A BooleanField may be generated from contains."""
    ContainsGenerated.objects.create(name="new", body={"tags": ["new", "a"]})
    ContainsGenerated.objects.create(name="old", body={"tags": ["old"]})
    return ContainsGenerated.objects.values_list("name", "tagged")


@probe(tables=[ObjectGenerated], answer=[{"n": 4}], docs=GENERATED_FIELD, since="5.0")
def json_object():
    """A JSONField may be generated with JSONObject() from an ordinary column."""
    ObjectGenerated.objects.create(number=4)
    return ObjectGenerated.objects.values_list("made", flat=True)


@probe(tables=[ArrayGenerated], answer=[[4, "a"]], docs=GENERATED_FIELD, since="5.2")
def json_array():
    """A JSONField may be generated with JSONArray() from an ordinary column and a value."""
    ArrayGenerated.objects.create(number=4)
    return ArrayGenerated.objects.values_list("made", flat=True)


@probe(tables=[DashGenerated], answer=["a"], docs=GENERATED_FIELD, since="5.0")
def key_with_dash_and_spaces():
    """The key of a GeneratedField may have dashes and spaces."""
    DashGenerated.objects.create(body={"first-name of all": "a"})
    return DashGenerated.objects.values_list("made", flat=True)


@probe(tables=[ApostropheGenerated], answer=["a"], docs=GENERATED_FIELD, since="5.0")
def key_with_apostrophe():
    """The key of a GeneratedField may have an apostrophe."""
    ApostropheGenerated.objects.create(body={"it's": "a"})
    return ApostropheGenerated.objects.values_list("made", flat=True)


@probe(tables=[PercentGenerated], answer=["a"], docs=GENERATED_FIELD, since="5.0")
def key_with_percent():
    """The key of a GeneratedField may have a percent sign."""
    PercentGenerated.objects.create(body={"100%": "a"})
    return PercentGenerated.objects.values_list("made", flat=True)
