"""JSONObject and JSONArray."""

import datetime

from django.db.models import DateTimeField, F, IntegerField, JSONField, OuterRef, Subquery, Value
from django.db.models.functions import Cast

from jsonmatrix.models import KT, Document, Review
from jsonmatrix.probe import Open, probe


@probe(answer={"n": 99, "t": "zzz"}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object():
    """JSONObject makes an object of columns."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(n="number", t="text")).get(name="simple").x


@probe(answer={}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_empty():
    """JSONObject of nothing is an empty object."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject()).get(name="simple").x


@probe(answer={"n": None}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_null():
    """JSONObject keeps a NULL column as null."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(n="price")).get(name="simple").x


@probe(answer={"a": {"b": 99}}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_nested():
    """JSONObject nests in JSONObject."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(a=JSONObject(b="number"))).get(name="simple").x


@probe(answer={"d": {"a": "b", "c": 14}}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_field():
    """JSONObject embeds a JSONField as JSON."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(d="body")).get(name="simple").x


@probe(answer={"d": None}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_json_null():
    """JSONObject embeds JSON null as null."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(d="body")).get(name="json_null").x


@probe(answer={"d": {"l": "m"}}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_key_object():
    """JSONObject embeds the object under a key as JSON."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(d="body__k")).get(name="rich").x


@probe(answer={"d": "b"}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_key_string():
    """JSONObject embeds the string under a key as a string."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(d="body__a")).get(name="rich").x


@probe(answer={"d": 14, "e": 4.2}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_key_number():
    """JSONObject embeds the number under a key as a number."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(d="body__c", e="body__p")).get(name="rich").x


@probe(answer={"d": ["e", {"f": "g"}]}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_key_array():
    """JSONObject embeds the array under a key as JSON."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(d="body__d")).get(name="rich").x


@probe(answer={"d": True}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_key_boolean():
    """JSONObject embeds the boolean under a key as a boolean."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(d="body__h")).get(name="rich").x


@probe(answer={"d": None}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_key_null():
    """JSONObject embeds the null under a key as null."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(d="body__j")).get(name="rich").x


@probe(answer={"d": None}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_missing_key():
    """JSONObject embeds a missing key as null."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(d="body__nope")).get(name="rich").x


@probe(answer={"d": "b"}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_text_of_key():
    """JSONObject embeds the text of a key as a string."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(d=KT("body__a"))).get(name="rich").x


@probe(answer={"b": False}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_boolean():
    """JSONObject makes true or false of a boolean column."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(b="flag")).get(name="simple").x


@probe(answer={"p": 1.5}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_decimal():
    """JSONObject makes a number of a decimal column."""
    from django.db.models.functions import JSONObject

    Document.objects.filter(name="simple").update(price="1.50")
    return Document.objects.annotate(x=JSONObject(p="price")).get(name="simple").x


@probe(answer=Open(), docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_datetime():
    """Which text JSONObject makes of a datetime is not promised."""
    from django.db.models.functions import JSONObject

    moment = Value(datetime.datetime(2020, 1, 2, 3, 4, 5), DateTimeField())
    return Document.objects.annotate(x=JSONObject(d=moment)).get(name="simple").x


@probe(answer={"t": 'é "x" \\ \n'}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_escapes():
    """JSONObject escapes what JSON wants escaped in a text column."""
    from django.db.models.functions import JSONObject

    Document.objects.filter(name="simple").update(text='é "x" \\ \n')
    return Document.objects.annotate(x=JSONObject(t="text")).get(name="simple").x


@probe(answer={"v": {"a": [1]}}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_value():
    """JSONObject embeds a JSON value as JSON."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(v=Value({"a": [1]}, JSONField()))).get(name="simple").x


@probe(answer={"i": 1, "s": "text"}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_constants():
    """JSONObject takes constants."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(i=Value(1), s=Value("text"))).get(name="simple").x


@probe(answer={"b": True}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_constant_boolean():
    """JSONObject makes true of Value(True)."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(b=Value(True))).get(name="simple").x


@probe(answer={"n": 100}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_expression():
    """JSONObject takes expressions."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(n=F("number") + 1)).get(name="simple").x


@probe(
    answer={"é": 99, 'a "b"': 99, "it's": 99}, docs="ref/models/database-functions/#jsonobject", since="3.2"
)
def json_object_special_keys():
    """JSONObject takes any string for a key."""
    from django.db.models.functions import JSONObject

    keys = {"é": "number", 'a "b"': "number", "it's": "number"}
    return Document.objects.annotate(x=JSONObject(**keys)).get(name="simple").x


@probe(answer={"100%": 99, "%s": 99}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_percent_key():
    """JSONObject takes a key with a percent sign."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(**{"100%": "number", "%s": "number"})).get(name="simple").x


@probe(answer=["simple"], docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_filter_by_key():
    """What JSONObject makes can be filtered by key."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(n="number", t="text")).filter(x__n=99)


@probe(answer=["simple"], docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_filter_by_string_key():
    """What JSONObject makes can be filtered by a string under a key."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(n="number", t="text")).filter(x__t="zzz")


@probe(answer=["simple"], docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_exact():
    """What JSONObject makes equals the same object."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(x=JSONObject(n="number", t="text")).filter(x={"n": 99, "t": "zzz"})


@probe(answer=["simple", "rich"], docs="ref/models/querysets/#order-by", since="3.2")
def json_object_order_by_key():
    """What JSONObject makes can be ordered by key."""
    from django.db.models.functions import JSONObject

    documents = Document.objects.annotate(x=JSONObject(n="number")).filter(number__isnull=False)
    return documents.order_by("-x__n")


@probe(answer=[{"n": 14}, {"n": 99}], docs="ref/models/querysets/#distinct", since="3.2")
def json_object_distinct():
    """What JSONObject makes can be distinct."""
    from django.db.models.functions import JSONObject

    numbers = Document.objects.filter(number__isnull=False).annotate(x=JSONObject(n="number"))
    return sorted(numbers.order_by().values_list("x", flat=True).distinct(), key=lambda x: x["n"])


@probe(answer={"n": 99, "t": "zzz"}, docs="topics/db/queries/#updating-multiple-objects-at-once", since="3.2")
def json_object_update():
    """A JSONField can be filled with what JSONObject makes."""
    from django.db.models.functions import JSONObject

    Document.objects.update(extra=JSONObject(n="number", t="text"))
    return Document.objects.get(name="simple").extra


@probe(answer=["simple"], docs="topics/db/queries/#updating-multiple-objects-at-once", since="3.2")
def json_object_update_key():
    """A JSONField that was filled by JSONObject can be filtered by key."""
    from django.db.models.functions import JSONObject

    Document.objects.update(extra=JSONObject(n="number", t="text"))
    return Document.objects.filter(extra__t="zzz")


@probe(answer=["simple"], docs="topics/db/queries/#updating-multiple-objects-at-once", since="3.2")
def json_object_update_exact():
    """A JSONField that was filled by JSONObject equals the same object."""
    from django.db.models.functions import JSONObject

    Document.objects.update(extra=JSONObject(n="number", t="text"))
    return Document.objects.filter(extra={"n": 99, "t": "zzz"})


@probe(answer={"v": 1, "t": "x"}, docs="ref/models/expressions/#subquery-expressions", since="3.2")
def json_object_subquery():
    """A subquery brings several columns of a related row as one object."""
    from django.db.models.functions import JSONObject

    first = Review.objects.filter(document=OuterRef("pk")).order_by("name")
    pair = JSONObject(v=Cast(KT("body__v"), IntegerField()), t=KT("body__t"))
    return (
        Document.objects.annotate(x=Subquery(first.annotate(pair=pair).values("pair")[:1])).get(name="rich").x
    )


@probe(answer={"of": "rich"}, docs="ref/models/database-functions/#jsonobject", since="3.2")
def json_object_related():
    """JSONObject takes a column of a related row."""
    from django.db.models.functions import JSONObject

    return Review.objects.annotate(x=JSONObject(of="document__name")).get(name="first").x


@probe(answer=[99, "zzz", 1.5], docs="ref/models/database-functions/#jsonarray", since="5.2")
def json_array():
    """JSONArray makes an array of columns and constants."""
    from django.db.models.functions import JSONArray

    return Document.objects.annotate(x=JSONArray("number", "text", Value(1.5))).get(name="simple").x


@probe(answer=[], docs="ref/models/database-functions/#jsonarray", since="5.2")
def json_array_empty():
    """JSONArray of nothing is an empty array."""
    from django.db.models.functions import JSONArray

    return Document.objects.annotate(x=JSONArray()).get(name="simple").x


@probe(answer=[None], docs="ref/models/database-functions/#jsonarray", since="5.2")
def json_array_null():
    """JSONArray keeps a NULL column as null."""
    from django.db.models.functions import JSONArray

    return Document.objects.annotate(x=JSONArray("price")).get(name="simple").x


@probe(answer=[{"n": 99}, [99]], docs="ref/models/database-functions/#jsonarray", since="5.2")
def json_array_nested():
    """JSONArray takes JSONObject and JSONArray."""
    from django.db.models.functions import JSONArray, JSONObject

    nested = JSONArray(JSONObject(n="number"), JSONArray("number"))
    return Document.objects.annotate(x=nested).get(name="simple").x


@probe(answer=[{"a": "b", "c": 14}], docs="ref/models/database-functions/#jsonarray", since="5.2")
def json_array_field():
    """JSONArray embeds a JSONField as JSON."""
    from django.db.models.functions import JSONArray

    return Document.objects.annotate(x=JSONArray("body")).get(name="simple").x


@probe(answer=[{"l": "m"}], docs="ref/models/database-functions/#jsonarray", since="5.2")
def json_array_key_object():
    """JSONArray embeds the object under a key as JSON."""
    from django.db.models.functions import JSONArray

    return Document.objects.annotate(x=JSONArray("body__k")).get(name="rich").x


@probe(answer=[14, 4.2], docs="ref/models/database-functions/#jsonarray", since="5.2")
def json_array_key_number():
    """JSONArray embeds the numbers under keys as numbers."""
    from django.db.models.functions import JSONArray

    return Document.objects.annotate(x=JSONArray("body__c", "body__p")).get(name="rich").x


@probe(answer=["b"], docs="ref/models/database-functions/#jsonarray", since="5.2")
def json_array_key_string():
    """JSONArray embeds the string under a key as a string."""
    from django.db.models.functions import JSONArray

    return Document.objects.annotate(x=JSONArray("body__a")).get(name="rich").x


@probe(answer=[True, False], docs="ref/models/database-functions/#jsonarray", since="5.2")
def json_array_key_boolean():
    """JSONArray embeds the booleans under keys as booleans."""
    from django.db.models.functions import JSONArray

    return Document.objects.annotate(x=JSONArray("body__h", "body__i")).get(name="rich").x


@probe(answer=[False], docs="ref/models/database-functions/#jsonarray", since="5.2")
def json_array_boolean():
    """JSONArray makes true or false of a boolean column."""
    from django.db.models.functions import JSONArray

    return Document.objects.annotate(x=JSONArray("flag")).get(name="simple").x


@probe(answer=["simple"], docs="ref/models/database-functions/#jsonarray", since="5.2")
def json_array_filter_by_index():
    """What JSONArray makes can be filtered by index."""
    from django.db.models.functions import JSONArray

    return Document.objects.annotate(x=JSONArray("number", "text")).filter(x__0=99)


@probe(answer=[99, "zzz"], docs="topics/db/queries/#updating-multiple-objects-at-once", since="5.2")
def json_array_update():
    """A JSONField can be filled with what JSONArray makes."""
    from django.db.models.functions import JSONArray

    Document.objects.update(extra=JSONArray("number", "text"))
    return Document.objects.get(name="simple").extra


@probe(
    answer=[{"v": 1}, {"v": 2}],
    docs="ref/contrib/postgres/expressions/#arraysubquery-expressions",
    since="4.0",
)
def array_subquery():
    """ArraySubquery brings the related rows as a list of objects."""
    from django.contrib.postgres.expressions import ArraySubquery
    from django.db.models.functions import JSONObject

    reviews = Review.objects.filter(document=OuterRef("pk")).order_by("name")
    objects = ArraySubquery(reviews.values(json=JSONObject(v="body__v")))
    return Document.objects.annotate(x=objects).get(name="rich").x
