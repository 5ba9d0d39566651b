"""Key, index and path transforms."""

from django.db.models import F, JSONField, OuterRef, Subquery, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import Coalesce

from jsonmatrix.models import Document, KeyTransform, Review
from jsonmatrix.probe import Open, probe

TRANSFORMS = "topics/db/queries/#key-index-and-path-transforms"


@probe(answer=["rich", "simple"], docs=TRANSFORMS)
def key():
    """A key is used as a lookup name; documents that are no objects do not match."""
    return Document.objects.filter(body__a="b")


@probe(answer=["rich"], docs=TRANSFORMS)
def path():
    """Keys chain into a path."""
    return Document.objects.filter(body__k__l="m")


@probe(answer=["array"], docs=TRANSFORMS)
def index():
    """An integer is an index into an array."""
    return Document.objects.filter(body__0=1)


@probe(answer=["array"], docs=TRANSFORMS)
def nested_index():
    """Indexes chain into a path."""
    return Document.objects.filter(body__1__0=2)


@probe(answer=["rich"], docs=TRANSFORMS)
def mixed_path():
    """Keys and indexes mix in one path."""
    return Document.objects.filter(body__d__1__f="g")


@probe(documents={"long": {"k": [7, 8, 9]}, "pair": {"k": [7, 9]}}, answer=["long", "pair"], docs=TRANSFORMS)
def negative_index():
    """A negative index counts from the end of the array."""
    return Document.objects.filter(**{"body__k__-1": 9})


@probe(
    documents={"both": {"pets": [{"name": "Rex"}, {"name": "Fishy"}]}, "one": {"pets": [{"name": "Fishy"}]}},
    answer=["both", "one"],
    docs=TRANSFORMS,
)
def negative_index_within_path():
    """A path may go on after a negative index."""
    return Document.objects.filter(**{"body__pets__-1__name": "Fishy"})


@probe(answer=["rich"], docs=TRANSFORMS)
def key_is_object():
    """A key is compared with a whole object."""
    return Document.objects.filter(body__k={"l": "m"})


@probe(answer=["nested"], docs=TRANSFORMS)
def key_is_array():
    """A key is compared with a whole array."""
    return Document.objects.filter(body__bar=["foo", "bar"])


@probe(answer=[], docs=TRANSFORMS)
def missing_key():
    """A key that no document has matches nothing, and is no error."""
    return Document.objects.filter(body__nope="b")


@probe(answer=[], docs=TRANSFORMS)
def path_through_scalar():
    """A path that goes on below a string or a number leads nowhere."""
    return Document.objects.filter(body__a__x__isnull=False)


@probe(answer=[], docs=TRANSFORMS)
def index_out_of_range():
    """An index beyond the end of the array leads nowhere."""
    return Document.objects.filter(body__9__isnull=False)


@probe(documents={"array": [7], "number": 7}, answer=["array"], docs=TRANSFORMS)
def index_of_scalar():
    """An index leads into an array: a document that is a number has no item 0."""
    return Document.objects.filter(body__0=7)


@probe(
    documents={"array": {"k": [7]}, "number": {"k": 7}, "object": {"k": {"l": 7}}},
    answer=["array"],
    docs=TRANSFORMS,
)
def index_of_key():
    """An index leads into an array: a key with a number or an object has no item 0."""
    return Document.objects.filter(body__k__0__isnull=False)


@probe(
    documents={
        "plain": {"cafe": 1},
        "accent": {"caf\u00e9": 1},
        "combining": {"cafe\u0301": 1},
        "upper": {"CAFE": 1},
    },
    answer=["plain"],
)
def key_equality():
    """Keys that differ in case or in an accent are different keys."""
    return Document.objects.filter(body__cafe=1)


@probe(answer=["first", "second"], docs=TRANSFORMS)
def across_foreign_key():
    """A path may begin with a foreign key."""
    return Review.objects.filter(document__body__k__l="m")


@probe(answer=["rich", "simple"], docs=TRANSFORMS)
def across_reverse_relation():
    """A path may begin with a reverse relation."""
    return Document.objects.filter(reviews__body__v__gt=1)


@probe(answer=["e"], since="3.2", docs="ref/models/expressions/#f-expressions")
def f():
    """F() reads the value at a path."""
    return Document.objects.filter(name="rich").values_list(F("body__d__0"), flat=True)


@probe(answer=["e"], since="3.2", docs="ref/models/expressions/#f-expressions")
def f_of_annotation():
    """F() reads an index of an annotation that is itself F() of a key."""
    documents = Document.objects.filter(name="rich").annotate(d=F("body__d"), first=F("d__0"))
    return documents.values_list("first", flat=True)


@probe(answer=["b", "b", "b"], since="3.2", docs="ref/models/expressions/#f-expressions")
def f_across_foreign_key():
    """F() reads a key of a related row."""
    return Review.objects.values_list(F("document__body__a"), flat=True)


@probe(answer=["m"], docs=TRANSFORMS)
def key_transform():
    """KeyTransform expressions nest into a path."""
    path = KeyTransform("l", KeyTransform("k", "body"))
    return Document.objects.filter(name="rich").values_list(path, flat=True)


@probe(answer=["rich", "simple"], docs=TRANSFORMS)
def over_subquery():
    """A key of a subquery's JSON is used like a key of a column."""
    body = Document.objects.filter(pk=OuterRef("pk")).values("body")
    return Document.objects.annotate(found=Subquery(body)).filter(found__a="b")


@probe(answer=["rich", "simple"], docs=TRANSFORMS)
def over_function():
    """A key of a function's JSON is used like a key of a column."""
    return Document.objects.annotate(found=Coalesce("extra", "body")).filter(found__a="b")


@probe(documents={"only": {}}, answer=["only"], docs=TRANSFORMS)
def over_value():
    """A key of a JSON Value() is used like a key of a column."""
    return Document.objects.annotate(found=Value({"foo": "bar"}, JSONField())).filter(found__foo="bar")


@probe(answer=["simple"], since="3.2", docs="ref/models/database-functions/#jsonobject")
def over_json_object():
    """A key of a JSONObject() is used like a key of a column."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(found=JSONObject(word="text")).filter(found__word="zzz")


@probe(answer=["simple"], since="3.2", docs="ref/models/database-functions/#jsonobject")
def over_json_object_non_ascii():
    """A key of a JSONObject() may have letters beyond ASCII."""
    from django.db.models.functions import JSONObject

    return Document.objects.annotate(found=JSONObject(größe="text")).filter(found__größe="zzz")


@probe(answer=["simple"], since="5.2", docs="ref/models/database-functions/#jsonarray")
def over_json_array():
    """An index of a JSONArray() is used like an index of a column."""
    from django.db.models.functions import JSONArray

    return Document.objects.annotate(found=JSONArray("name", "text")).filter(found__1="zzz")


@probe(answer=["rich", "simple"], docs="ref/models/expressions/#raw-sql-expressions")
def over_raw_sql():
    """A key is compared with a key of a RawSQL() expression."""
    return Document.objects.filter(body__a=KeyTransform("a", RawSQL("body", [])))


@probe(
    answer=[
        "a b",
        "a-b",
        "a.b",
        "a,b",
        "a:b",
        "a/b",
        "a\\b",
        "it's",
        "100%",
        "%s",
        "$",
        "a?",
        "{{a}}",
        "a[0]",
        "*",
        "@",
        "#",
    ],
    docs=TRANSFORMS,
)
def punctuation():
    """Spaces and punctuation in a key need no escaping."""
    keys = [
        "a b",
        "a-b",
        "a.b",
        "a,b",
        "a:b",
        "a/b",
        "a\\b",
        "it's",
        "100%",
        "%s",
        "$",
        "a?",
        "{{a}}",
        "a[0]",
        "*",
        "@",
        "#",
    ]
    Document.objects.create(name="new", body={key: n for n, key in enumerate(keys)})
    found = Document.objects.filter
    return [key for n, key in enumerate(keys) if found(**{f"body__{key}": n}, body__has_key=key)]


@probe(documents={"new": {'19" screen': 1}}, answer=["new"], docs=TRANSFORMS)
def double_quote():
    """A double quote in a key needs no escaping."""
    return Document.objects.filter(**{'body__19" screen': 1})


@probe(answer=["größe", "ключ", "鍵", "🔑", "a\nb", "a\tb", "\x7f", "\uffff"], docs=TRANSFORMS)
def non_ascii():
    """Letters beyond ASCII, symbols and control characters in a key need no escaping."""
    keys = ["größe", "ключ", "鍵", "🔑", "a\nb", "a\tb", "\x7f", "\uffff"]
    Document.objects.create(name="new", body={key: n for n, key in enumerate(keys)})
    found = Document.objects.filter
    return [key for n, key in enumerate(keys) if found(**{f"body__{key}": n}, body__has_key=key)]


@probe(documents={"new": {"": 1}}, answer=["new"])
def empty_key():
    """The empty string is a key."""
    return Document.objects.annotate(found=KeyTransform("", "body")).filter(found=1, body__has_key="")


@probe(documents={"flat": {"a__b": 1}, "path": {"a": {"b": 1}}}, answer=["path"], docs=TRANSFORMS)
def double_underscore():
    """Two underscores always separate two keys."""
    return Document.objects.filter(body__a__b=1)


@probe(documents={"flat": {"a__b": 1}, "path": {"a": {"b": 1}}}, answer=["flat"])
def double_underscore_key_transform():
    """KeyTransform reads a key that has two underscores in it."""
    return Document.objects.annotate(found=KeyTransform("a__b", "body")).filter(found=1)


@probe(documents={"new": {"in": "stock"}, "other": {"in": "transit"}}, answer=["new"], docs=TRANSFORMS)
def lookup_name():
    """The contains lookup finds a key that is called like a lookup, as the documentation advises."""
    return Document.objects.filter(body__contains={"in": "stock"})


@probe(documents={"new": {"in": "stock"}, "other": {"in": "transit"}}, answer=["new"])
def lookup_name_key_transform():
    """KeyTransform reads a key that is called like a lookup."""
    return Document.objects.annotate(found=KeyTransform("in", "body")).filter(found="stock")


@probe(documents={"new": {"range": {"start": 1}}}, answer=["new"], docs=TRANSFORMS)
def lookup_name_within_path():
    """Before the end of a path a key may be called like a lookup."""
    return Document.objects.filter(body__range__start=1)


@probe(documents={"new": {"0": "v", "007": "v", "2024_01": "v", "+7": "v"}}, answer=[], docs=TRANSFORMS)
def integer_like_key():
    """A key that Python's int() accepts is taken for an index and does not match."""
    keys = ["0", "007", "2024_01", "+7"]
    return [key for key in keys if Document.objects.filter(**{f"body__{key}": "v"})]


@probe(documents={"new": {"420123456789": "v"}}, answer=[], docs=TRANSFORMS)
def integer_like_key_large():
    """A key that is a number too large for an index does not match, and is no error."""
    return Document.objects.filter(body__420123456789="v")


@probe(documents={"new": {"a": {"0": "v"}}}, answer=Open(), docs=TRANSFORMS)
def integer_like_key_in_path():
    """Within a path, a key of digits may match or not."""
    return Document.objects.filter(body__a__0="v")


@probe(answer=[], docs="topics/security/#sql-injection-protection")
def hostile_key():
    """A key is data, whatever SQL it holds."""
    return Document.objects.filter(**{"""body__a' = '"b"') OR 1 = 1 OR ('a""": "x"})


@probe(answer=[], docs="topics/security/#sql-injection-protection")
def hostile_has_key():
    """The key that has_key asks for is data, whatever SQL it holds."""
    return Document.objects.filter(body__has_key="""a') OR 1 = 1 OR ('a""")
