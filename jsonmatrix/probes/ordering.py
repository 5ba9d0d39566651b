"""Ordering, grouping and distinct."""

from datetime import date

from django.db.models import Count, DateField, F, FloatField, IntegerField
from django.db.models.functions import Cast, Lower, TruncMonth

from jsonmatrix.documents import JSON_NULL
from jsonmatrix.models import KT, Document, KeyOrdered, Review
from jsonmatrix.probe import Open, probe


@probe(
    documents={"nine": {"n": 9}, "ten": {"n": 10}, "minus": {"n": -1}},
    answer=["minus", "nine", "ten"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def order_by_number():
    """Ordering by a key compares numbers as numbers."""
    return Document.objects.order_by("body__n")


@probe(
    documents={"nine": {"n": 9}, "ten": {"n": 10}, "minus": {"n": -1}},
    answer=["ten", "nine", "minus"],
    docs="ref/models/querysets/#order-by",
)
def order_by_number_descending():
    """A hyphen before the path orders numbers from the greatest to the least."""
    return Document.objects.order_by("-body__n")


@probe(
    documents={"float": {"n": 9.5}, "integer": {"n": 10}, "negative": {"n": -100}, "small": {"n": 0.25}},
    answer=["negative", "small", "float", "integer"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def order_by_float():
    """Integers and numbers with a fraction are ordered together, by value."""
    return Document.objects.order_by("body__n")


@probe(
    documents={"small": {"n": 2**60}, "big": {"n": 2**60 + 2}, "middle": {"n": 2**60 + 1}},
    answer=["small", "middle", "big"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def order_by_big_integer():
    """Integers beyond the precision of a float are ordered by value."""
    return Document.objects.order_by("body__n")


@probe(
    documents={"c": {"s": "cherry"}, "a": {"s": "apple"}, "b": {"s": "banana"}},
    answer=["a", "b", "c"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def order_by_string():
    """Ordering by a key compares strings alphabetically."""
    return Document.objects.order_by("body__s")


@probe(
    documents={"longer": {"s": "ann lee"}, "shorter": {"s": "ann"}},
    answer=["shorter", "longer"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def order_by_string_prefix():
    """A string comes before another that continues it with a space."""
    return Document.objects.order_by("body__s")


@probe(
    documents={"upper_b": {"s": "B"}, "lower_a": {"s": "a"}, "upper_a": {"s": "A"}, "lower_b": {"s": "b"}},
    answer=Open(),
    docs="ref/models/querysets/#order-by",
)
def order_by_string_case():
    """Where capital letters come is up to the database's collation."""
    return Document.objects.order_by("body__s", "name")


@probe(
    documents={"march": {"on": "2024-03-01"}, "last_year": {"on": "2023-12-31"}, "may": {"on": "2024-05-17"}},
    answer=["last_year", "march", "may"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def order_by_date_string():
    """Dates stored as ISO 8601 strings are ordered by time."""
    return Document.objects.order_by("body__on")


@probe(
    documents={"no": {"done": False}, "yes": {"done": True}},
    answer=["no", "yes"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def order_by_boolean():
    """False comes before True."""
    return Document.objects.order_by("body__done")


@probe(
    documents={"c": {"at": {"s": "z"}}, "a": {"at": {"s": "x"}}, "b": {"at": {"s": "y"}}},
    answer=["a", "b", "c"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def order_by_path():
    """Ordering follows a path of keys."""
    return Document.objects.order_by("body__at__s")


@probe(
    documents={"c": ["z"], "a": ["x"], "b": ["y"]},
    answer=["a", "b", "c"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def order_by_index():
    """Ordering by an integer compares the elements at that index of an array."""
    return Document.objects.order_by("body__0")


@probe(
    documents={"b1": {"s": "b", "t": "1"}, "a1": {"s": "a", "t": "1"}, "a2": {"s": "a", "t": "2"}},
    answer=["a2", "a1", "b1"],
    docs="ref/models/querysets/#order-by",
)
def order_by_several_keys():
    """A second key decides between rows that are equal by the first."""
    return Document.objects.order_by("body__s", "-body__t")


@probe(
    documents={"one": {"s": "b"}, "two": {"s": "a"}},
    answer=["of two", "of one"],
    docs="ref/models/querysets/#order-by",
)
def order_by_related_key():
    """Ordering follows a relation to a key of the other model."""
    for document in Document.objects.all():
        Review.objects.create(name=f"of {document.name}", document=document, body={})
    return Review.objects.order_by("document__body__s")


@probe(tables=[KeyOrdered], answer=["b", "c", "a"], docs="ref/models/options/#ordering")
def meta_ordering():
    """Meta.ordering may name a key."""
    for name, rank in [("a", "third"), ("b", "first"), ("c", "second")]:
        KeyOrdered.objects.create(name=name, body={"rank": rank})
    return KeyOrdered.objects.all()


@probe(answer=[], docs="ref/models/options/#ordering")
def meta_ordering_check():
    """A key in Meta.ordering passes the system checks."""
    return [message.id for message in KeyOrdered.check()]


@probe(
    documents={"number": {"n": 2}, "missing": {}, "less": {"n": 1}},
    answer=["less", "number", "missing"],
    docs="ref/models/expressions/#using-f-to-sort-null-values",
    since="3.2",
)
def nulls_last():
    """nulls_last=True puts the rows without the key at the end."""
    return Document.objects.order_by(F("body__n").asc(nulls_last=True))


@probe(
    documents={"number": {"n": 2}, "missing": {}, "less": {"n": 1}},
    answer=["missing", "number", "less"],
    docs="ref/models/expressions/#using-f-to-sort-null-values",
    since="3.2",
)
def nulls_first_descending():
    """nulls_first=True puts the rows without the key at the beginning, in descending order too."""
    return Document.objects.order_by(F("body__n").desc(nulls_first=True))


@probe(
    documents={"number": {"n": 2}, "missing": {}, "less": {"n": 1}},
    answer=Open(),
    docs="ref/models/expressions/#using-f-to-sort-null-values",
)
def missing_key():
    """Where rows without the key come by default depends on the database."""
    return Document.objects.order_by("body__n", "name")


@probe(
    documents={"number": {"n": 2}, "null": {"n": None}, "missing": {}},
    answer=Open(),
    docs="ref/models/expressions/#using-f-to-sort-null-values",
    since="3.2",
)
def json_null_nulls_last():
    """Nothing says whether JSON null counts as a null value for nulls_last."""
    return Document.objects.order_by(F("body__n").asc(nulls_last=True), "name")


@probe(
    documents={
        "number": {"n": 1},
        "string": {"n": "a"},
        "true": {"n": True},
        "null": {"n": None},
        "array": {"n": [1]},
        "object": {"n": {}},
    },
    answer=Open(),
)
def mixed_types():
    """JSON has no order between values of different types, so any order is right."""
    return Document.objects.order_by("body__n", "name")


@probe(documents={"ten": {"n": [10]}, "two": {"n": [2]}, "pair": {"n": [1, 5]}}, answer=Open())
def order_by_array():
    """JSON has no order between arrays, so any order is right."""
    return Document.objects.order_by("body__n", "name")


@probe(
    answer=[
        "array", "boolean", "empty_array", "empty_object", "float", "integer",
        "json_null", "nested", "rich", "simple", "sql_null", "string",
    ],
    docs="topics/db/queries/#key-index-and-path-transforms",
)  # fmt: skip
def unknown_key():
    """A key that no row has is no error, and leaves the order to what follows."""
    return Document.objects.order_by("body__mistyped", "name")


@probe(
    documents={"ten": 10, "nine": 9, "minus": -1},
    answer=["minus", "nine", "ten"],
    docs="ref/models/querysets/#order-by",
)
def field_of_numbers():
    """Ordering by a field that holds numbers compares them as numbers."""
    return Document.objects.order_by("body")


@probe(
    documents={"c": "cherry", "a": "apple", "b": "banana"},
    answer=["a", "b", "c"],
    docs="ref/models/querysets/#order-by",
)
def field_of_strings():
    """Ordering by a field that holds strings compares them alphabetically."""
    return Document.objects.order_by("body")


@probe(documents={"two": {"a": 2}, "one": {"a": 1}, "empty": {}, "other": {"b": 0}}, answer=Open())
def field_of_objects():
    """JSON has no order between objects, so any order is right."""
    return Document.objects.order_by("body", "name")


@probe(
    documents={"longer": {"s": "ann lee"}, "shorter": {"s": "ann"}, "first": {"s": "a"}},
    answer=["first", "shorter", "longer"],
    docs="topics/db/queries/#django.db.models.fields.json.KT",
    since="4.2",
)
def kt_string():
    """KT() orders strings as text."""
    return Document.objects.annotate(value=KT("body__s")).order_by("value")


@probe(
    documents={"nine": {"n": 9}, "ten": {"n": 10}},
    answer=["ten", "nine"],
    docs="topics/db/queries/#django.db.models.fields.json.KT",
    since="4.2",
)
def kt_number():
    """KT() is the text of a key, so it orders numbers as text."""
    return Document.objects.annotate(value=KT("body__n")).order_by("value")


@probe(
    documents={"nine": {"n": 9}, "ten": {"n": 10}, "minus": {"n": -1}},
    answer=["minus", "nine", "ten"],
    docs="ref/models/database-functions/#cast",
)
def cast_integer():
    """KT() cast to an integer orders numbers as numbers."""
    return Document.objects.order_by(Cast(KT("body__n"), IntegerField()))


@probe(
    documents={"float": {"n": 9.5}, "integer": {"n": 10}, "negative": {"n": -100}, "small": {"n": 0.25}},
    answer=["negative", "small", "float", "integer"],
    docs="ref/models/database-functions/#cast",
)
def cast_float():
    """KT() cast to a float orders numbers as numbers."""
    return Document.objects.order_by(Cast(KT("body__n"), FloatField()))


@probe(
    documents={"c": {"s": "Cherry"}, "a": {"s": "apple"}, "b": {"s": "Banana"}},
    answer=["a", "b", "c"],
    docs="ref/models/database-functions/#lower",
)
def lower():
    """Lower() of KT() orders strings whatever their case."""
    return Document.objects.order_by(Lower(KT("body__s")))


@probe(
    documents={"b": {"s": "y"}, "a": {"s": "x"}},
    answer=["a", "b"],
    docs="topics/db/queries/#using-transforms-in-expressions",
    since="3.2",
)
def annotation():
    """An annotation with the value of a key can be ordered by."""
    return Document.objects.annotate(value=F("body__s")).order_by("value")


@probe(answer=["simple", "rich"], docs="ref/models/database-functions/#jsonobject", since="5.1")
def jsonobject_key():
    """The key of an annotated JSONObject() can be ordered by."""
    from django.db.models.functions import JSONObject

    documents = Document.objects.filter(name__in=["rich", "simple"])
    return documents.annotate(made=JSONObject(text="text")).order_by("-made__text")


@probe(
    documents={"one": {"g": "a"}, "two": {"g": "b"}, "three": {"g": "a"}},
    answer=[{"body__g": "a", "rows": 2}, {"body__g": "b", "rows": 1}],
    docs="topics/db/aggregation/#values",
)
def group_by_key():
    """values() of a key and an aggregate make one group for each value of the key."""
    return Document.objects.values("body__g").annotate(rows=Count("id")).order_by("body__g")


@probe(
    documents={"one": {"g": "a"}, "two": {"g": "b"}, "three": {"g": "a"}},
    answer=[{"body__g": "a", "rows": 2}],
    docs="topics/db/aggregation/#filtering-on-annotations",
)
def group_by_key_having():
    """Groups by a key can be filtered by their aggregate."""
    return Document.objects.values("body__g").annotate(rows=Count("id")).filter(rows__gt=1).order_by()


@probe(
    documents={"one": {"g": "a"}, "two": {"g": "b"}, "three": {"g": "a"}},
    answer=[{"value": "a", "rows": 2}, {"value": "b", "rows": 1}],
    docs="topics/db/queries/#django.db.models.fields.json.KT",
    since="4.2",
)
def group_by_kt():
    """KT() groups rows by the text of a key."""
    groups = Document.objects.annotate(value=KT("body__g")).values("value")
    return groups.annotate(rows=Count("id")).order_by("value")


@probe(
    documents={"one": {"at": {"g": "a"}}, "two": {"at": {"g": "b"}}, "three": {"at": {"g": "a"}}},
    answer=[{"body__at__g": "b", "rows": 1}, {"body__at__g": "a", "rows": 2}],
    docs="topics/db/aggregation/#values",
)
def group_by_path():
    """Rows can be grouped by a path and ordered by the size of the group."""
    return Document.objects.values("body__at__g").annotate(rows=Count("id")).order_by("rows")


@probe(
    documents={"one": {"g": "a"}, "two": {"g": "a"}, "three": {}},
    answer=[{"body__g": None, "rows": 0}, {"body__g": "a", "rows": 2}],
    docs="topics/db/aggregation/#values",
    since="3.2",
)
def group_by_counted_key():
    """A group counts by the key only the rows that have it."""
    return Document.objects.values("body__g").annotate(rows=Count("body__g")).order_by("rows")


@probe(
    documents={"one": {"on": "2024-03-01"}, "two": {"on": "2024-03-31"}, "three": {"on": "2024-05-17"}},
    answer=[[date(2024, 3, 1), 2], [date(2024, 5, 1), 1]],
    docs="ref/models/database-functions/#trunc",
)
def group_by_month():
    """A date in a key, cast to a date, groups rows by month."""
    months = Document.objects.annotate(month=TruncMonth(Cast(KT("body__on"), DateField())))
    return months.values_list("month").annotate(rows=Count("id")).order_by("month")


@probe(answer=[{"document__body__a": "b", "rows": 3}], docs="topics/db/aggregation/#values")
def group_by_related_key():
    """Rows can be grouped by a key of a related model."""
    return Review.objects.values("document__body__a").annotate(rows=Count("id")).order_by()


@probe(
    documents={"one": {"g": True}, "two": {"g": True}, "three": {"g": False}},
    answer=[{"body__g": False, "rows": 1}, {"body__g": True, "rows": 2}],
    docs="topics/db/aggregation/#values",
)
def group_by_boolean():
    """Groups by a key with booleans have True and False for their values."""
    return Document.objects.values("body__g").annotate(rows=Count("id")).order_by("rows")


@probe(
    documents={"integer": {"g": 1}, "float": {"g": 1.0}},
    answer=1,
    docs="https://docs.python.org/3/library/stdtypes.html#numeric-types-int-float-complex",
)
def group_by_equal_numbers():
    """1 and 1.0 are equal, so they are one group."""
    return Document.objects.values("body__g").annotate(rows=Count("id")).order_by().count()


@probe(documents={"lower": {"g": "a"}, "upper": {"g": "A"}}, answer=2)
def group_by_string_case():
    """Strings that differ in case are different values, so they are two groups."""
    return Document.objects.values("body__g").annotate(rows=Count("id")).order_by().count()


@probe(
    documents={"lower": {"g": "a"}, "upper": {"g": "A"}},
    answer=2,
    docs="ref/databases/#collation-settings",
    since="4.2",
)
def group_by_kt_case():
    """The texts of two keys that differ in case are two groups."""
    groups = Document.objects.annotate(value=KT("body__g")).values("value")
    return groups.annotate(rows=Count("id")).order_by().count()


@probe(
    documents={"null": {"g": None}, "missing": {}, "also_missing": {"other": 1}},
    answer=[{"body__g": None, "rows": 1}, {"body__g": None, "rows": 2}],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def group_by_missing_key():
    """Rows without the key are one group, and rows in which it is null another."""
    return Document.objects.values("body__g").annotate(rows=Count("id")).order_by("rows")


@probe(
    documents={"one": {"g": ["x"]}, "two": {"g": ["y"]}, "three": {"g": ["x"]}},
    answer=[{"body__g": ["y"], "rows": 1}, {"body__g": ["x"], "rows": 2}],
    docs="topics/db/aggregation/#values",
)
def group_by_key_array():
    """Equal arrays are one group, and different arrays are different groups."""
    return Document.objects.values("body__g").annotate(rows=Count("id")).order_by("rows")


@probe(
    documents={"one": {"g": {"x": 1, "y": 2}}, "two": {"g": {"y": 2, "x": 1}}},
    answer=1,
    docs="ref/models/fields/#jsonfield",
)
def group_by_key_object():
    """Objects with the same pairs are one group, in whatever order the pairs were written."""
    return Document.objects.values("body__g").annotate(rows=Count("id")).order_by().count()


@probe(
    documents={"one": {"g": 1}, "two": {"g": 1}, "three": {"g": 2}},
    answer=[{"body": {"g": 2}, "rows": 1}, {"body": {"g": 1}, "rows": 2}],
    docs="topics/db/aggregation/#values",
)
def group_by_field():
    """Rows can be grouped by the whole field."""
    return Document.objects.values("body").annotate(rows=Count("id")).order_by("rows")


@probe(
    documents={"one": {"a": 1, "b": 2}, "two": {"b": 2, "a": 1}},
    answer=1,
    docs="ref/models/fields/#jsonfield",
)
def group_by_field_key_order():
    """Documents with the same pairs are one group, in whatever order the pairs were written."""
    return Document.objects.values("body").annotate(rows=Count("id")).order_by().count()


@probe(
    documents={"sql": None, "json": JSON_NULL, "also_json": JSON_NULL},
    answer=[{"body": None, "rows": 1}, {"body": None, "rows": 2}],
    docs="topics/db/queries/#storing-and-querying-for-none",
)
def group_by_field_null():
    """SQL NULL and JSON null are two groups."""
    return Document.objects.values("body").annotate(rows=Count("id")).order_by("rows")


@probe(
    documents={},
    answer=[{"decoded__g": "a", "rows": 2}, {"decoded__g": "b", "rows": 1}],
    docs="ref/models/fields/#django.db.models.JSONField.decoder",
)
def group_by_key_custom_decoder():
    """A field with a decoder of its own can be grouped and ordered by a key."""
    for name, value in [("one", "a"), ("two", "b"), ("three", "a")]:
        Document.objects.create(name=name, decoded={"g": value})
    return Document.objects.values("decoded__g").annotate(rows=Count("id")).order_by("decoded__g")


@probe(
    answer=[["rich", {"l": "m"}, 2], ["simple", None, 1]],
    docs="topics/db/aggregation/#following-relationships-backwards",
)
def count_related():
    """Objects of a model with a JSONField can be annotated with the number of their relations."""
    documents = Document.objects.annotate(rows=Count("reviews")).filter(rows__gt=0).order_by("name")
    return [(document.name, document.body.get("k"), document.rows) for document in documents]


@probe(
    documents={"one": {"g": 1}, "two": {"g": 1}, "three": {"g": 2}},
    answer=2,
    docs="ref/models/querysets/#distinct",
)
def distinct_field():
    """distinct() over the field gives each document once."""
    return Document.objects.order_by().values("body").distinct().count()


@probe(
    documents={"one": {"a": 1, "b": 2}, "two": {"b": 2, "a": 1}},
    answer=1,
    docs="ref/models/fields/#jsonfield",
)
def distinct_field_key_order():
    """distinct() takes documents with the same pairs for one, in whatever order the pairs were written."""
    return Document.objects.order_by().values("body").distinct().count()


@probe(
    documents={"one": {"g": "a"}, "two": {"g": "b"}, "three": {"g": "a"}},
    answer=["a", "b"],
    docs="ref/models/querysets/#distinct",
)
def distinct_key():
    """distinct() over a key gives each value once."""
    return Document.objects.order_by("body__g").values_list("body__g", flat=True).distinct()


@probe(
    documents={"integer": {"g": 1}, "float": {"g": 1.0}},
    answer=1,
    docs="https://docs.python.org/3/library/stdtypes.html#numeric-types-int-float-complex",
)
def distinct_equal_numbers():
    """1 and 1.0 are equal, so distinct() gives one of them."""
    return Document.objects.order_by().values("body__g").distinct().count()


@probe(answer=["rich", "simple"], docs="ref/models/querysets/#distinct")
def distinct_objects():
    """distinct() gives each object once after a join, and compares its JSON to do so."""
    return Document.objects.filter(reviews__body__has_key="v").distinct()


@probe(
    documents={"one": {"g": "b"}, "two": {"g": "a"}},
    answer=["two", "one"],
    docs="ref/models/querysets/#distinct",
)
def distinct_ordered_by_key():
    """Distinct objects can be ordered by a key."""
    return Document.objects.distinct().order_by("body__g")


@probe(
    documents={"one": {"g": "a"}, "two": {"g": "b"}, "three": {"g": "a"}},
    answer=["one", "two"],
    docs="ref/models/querysets/#distinct",
)
def distinct_on_key():
    """distinct() on a key gives the first row of each value."""
    return Document.objects.order_by("body__g", "name").distinct("body__g")


@probe(answer=["new 2", "new 1"], docs="ref/models/querysets/#order-by")
def order_large_documents():
    """Documents of 300 kB can be ordered by an ordinary column beside them."""
    Document.objects.create(name="new 1", number=2, body={"k": "x" * 300_000})
    Document.objects.create(name="new 2", number=1, body={"k": "x" * 300_000})
    return Document.objects.filter(name__startswith="new").order_by("number")


@probe(answer=["new 2", "new 1"], docs="ref/models/querysets/#defer")
def order_large_documents_deferred():
    """Documents of 300 kB can be ordered by an ordinary column with defer() of the document."""
    Document.objects.create(name="new 1", number=2, body={"k": "x" * 300_000})
    Document.objects.create(name="new 2", number=1, body={"k": "x" * 300_000})
    return Document.objects.filter(name__startswith="new").defer("body").order_by("number")
