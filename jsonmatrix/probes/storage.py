"""Storage and round trip."""

import datetime
import json
import uuid
from decimal import Decimal

from django.core.exceptions import FieldDoesNotExist
from django.db import DatabaseError, IntegrityError, connection
from django.db.models import Case, F, IntegerField, JSONField, Subquery, Value, When
from django.db.models.functions import Cast

from jsonmatrix.models import KT, Document, Review, json_null
from jsonmatrix.probe import Open, Raises, probe


@probe(answer={"a": {"b": [{"c": 1}, [], {}]}}, docs="ref/models/fields/#jsonfield")
def nested():
    """An object is read back as it was stored, with whatever is nested in it."""
    Document.objects.create(name="new", body={"a": {"b": [{"c": 1}, [], {}]}})
    return Document.objects.get(name="new").body


@probe(answer=[1, "x", None], docs="ref/models/fields/#jsonfield")
def array():
    """An array is read back as it was stored."""
    Document.objects.create(name="new", body=[1, "x", None])
    return Document.objects.get(name="new").body


@probe(answer=[{}, []], docs="ref/models/fields/#jsonfield")
def empty():
    """An empty object and an empty array are read back as they were stored."""
    Document.objects.create(name="new", body={}, extra=[])
    new = Document.objects.get(name="new")
    return [new.body, new.extra]


@probe(answer=["text", ""], docs="ref/models/fields/#jsonfield")
def string():
    """A string is a value of its own, the empty one as well."""
    Document.objects.create(name="new", body="text", extra="")
    new = Document.objects.get(name="new")
    return [new.body, new.extra]


@probe(answer=[42, 1.45], docs="ref/models/fields/#jsonfield")
def number():
    """A number is a value of its own."""
    Document.objects.create(name="new", body=42, extra=1.45)
    new = Document.objects.get(name="new")
    return [new.body, new.extra]


@probe(answer=[True, False], docs="ref/models/fields/#jsonfield")
def boolean():
    """A boolean is a value of its own."""
    Document.objects.create(name="new", body=True, extra=False)
    new = Document.objects.get(name="new")
    return [new.body, new.extra]


@probe(answer=['{"a": 1}', "null", {"a": "true"}], docs="releases/5.1/#features-removed-in-5-1")
def string_of_json():
    """A string that looks like JSON stays a string."""
    Document.objects.create(name="new", body='{"a": 1}', extra="null", encoded={"a": "true"})
    new = Document.objects.get(name="new")
    return [new.body, new.extra, new.encoded]


@probe(answer=[["new", None]], docs="topics/db/queries/#storing-and-querying-for-none")
def sql_null():
    """None is stored as SQL NULL."""
    Document.objects.create(name="new", body=None)
    return Document.objects.filter(name="new", body__isnull=True).values_list("name", "body")


@probe(answer=[["new", None]], docs="topics/db/queries/#storing-and-querying-for-none")
def json_null_stored():
    """JSON null is not SQL NULL, although both are read as None."""
    Document.objects.create(name="new", body=json_null())
    return Document.objects.filter(name="new", body__isnull=False).values_list("name", "body")


@probe(
    answer=[["new", None]],
    docs="releases/4.2/#passing-encoded-json-string-literals-to-jsonfield-is-deprecated",
    since="4.2",
)
def json_null_value():
    """Value(None, JSONField()) is stored as JSON null."""
    Document.objects.create(name="new", body=Value(None, JSONField()))
    return Document.objects.filter(name="new", body__isnull=False).values_list("name", "body")


@probe(answer=None, docs="ref/models/expressions/#jsonnull-expression", since="6.1")
def json_null_after_save():
    """JSONNull() has become None on the object itself once it is saved."""
    from django.db.models import JSONNull

    return Document.objects.create(name="new", body=JSONNull()).body


@probe(answer={"a": None, "b": [None]}, docs="topics/db/queries/#storing-and-querying-for-none")
def null_inside():
    """None inside an object or an array is JSON null."""
    Document.objects.create(name="new", body={"a": None, "b": [None]})
    return Document.objects.get(name="new").body


@probe(answer=Raises(TypeError), docs="topics/db/queries/#storing-and-querying-for-none", since="6.1")
def jsonnull_inside():
    """JSONNull() inside an object is refused unless an encoder knows it."""
    from django.db.models import JSONNull

    Document.objects.create(name="new", body={"a": JSONNull()})


@probe(answer=True, docs="topics/db/queries/#storing-and-querying-for-none")
def json_null_saved_again():
    """Saving an object that was read with JSON null stores SQL NULL, because both are read as None."""
    Document.objects.get(name="json_null").save()
    return Document.objects.filter(name="json_null", body__isnull=True).exists()


@probe(answer=Raises(IntegrityError), docs="ref/models/fields/#null")
def not_null_refuses_none():
    """A field without null=True refuses None."""
    Review.objects.filter(name="first").update(body=None)


@probe(answer=["new"], docs="topics/db/queries/#storing-and-querying-for-none")
def not_null_takes_json_null():
    """A field without null=True takes JSON null."""
    Review.objects.create(name="new", document=Document.objects.get(name="rich"), body=json_null())
    return Review.objects.filter(name="new", body__isnull=False)


@probe(answer={"žluť": "Ünïcødé 日本"})
def unicode():
    """Keys and values may hold letters of any script."""
    Document.objects.create(name="new", body={"žluť": "Ünïcødé 日本"})
    return Document.objects.get(name="new").body


@probe(answer={"🤡": "🏳️\u200d🌈"})
def emoji():
    """Keys and values may hold characters outside the Basic Multilingual Plane."""
    Document.objects.create(name="new", body={"🤡": "🏳️\u200d🌈"})
    return Document.objects.get(name="new").body


@probe(answer={'it\'s "100%"': "\\n is not \n, \u2028 %s {} ' ` \x01 \x7f \uffff", "": " "})
def special_characters():
    """Quotes, backslashes, percent signs and control characters are read back as they were stored."""
    Document.objects.create(
        name="new", body={'it\'s "100%"': "\\n is not \n, \u2028 %s {} ' ` \x01 \x7f \uffff", "": " "}
    )
    return Document.objects.get(name="new").body


@probe(answer={"a": 1, "A": 2, "a ": 3, "á": 4, "a\u0301": 5})
def similar_keys():
    """Keys that differ in case, accent or a blank are different keys."""
    Document.objects.create(name="new", body={"a": 1, "A": 2, "a ": 3, "á": 4, "a\u0301": 5})
    return Document.objects.get(name="new").body


@probe(answer={"k": "a\x00b"}, docs="ref/models/fields/#jsonfield")
def nul_character():
    """A string may hold the character U+0000."""
    Document.objects.create(name="new", body={"k": "a\x00b"})
    return Document.objects.get(name="new").body


@probe(answer=Open(), docs="https://www.rfc-editor.org/rfc/rfc8259#section-8.2")
def lone_surrogate():
    """What becomes of half a surrogate pair is unpredictable."""
    Document.objects.create(name="new", body={"k": "\ud800"})
    return Document.objects.get(name="new").body


@probe(answer={"n": 2**53 + 1})
def integer_of_54_bits():
    """An integer that a float cannot hold is read back exactly."""
    Document.objects.create(name="new", body={"n": 2**53 + 1})
    return Document.objects.get(name="new").body


@probe(answer={"n": [2**63, 2**64 - 1]}, docs="ref/models/fields/#jsonfield")
def integer_of_64_bits():
    """An integer too large for 64 bits with a sign is read back exactly."""
    Document.objects.create(name="new", body={"n": [2**63, 2**64 - 1]})
    return Document.objects.get(name="new").body


@probe(answer={"n": 10**30 + 1}, docs="ref/models/fields/#jsonfield")
def integer_of_100_bits():
    """An integer of any size is read back exactly."""
    Document.objects.create(name="new", body={"n": 10**30 + 1})
    return Document.objects.get(name="new").body


@probe(answer={"n": 0.1 + 0.2})
def float_of_17_digits():
    """A float is read back with all its digits."""
    Document.objects.create(name="new", body={"n": 0.1 + 0.2})
    return Document.objects.get(name="new").body


@probe(answer={"n": 1.0})
def float_without_fraction():
    """1.0 stays a float."""
    Document.objects.create(name="new", body={"n": 1.0})
    return Document.objects.get(name="new").body


@probe(answer={"n": 1e100}, docs="ref/models/fields/#jsonfield")
def float_large():
    """A large float stays a float."""
    Document.objects.create(name="new", body={"n": 1e100})
    return Document.objects.get(name="new").body


@probe(answer={"n": [5e-324, 2.2250738585072014e-308]})
def float_small():
    """The smallest floats are read back exactly."""
    Document.objects.create(name="new", body={"n": [5e-324, 2.2250738585072014e-308]})
    return Document.objects.get(name="new").body


@probe(answer=Open())
def negative_zero():
    """Whether zero keeps its sign is not promised."""
    Document.objects.create(name="new", body={"n": -0.0})
    return Document.objects.get(name="new").body


@probe(answer=Raises(DatabaseError), docs="https://www.rfc-editor.org/rfc/rfc8259#section-6")
def nan():
    """NaN is not JSON and is refused."""
    Document.objects.create(name="new", body={"n": float("nan")})


@probe(answer=Raises(DatabaseError), docs="https://www.rfc-editor.org/rfc/rfc8259#section-6")
def infinity():
    """Infinity is not JSON and is refused."""
    Document.objects.create(name="new", body={"n": float("inf")})


@probe(answer=Raises(DatabaseError))
def text_invalid():
    """Text that is not JSON is refused by the column, even past JSONField."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE jsonmatrix_document SET body = %s WHERE name = 'simple'", ["{bad"])


@probe(answer=Raises(DatabaseError))
def text_with_trailing_comma():
    """A trailing comma is not JSON and is refused by the column."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE jsonmatrix_document SET body = %s WHERE name = 'simple'", ["[1,]"])


@probe(answer=Open(), docs="https://www.rfc-editor.org/rfc/rfc8259#section-4")
def duplicate_keys():
    """Which of two values with the same key is read, whole or by its path, is unpredictable."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE jsonmatrix_document SET body = %s WHERE name = 'simple'", ['{"a": 1, "a": 2}'])
    return Document.objects.filter(name="simple").values("body", "body__a")


@probe(answer=Open(), docs="ref/models/fields/#jsonfield")
def key_order():
    """The order of an object's keys is not promised."""
    Document.objects.create(name="new", body={"b": 1, "aa": 2, "a": 3})
    return list(Document.objects.get(name="new").body)


@probe(answer=True, docs="ref/models/fields/#jsonfield")
def depth_30():
    """Thirty arrays inside each other are read back as they were stored."""
    deep = json.loads("[" * 30 + "]" * 30)
    Document.objects.create(name="new", body=deep)
    return Document.objects.get(name="new").body == deep


@probe(answer=True, docs="ref/models/fields/#jsonfield")
def depth_60():
    """Sixty arrays inside each other are read back as they were stored."""
    deep = json.loads("[" * 60 + "]" * 60)
    Document.objects.create(name="new", body=deep)
    return Document.objects.get(name="new").body == deep


@probe(answer=True, docs="ref/models/fields/#jsonfield")
def depth_150():
    """A hundred and fifty arrays inside each other are read back as they were stored."""
    deep = json.loads("[" * 150 + "]" * 150)
    Document.objects.create(name="new", body=deep)
    return Document.objects.get(name="new").body == deep


@probe(answer=True, docs="ref/models/fields/#jsonfield")
def large_string():
    """A string of a million characters is read back as it was stored."""
    Document.objects.create(name="new", body={"k": "x" * 1_000_000})
    return Document.objects.get(name="new").body == {"k": "x" * 1_000_000}


@probe(answer=1)
def large_string_16_mib():
    """A string of sixteen mebibytes can be stored."""
    Document.objects.create(name="new", body={"k": "x" * 2**24})
    return Document.objects.filter(name="new").count()


@probe(answer=True, docs="ref/models/fields/#jsonfield")
def large_array():
    """An array of a hundred thousand numbers is read back as it was stored."""
    Document.objects.create(name="new", body=list(range(100_000)))
    return Document.objects.get(name="new").body == list(range(100_000))


@probe(answer=True, docs="ref/models/fields/#jsonfield")
def long_key():
    """A key of a hundred thousand characters is read back as it was stored."""
    Document.objects.create(name="new", body={"k" * 100_000: 1})
    return Document.objects.get(name="new").body == {"k" * 100_000: 1}


@probe(answer=[1, [2, 3]], docs="https://docs.python.org/3/library/json.html#py-to-json-table")
def tuples():
    """A tuple becomes an array."""
    Document.objects.create(name="new", body=(1, (2, 3)))
    return Document.objects.get(name="new").body


@probe(
    answer={"1": "a", "2.5": "b", "false": "c", "null": "d"},
    docs="https://docs.python.org/3/library/json.html#json.dumps",
)
def keys_of_other_types():
    """A key that is a number, a boolean or None becomes a string."""
    Document.objects.create(name="new", body={1: "a", 2.5: "b", False: "c", None: "d"})
    return Document.objects.get(name="new").body


@probe(
    answer={
        "date": "2020-01-02",
        "datetime": "2020-01-02T03:04:05",
        "decimal": "1.10",
        "timedelta": "P0DT01H00M00S",
        "uuid": "00000000-0000-0000-0000-000000000001",
    },
    docs="ref/models/fields/#django.db.models.JSONField.encoder",
)
def encoder():
    """DjangoJSONEncoder stores dates, Decimal, timedelta and UUID as strings."""
    Document.objects.create(
        name="new",
        encoded={
            "date": datetime.date(2020, 1, 2),
            "datetime": datetime.datetime(2020, 1, 2, 3, 4, 5),
            "decimal": Decimal("1.10"),
            "timedelta": datetime.timedelta(hours=1),
            "uuid": uuid.UUID(int=1),
        },
    )
    return Document.objects.get(name="new").encoded


@probe(answer=Raises(TypeError), docs="ref/models/fields/#django.db.models.JSONField.encoder")
def encoder_missing():
    """Without an encoder that knows it, a date is refused."""
    Document.objects.create(name="new", body={"date": datetime.date(2020, 1, 2)})


@probe(answer={"n": Decimal("1.1")}, docs="ref/models/fields/#django.db.models.JSONField.decoder")
def decoder():
    """A decoder reads what was stored."""
    Document.objects.create(name="new", decoded={"n": 1.1})
    return Document.objects.get(name="new").decoded


@probe(answer=[Decimal("1.1")], docs="ref/models/fields/#django.db.models.JSONField.decoder")
def decoder_of_key():
    """A decoder reads the value of a key as well."""
    Document.objects.create(name="new", decoded={"n": 1.1})
    return Document.objects.filter(name="new").values_list("decoded__n", flat=True)


@probe(
    answer=[{"n": Decimal("1.1")}, {"n": "1.1"}],
    docs="ref/models/fields/#django.db.models.JSONField.decoder",
)
def decoder_saved_again():
    """A Decimal that the decoder made of a number is saved as the string that the encoder makes of it."""
    Document.objects.create(name="new", decoded={"n": 1.1})
    read = Document.objects.get(name="new")
    read.save()
    return [read.decoded, Document.objects.get(name="new").decoded]


@probe(answer=[{"a": "b", "c": 14}] * 3, docs="ref/models/instances/#refreshing-objects-from-database")
def refresh():
    """refresh_from_db(), defer() and only() read the same value."""
    simple = Document.objects.get(name="simple")
    simple.body = None
    simple.refresh_from_db(fields=["body"])
    deferred = Document.objects.defer("body").get(name="simple")
    alone = Document.objects.only("body").get(name="simple")
    return [simple.body, deferred.body, alone.body]


@probe(answer={"a": "b", "c": 15}, docs="ref/models/instances/#specifying-which-fields-to-save")
def save_update_fields():
    """save() stores a value that was changed in place."""
    simple = Document.objects.get(name="simple")
    simple.body["c"] = 15
    simple.save(update_fields=["body"])
    return Document.objects.get(name="simple").body


@probe(
    answer=[["new 1", {"a": 1}], ["new 2", [1]], ["new 3", "s"], ["new 4", None]],
    docs="ref/models/querysets/#bulk-create",
)
def bulk_create_mixed():
    """bulk_create() stores values of different kinds at once."""
    Document.objects.bulk_create(
        Document(name=f"new {n}", body=body) for n, body in enumerate([{"a": 1}, [1], "s", None], 1)
    )
    return Document.objects.filter(name__startswith="new").values_list("name", "body")


@probe(answer=["new"], docs="ref/models/querysets/#bulk-create")
def bulk_create_json_null():
    """bulk_create() tells JSON null from SQL NULL."""
    Document.objects.bulk_create([Document(name="new", body=json_null()), Document(name="other", body=None)])
    return Document.objects.filter(name__in=["new", "other"], body__isnull=False)


@probe(answer={"z": 1}, docs="ref/models/querysets/#bulk-create", since="4.1")
def bulk_create_update_conflicts():
    """bulk_create() replaces the value of a row that is there already."""
    Document.objects.bulk_create(
        [Document(name="simple", body={"z": 1})],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["body"],
    )
    return Document.objects.get(name="simple").body


@probe(answer=[["array", [9]], ["simple", {"n": 1}]], docs="ref/models/querysets/#bulk-update")
def bulk_update_mixed():
    """bulk_update() stores an object and an array at once."""
    array, simple = Document.objects.filter(name__in=["array", "simple"])
    array.body, simple.body = [9], {"n": 1}
    Document.objects.bulk_update([array, simple], ["body"])
    return Document.objects.filter(name__in=["array", "simple"]).values_list("name", "body")


@probe(answer=[["array", "s"], ["nested", 5], ["simple", True]], docs="ref/models/querysets/#bulk-update")
def bulk_update_scalars():
    """bulk_update() stores a string, a number and a boolean at once."""
    array, nested, simple = Document.objects.filter(name__in=["array", "nested", "simple"])
    array.body, nested.body, simple.body = "s", 5, True
    Document.objects.bulk_update([array, nested, simple], ["body"])
    return Document.objects.filter(name__in=["array", "nested", "simple"]).values_list("name", "body")


@probe(answer=["simple"], docs="ref/models/querysets/#bulk-update")
def bulk_update_none():
    """bulk_update() stores None as SQL NULL, beside an object as well."""
    array, simple = Document.objects.filter(name__in=["array", "simple"])
    array.body, simple.body = {"n": 1}, None
    Document.objects.bulk_update([array, simple], ["body"])
    return Document.objects.filter(name__in=["array", "simple"], body__isnull=True)


@probe(answer=[["simple", None]], docs="ref/models/querysets/#bulk-update")
def bulk_update_json_null():
    """bulk_update() stores JSON null as such."""
    simple = Document.objects.get(name="simple")
    simple.body = json_null()
    Document.objects.bulk_update([simple], ["body"])
    return Document.objects.filter(name="simple", body__isnull=False).values_list("name", "body")


@probe(answer={"x": [1]}, docs="ref/models/querysets/#update")
def update_object():
    """update() stores an object."""
    Document.objects.filter(name="simple").update(body={"x": [1]})
    return Document.objects.get(name="simple").body


@probe(answer=["text", 5, True], docs="ref/models/querysets/#update")
def update_scalars():
    """update() stores a string, a number and a boolean."""
    Document.objects.filter(name="simple").update(body="text", extra=5, encoded=True)
    simple = Document.objects.get(name="simple")
    return [simple.body, simple.extra, simple.encoded]


@probe(answer=["simple"], docs="ref/models/querysets/#update")
def update_none():
    """update() stores None as SQL NULL."""
    Document.objects.filter(name="simple").update(body=None)
    return Document.objects.filter(name="simple", body__isnull=True)


@probe(answer=[["simple", None]], docs="topics/db/queries/#storing-and-querying-for-none")
def update_json_null():
    """update() stores JSON null as such."""
    Document.objects.filter(name="simple").update(body=json_null())
    return Document.objects.filter(name="simple", body__isnull=False).values_list("name", "body")


@probe(answer=[["simple", None]], docs="topics/db/queries/#storing-and-querying-for-none", since="4.2")
def update_json_null_value():
    """update() stores Value(None, JSONField()) as JSON null."""
    Document.objects.filter(name="simple").update(body=Value(None, JSONField()))
    return Document.objects.filter(name="simple", body__isnull=False).values_list("name", "body")


@probe(answer={"x": [1]}, docs="ref/models/expressions/#value-expressions")
def update_value():
    """update() stores the object in a Value()."""
    Document.objects.filter(name="simple").update(body=Value({"x": [1]}, JSONField()))
    return Document.objects.get(name="simple").body


@probe(
    answer='{"a": 1}', docs="releases/4.2/#passing-encoded-json-string-literals-to-jsonfield-is-deprecated"
)
def update_value_string_of_json():
    """A string that looks like JSON stays a string in a Value() for a JSONField."""
    Document.objects.filter(name="simple").update(body=Value('{"a": 1}', JSONField()))
    return Document.objects.get(name="simple").body


@probe(answer={"a": "b", "c": 14}, docs="ref/models/querysets/#update")
def update_f_field():
    """update() copies one JSONField to another."""
    Document.objects.filter(name="simple").update(extra=F("body"))
    return Document.objects.get(name="simple").extra


@probe(answer=[["rich", None]], docs="topics/db/queries/#expressions-can-reference-transforms", since="3.2")
def update_f_key_null():
    """update() copies the JSON null under a key as JSON null."""
    Document.objects.filter(name="rich").update(extra=F("body__j"))
    return Document.objects.filter(name="rich", extra__isnull=False).values_list("name", "extra")


@probe(answer=14, docs="ref/models/database-functions/#cast")
def update_number_from_key():
    """update() copies a key, cast to an integer, to an ordinary column."""
    Document.objects.filter(name="simple").update(number=Cast(KT("body__c"), IntegerField()))
    return Document.objects.get(name="simple").number


@probe(
    answer=[["nested", {"done": 0}], ["simple", {"done": 1}]],
    docs="ref/models/conditional-expressions/#conditional-update",
)
def update_case():
    """update() stores one of two objects by a condition on a key."""
    changed = Document.objects.filter(name__in=["simple", "nested"])
    changed.update(
        body=Case(
            When(body__a="b", then=Value({"done": 1}, JSONField())),
            default=Value({"done": 0}, JSONField()),
            output_field=JSONField(),
        )
    )
    return changed.values_list("name", "body")


@probe(answer={"v": 1, "t": "x"}, docs="ref/models/expressions/#subquery-expressions")
def update_subquery():
    """update() copies the value of a row in another table."""
    first = Review.objects.filter(name="first")
    Document.objects.filter(name="simple").update(extra=Subquery(first.values("body")))
    return Document.objects.get(name="simple").extra


@probe(answer=Raises(FieldDoesNotExist), docs="ref/models/querysets/#update")
def update_key():
    """update() takes fields, not keys: there is no partial update."""
    Document.objects.filter(name="simple").update(body__a=1)


@probe(answer=[True, False], docs="ref/models/querysets/#get-or-create")
def get_or_create():
    """An object is found again by the value it was created with."""
    return [Document.objects.get_or_create(body={"q": 1}, defaults={"name": "new"})[1] for _ in range(2)]


@probe(answer=[False, {"u": 1}], docs="ref/models/querysets/#update-or-create")
def update_or_create():
    """The value of a row that is there already is replaced."""
    _, created = Document.objects.update_or_create(name="simple", defaults={"body": {"u": 1}})
    return [created, Document.objects.get(name="simple").body]


@probe(answer={"a": 1}, docs="ref/models/expressions/#raw-sql-expressions")
def raw_expression():
    """JSON text given as RawSQL() is stored as JSON."""
    from django.db.models.expressions import RawSQL

    Document.objects.create(name="new", body=RawSQL("%s", ['{"a": 1}']))
    return Document.objects.get(name="new").body


@probe(answer="str", docs="releases/3.1.1/")
def cursor_gives_text():
    """A cursor reads a JSON column as text."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT body FROM jsonmatrix_document WHERE name = 'simple'")
        return type(cursor.fetchone()[0]).__name__
