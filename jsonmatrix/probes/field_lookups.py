"""Lookups on the field."""

import datetime

from django.db import connection
from django.db.models import F, JSONField, Value
from django.db.models.fields.json import HasKey

from jsonmatrix.documents import JSON_NULL
from jsonmatrix.models import Document, KeyTransform
from jsonmatrix.probe import Open, probe

# What makes two JSON values equal, spelled out: type by type, numbers by value, objects without order.
EQUALITY = "https://www.rfc-editor.org/rfc/rfc6902#section-4.6"


@probe(answer=["simple"], docs="ref/models/querysets/#exact")
def exact_object():
    """An object is found by the same object."""
    return Document.objects.filter(body={"a": "b", "c": 14})


@probe(answer=["simple"], docs="ref/models/fields/#jsonfield")
def exact_key_order():
    """An object is found by the same object with its keys in another order."""
    return Document.objects.filter(body={"c": 14, "a": "b"})


@probe(documents={"stored": None}, answer=["stored"])
def exact_whitespace():
    """An object that another program has stored without spaces is found by the same object."""
    with connection.cursor() as cursor:
        cursor.execute("""UPDATE jsonmatrix_document SET body = '{"a":1}'""")
    return Document.objects.filter(body={"a": 1})


@probe(documents={"stored": None}, answer=["stored"])
def exact_escapes():
    """An object that another program has stored without escaping its letters is found by the same object."""
    with connection.cursor() as cursor:
        cursor.execute("""UPDATE jsonmatrix_document SET body = '{"city": "Zürich"}'""")
    return Document.objects.filter(body={"city": "Zürich"})


@probe(documents={"same": {"a": {"b": "c"}}, "more": {"a": {"b": "c", "d": 1}}}, answer=["same"])
def exact_nested_object():
    """An object is not found by a part of it."""
    return Document.objects.filter(body={"a": {"b": "c"}})


@probe(answer=["empty_object"])
def exact_empty_object():
    """The empty object is found, and neither the empty array nor a null."""
    return Document.objects.filter(body={})


@probe(documents={"same": [1, [2]], "other order": [[2], 1], "longer": [1, [2], 3]}, answer=["same"])
def exact_array():
    """An array is found by the same items in the same order."""
    return Document.objects.filter(body=[1, [2]])


@probe(answer=["empty_array"])
def exact_empty_array():
    """The empty array is found, and neither the empty object nor a null."""
    return Document.objects.filter(body=[])


@probe(answer=["string"])
def exact_string():
    """A string is found by the same string."""
    return Document.objects.filter(body="yes")


@probe(answer=["integer"])
def exact_integer():
    """A whole number is found by the same number."""
    return Document.objects.filter(body=7)


@probe(answer=["float"])
def exact_float():
    """A number with a fraction is found by the same number."""
    return Document.objects.filter(body=9.6)


@probe(answer=["boolean"])
def exact_boolean():
    """True is found by True."""
    return Document.objects.filter(body=True)


@probe(documents={"integer": 7}, answer=["integer"], docs=EQUALITY)
def exact_float_for_integer():
    """A whole number is found by the equal float: 7 is 7.0."""
    return Document.objects.filter(body=7.0)


@probe(documents={"integer": {"n": 7}}, answer=["integer"], docs=EQUALITY)
def exact_float_for_integer_in_object():
    """A whole number inside an object is found by the equal float."""
    return Document.objects.filter(body={"n": 7.0})


@probe(documents={"number": 1, "boolean": True}, answer=["number"], docs=EQUALITY)
def exact_number_is_not_boolean():
    """The number 1 does not find True."""
    return Document.objects.filter(body=1)


@probe(documents={"number": 7, "string": "7"}, answer=["string"], docs=EQUALITY)
def exact_string_is_not_number():
    """A string of digits does not find the number."""
    return Document.objects.filter(body="7")


@probe(documents={"number": 7, "string": "7"}, answer=["number"], docs=EQUALITY)
def exact_number_is_not_string():
    """A number does not find the string of its digits."""
    return Document.objects.filter(body=7)


@probe(documents={"boolean": True, "string": "true"}, answer=["string"], docs=EQUALITY)
def exact_string_is_not_boolean():
    """The string "true" does not find True."""
    return Document.objects.filter(body="true")


@probe(documents={"null": JSON_NULL, "string": "null"}, answer=["string"], docs=EQUALITY)
def exact_string_is_not_null():
    """The string "null" does not find JSON null."""
    return Document.objects.filter(body="null")


@probe(documents={"array": [1], "string": "[1]"}, answer=["string"], docs=EQUALITY)
def exact_string_is_not_array():
    """A string that reads like an array does not find the array."""
    return Document.objects.filter(body="[1]")


@probe(documents={"lower": "yes", "upper": "YES"}, answer=["upper"], docs=EQUALITY)
def exact_string_case():
    """A string is not found by the same letters in another case."""
    return Document.objects.filter(body="YES")


@probe(documents={"lower": {"a": "b"}, "upper": {"a": "B"}}, answer=["upper"], docs=EQUALITY)
def exact_object_case():
    """An object is not found by one whose strings are in another case."""
    return Document.objects.filter(body={"a": "B"})


@probe(documents={"bare": "yes", "space": "yes "}, answer=["bare"], docs=EQUALITY)
def exact_trailing_space():
    """A string does not find the same string with a trailing space."""
    return Document.objects.filter(body="yes")


@probe(documents={"accent": "résumé 🎉", "plain": "resume 🎉"}, answer=["accent"], docs=EQUALITY)
def exact_unicode():
    """A string with accents and an emoji is found by itself alone."""
    return Document.objects.filter(body="résumé 🎉")


@probe(documents={"quoted": 'say "hi" \\ \n'}, answer=["quoted"])
def exact_escaped_characters():
    """A string with quotes, a backslash and a line break is found by the same string."""
    return Document.objects.filter(body='say "hi" \\ \n')


@probe(documents={"it": 9007199254740993, "its neighbour": 9007199254740992}, answer=["it"], docs=EQUALITY)
def exact_big_integer():
    """A whole number beyond 2**53 is found by itself alone."""
    return Document.objects.filter(body=9007199254740993)


@probe(
    documents={"it": {"id": 9007199254740993}, "its neighbour": {"id": 9007199254740992}},
    answer=["it"],
    docs=EQUALITY,
)
def exact_big_integer_in_object():
    """An object with a whole number beyond 2**53 is found by itself alone."""
    return Document.objects.filter(body={"id": 9007199254740993})


@probe(documents={}, answer=["made"], docs="ref/models/fields/#django.db.models.JSONField.encoder")
def exact_encoder():
    """A value that needs the field's encoder is found by the same value."""
    Document.objects.create(name="made", encoded={"day": datetime.date(2026, 1, 2)})
    return Document.objects.filter(encoded={"day": datetime.date(2026, 1, 2)})


@probe(
    documents={"same": {"a": 1, "b": [2]}, "other": {"a": 1}},
    answer=["same"],
    docs="ref/models/expressions/#f-expressions",
)
def exact_f():
    """Two JSON columns are compared with each other."""
    Document.objects.update(extra={"a": 1, "b": [2]})
    return Document.objects.filter(body=F("extra"))


@probe(
    documents={"same": "yes", "other": "no"}, answer=["same"], docs="ref/models/expressions/#f-expressions"
)
def exact_f_string():
    """Strings in two JSON columns are compared with each other."""
    Document.objects.update(extra="yes")
    return Document.objects.filter(body=F("extra"))


@probe(documents={"same": {"a": 1, "b": [2]}}, answer=["same"], docs="ref/models/fields/#jsonfield")
def exact_f_key_order():
    """Two JSON columns that differ in the order of their keys alone are equal."""
    Document.objects.update(extra={"b": [2], "a": 1})
    return Document.objects.filter(body=F("extra"))


@probe(
    documents={"same": {"a": 1}, "other": {"a": 2}},
    answer=["same"],
    docs="ref/models/expressions/#f-expressions",
    since="3.2",
)
def exact_f_key():
    """A JSON column is compared with a key of another one."""
    Document.objects.update(extra={"inner": {"a": 1}})
    return Document.objects.filter(body=F("extra__inner"))


@probe(answer=["simple"], docs="ref/models/expressions/#value-expressions")
def exact_value():
    """An object may be wrapped in Value() with a JSONField as its output."""
    return Document.objects.filter(body=Value({"a": "b", "c": 14}, JSONField()))


@probe(answer=["simple"], docs="ref/models/querysets/#exact")
def exact_subquery():
    """A value may come from a subquery of one row."""
    return Document.objects.filter(body=Document.objects.filter(name="simple").values("body")[:1])


@probe(answer=["sql_null"], docs="topics/db/queries/#storing-and-querying-for-none")
def isnull():
    """isnull=True finds SQL NULL, and not JSON null."""
    return Document.objects.filter(body__isnull=True)


@probe(
    documents={"sql_null": None, "json_null": JSON_NULL, "object": {}},
    answer=["json_null", "object"],
    docs="topics/db/queries/#storing-and-querying-for-none",
)
def isnull_false():
    """isnull=False finds whatever is not SQL NULL, JSON null included."""
    return Document.objects.filter(body__isnull=False)


@probe(answer=["json_null"], docs="topics/db/queries/#storing-and-querying-for-none")
def exact_none():
    """None finds JSON null, and not SQL NULL (deprecated in favour of JSONNull())."""
    return Document.objects.filter(body=None)


@probe(answer=["json_null"], docs="topics/db/queries/#storing-and-querying-for-none", since="6.1")
def exact_jsonnull():
    """JSONNull() finds JSON null, and not SQL NULL."""
    from django.db.models import JSONNull

    return Document.objects.filter(body=JSONNull())


@probe(
    answer=["json_null"],
    docs="releases/4.2/#passing-encoded-json-string-literals-to-jsonfield-is-deprecated",
    since="4.2",
)
def exact_value_none():
    """Value(None, JSONField()) finds JSON null, and not SQL NULL."""
    return Document.objects.filter(body=Value(None, JSONField()))


@probe(answer=["array", "empty_object"], docs="ref/models/querysets/#in")
def in_objects_and_arrays():
    """The in lookup finds the objects and arrays listed."""
    return Document.objects.filter(body__in=[{}, [1, [2]]])


@probe(answer=["integer"])
def in_number():
    """The in lookup finds a number listed."""
    return Document.objects.filter(body__in=[7])


@probe(answer=["float"])
def in_float():
    """The in lookup finds a number with a fraction listed."""
    return Document.objects.filter(body__in=[9.6])


@probe(answer=["string"])
def in_string():
    """The in lookup finds a string listed."""
    return Document.objects.filter(body__in=["yes"])


@probe(answer=["boolean"])
def in_boolean():
    """The in lookup finds a boolean listed."""
    return Document.objects.filter(body__in=[True])


@probe(answer=["simple"], docs="ref/models/fields/#jsonfield")
def in_key_order():
    """The in lookup finds an object whose keys are stored in another order."""
    return Document.objects.filter(body__in=[{"c": 14, "a": "b"}])


@probe(documents={"stored": None}, answer=["stored"])
def in_whitespace():
    """The in lookup finds an object that another program has stored without spaces."""
    with connection.cursor() as cursor:
        cursor.execute("""UPDATE jsonmatrix_document SET body = '{"a":1}'""")
    return Document.objects.filter(body__in=[{"a": 1}])


@probe(documents={"stored": None}, answer=["stored"])
def in_escapes():
    """The in lookup finds an object that another program has stored without escaping its letters."""
    with connection.cursor() as cursor:
        cursor.execute("""UPDATE jsonmatrix_document SET body = '{"city": "Zürich"}'""")
    return Document.objects.filter(body__in=[{"city": "Zürich"}])


@probe(documents={"integer": 7}, answer=["integer"], docs=EQUALITY)
def in_float_for_integer():
    """The in lookup finds a whole number by the equal float."""
    return Document.objects.filter(body__in=[7.0])


@probe(documents={"number": 7, "string": "7"}, answer=["string"], docs=EQUALITY)
def in_string_is_not_number():
    """A string of digits in the list does not find the number."""
    return Document.objects.filter(body__in=["7"])


@probe(documents={"number": 7, "string": "7"}, answer=["number"], docs=EQUALITY)
def in_number_is_not_string():
    """A number in the list does not find the string of its digits."""
    return Document.objects.filter(body__in=[7])


@probe(documents={"number": 1, "boolean": True}, answer=["number"], docs=EQUALITY)
def in_number_is_not_boolean():
    """The number 1 in the list does not find True."""
    return Document.objects.filter(body__in=[1])


@probe(documents={"boolean": True, "string": "true"}, answer=["string"], docs=EQUALITY)
def in_string_is_not_boolean():
    """The string "true" in the list does not find True."""
    return Document.objects.filter(body__in=["true"])


@probe(documents={"array": [1], "string": "[1]"}, answer=["string"], docs=EQUALITY)
def in_string_is_not_array():
    """A string in the list that reads like an array does not find the array."""
    return Document.objects.filter(body__in=["[1]"])


@probe(documents={"lower": "yes", "upper": "YES"}, answer=["upper"], docs=EQUALITY)
def in_string_case():
    """A string in the list does not find the same letters in another case."""
    return Document.objects.filter(body__in=["YES"])


@probe(documents={"bare": "yes", "space": "yes "}, answer=["bare"], docs=EQUALITY)
def in_trailing_space():
    """A string in the list does not find the same string with a trailing space."""
    return Document.objects.filter(body__in=["yes"])


@probe(documents={"it": 9007199254740993, "its neighbour": 9007199254740992}, answer=["it"], docs=EQUALITY)
def in_big_integer():
    """A whole number beyond 2**53 in the list finds itself alone."""
    return Document.objects.filter(body__in=[9007199254740993])


@probe(
    answer=["empty_object", "json_null"], docs="topics/db/queries/#storing-and-querying-for-none", since="6.1"
)
def in_jsonnull():
    """The in lookup finds JSON null by JSONNull()."""
    from django.db.models import JSONNull

    return Document.objects.filter(body__in=[JSONNull(), {}])


@probe(answer=Open(), docs="ref/models/querysets/#in")
def in_none():
    """What None finds in the list of an in lookup is not documented."""
    return Document.objects.filter(body__in=[None, {}])


@probe(answer=[], docs="ref/models/querysets/#in")
def in_empty():
    """The in lookup with an empty list finds nothing."""
    return Document.objects.filter(body__in=[])


@probe(answer=["simple"], docs="ref/models/querysets/#in")
def in_subquery():
    """The in lookup takes its values from another queryset."""
    return Document.objects.filter(body__in=Document.objects.filter(name="simple").values("body"))


@probe(answer=["string"], docs="ref/models/querysets/#in")
def in_subquery_string():
    """The in lookup takes a string from another queryset."""
    return Document.objects.filter(body__in=Document.objects.filter(name="string").values("body"))


@probe(
    documents={"same": {"a": 1}, "other": {}}, answer=["same"], docs="ref/models/expressions/#f-expressions"
)
def in_f():
    """The in lookup takes another JSON column in its list."""
    Document.objects.update(extra={"a": 1})
    return Document.objects.filter(body__in=[F("extra")])


@probe(answer=["simple"], docs="ref/models/expressions/#value-expressions")
def in_value():
    """The in lookup takes an object wrapped in Value() in its list."""
    return Document.objects.filter(body__in=[Value({"a": "b", "c": 14}, JSONField())])


@probe(documents={}, answer=["made"], docs="ref/models/fields/#django.db.models.JSONField.encoder")
def in_encoder():
    """The in lookup finds a value that needs the field's encoder."""
    Document.objects.create(name="made", encoded={"day": datetime.date(2026, 1, 2)})
    return Document.objects.filter(encoded__in=[{"day": datetime.date(2026, 1, 2)}])


@probe(answer=["rich", "simple"], docs="topics/db/queries/#contains")
def contains_object():
    """An object contains the pairs it is asked for."""
    return Document.objects.filter(body__contains={"a": "b"})


@probe(
    answer=["simple"],
    docs="topics/db/queries/#contains",
    documents={"simple": {"a": "b", "c": 14}, "half": {"a": "b"}},
)
def contains_pairs():
    """An object contains several pairs when it has them all."""
    return Document.objects.filter(body__contains={"a": "b", "c": 14})


@probe(answer=["nested"], docs="topics/db/queries/#contains")
def contains_nested_object():
    """An object inside an object contains the pairs it is asked for."""
    return Document.objects.filter(body__contains={"baz": {"a": "b"}})


@probe(
    documents={"outer": {"a": "b"}, "inner": {"x": {"a": "b"}}},
    answer=["outer"],
    docs="topics/db/queries/#contains",
)
def contains_top_level():
    """A pair is looked for at the top level, not further down."""
    return Document.objects.filter(body__contains={"a": "b"})


@probe(
    documents={"both": {"tricks": ["fetch", "dance"]}, "one": {"tricks": ["fetch"]}},
    answer=["both"],
    docs="topics/db/queries/#contains",
)
def contains_items():
    """An array under a key contains the items it is asked for."""
    return Document.objects.filter(body__contains={"tricks": ["dance"]})


@probe(
    documents={"array": ["red", "blue"], "other": ["red"]},
    answer=["array"],
    docs="topics/db/queries/#contains",
)
def contains_array():
    """An array contains the items it is asked for, in any order."""
    return Document.objects.filter(body__contains=["blue", "red"])


@probe(answer=["array"], docs="topics/db/queries/#contains")
def contains_nested_array():
    """An array contains an array that is one of its items."""
    return Document.objects.filter(body__contains=[[2]])


@probe(
    documents={"cart": [{"sku": 1, "size": "S"}, {"sku": 2}], "other": [{"sku": 2}]},
    answer=["cart"],
    docs="topics/db/queries/#contains",
)
def contains_object_in_array():
    """An array of objects contains an array of one object with some of the pairs."""
    return Document.objects.filter(body__contains=[{"sku": 1}])


@probe(
    documents={"tagged": ["red", "blue"], "other": ["green"]},
    answer=["tagged"],
    docs="topics/db/queries/#contains",
)
def contains_item():
    """An array contains a single string that is one of its items."""
    return Document.objects.filter(body__contains="red")


@probe(answer=["empty_object", "nested", "rich", "simple"], docs="topics/db/queries/#contains")
def contains_empty_object():
    """Every object contains the empty object, and nothing else does."""
    return Document.objects.filter(body__contains={})


@probe(answer=["array", "empty_array"], docs="topics/db/queries/#contains")
def contains_empty_array():
    """Every array contains the empty array, and nothing else does."""
    return Document.objects.filter(body__contains=[])


@probe(answer=["string"], docs="topics/db/queries/#contains")
def contains_string():
    """A string contains itself."""
    return Document.objects.filter(body__contains="yes")


@probe(
    documents={"null": {"j": None}, "missing": {}, "value": {"j": 1}},
    answer=["null"],
    docs="topics/db/queries/#contains",
)
def contains_null_value():
    """A pair with null is contained where the key is there and null."""
    return Document.objects.filter(body__contains={"j": None})


@probe(documents={"once": [1], "twice": [1, 1]}, answer=Open(), docs="topics/db/queries/#contains")
def contains_repeated_item():
    """Whether [1] contains [1, 1] is not documented."""
    return Document.objects.filter(body__contains=[1, 1])


@probe(
    documents={"object": {"a": 1}, "array": [{"a": 1}]}, answer=["object"], docs="topics/db/queries/#contains"
)
def contains_object_not_in_array():
    """An object is not contained in an array of objects: that is asked with a list."""
    return Document.objects.filter(body__contains={"a": 1})


@probe(documents={"top": [2], "deep": [1, [2]]}, answer=["top"], docs="topics/db/queries/#contains")
def contains_item_not_nested():
    """An item is looked for in the array itself, not in the arrays inside it."""
    return Document.objects.filter(body__contains=[2])


@probe(documents={"integer": {"n": 1}}, answer=["integer"], docs=EQUALITY)
def contains_float_for_integer():
    """A pair with a float is contained where the number is equal: 1 is 1.0."""
    return Document.objects.filter(body__contains={"n": 1.0})


@probe(documents={"number": {"n": 1}, "boolean": {"n": True}}, answer=["number"], docs=EQUALITY)
def contains_number_is_not_boolean():
    """A pair with the number 1 is not contained where the value is True."""
    return Document.objects.filter(body__contains={"n": 1})


@probe(documents={"number": {"n": 7}, "string": {"n": "7"}}, answer=["string"], docs=EQUALITY)
def contains_string_is_not_number():
    """A pair with a string of digits is not contained where the value is the number."""
    return Document.objects.filter(body__contains={"n": "7"})


@probe(documents={"lower": {"a": "b"}, "upper": {"a": "B"}}, answer=["upper"], docs=EQUALITY)
def contains_case():
    """A pair is contained only where the string is in the same case."""
    return Document.objects.filter(body__contains={"a": "B"})


@probe(
    documents={"accent": {"city": "Zürich"}, "plain": {"city": "Zurich"}}, answer=["accent"], docs=EQUALITY
)
def contains_unicode():
    """A pair with an accent is contained where the string has the accent."""
    return Document.objects.filter(body__contains={"city": "Zürich"})


@probe(documents={"stored": None}, answer=["stored"], docs="topics/db/queries/#contains")
def contains_escapes():
    """A pair is contained in an object that another program has stored without escaping its letters."""
    with connection.cursor() as cursor:
        cursor.execute("""UPDATE jsonmatrix_document SET body = '{"city": "Zürich"}'""")
    return Document.objects.filter(body__contains={"city": "Zürich"})


@probe(
    documents={"it": {"id": 9007199254740993}, "its neighbour": {"id": 9007199254740992}},
    answer=["it"],
    docs=EQUALITY,
)
def contains_big_integer():
    """A pair with a whole number beyond 2**53 is contained where it is that number."""
    return Document.objects.filter(body__contains={"id": 9007199254740993})


@probe(
    documents={"holder": {"a": 1, "b": 2}, "other": {"b": 2}},
    answer=["holder"],
    docs="topics/db/queries/#contains",
)
def contains_f():
    """A JSON column is asked whether it contains another one."""
    Document.objects.update(extra={"a": 1})
    return Document.objects.filter(body__contains=F("extra"))


@probe(answer=["nested"], docs="ref/models/expressions/#f-expressions", since="3.2")
def contains_f_key():
    """The object to contain may come from a key of the row."""
    return Document.objects.filter(body__contains=F("body__bax"))


@probe(answer=["empty_object", "simple"], docs="topics/db/queries/#contained-by")
def contained_by():
    """An object is contained by one that has all its pairs."""
    return Document.objects.filter(body__contained_by={"a": "b", "c": 14, "h": True})


@probe(
    documents={"less": {"tricks": ["fetch", "dance"]}, "more": {"tricks": ["fetch", "speak"]}, "none": {}},
    answer=["less", "none"],
    docs="topics/db/queries/#contained-by",
)
def contained_by_items():
    """An array under a key is contained by one that has all its items."""
    return Document.objects.filter(body__contained_by={"tricks": ["dance", "fetch", "hug"]})


@probe(
    documents={"less": ["red"], "more": ["red", "black"], "none": []},
    answer=["less", "none"],
    docs="topics/db/queries/#contained-by",
)
def contained_by_array():
    """An array is contained by one that has all its items."""
    return Document.objects.filter(body__contained_by=["red", "blue"])


@probe(
    documents={"object": {"a": 1}, "array": [{"a": 1}]},
    answer=["array"],
    docs="topics/db/queries/#contained-by",
)
def contained_by_object_not_in_array():
    """An object is not contained by an array of objects."""
    return Document.objects.filter(body__contained_by=[{"a": 1}, {"b": 2}])


@probe(answer=["rich", "simple"], docs="topics/db/queries/#has-key")
def has_key():
    """A key at the top level matches the row, whatever its value."""
    return Document.objects.filter(body__has_key="a")


@probe(answer=["rich"], docs="topics/db/queries/#has-key")
def has_key_null_value():
    """A key at the top level matches the row even where its value is null."""
    return Document.objects.filter(body__has_key="j")


@probe(
    documents={"top": {"a": 1}, "deep": {"x": {"a": 1}}}, answer=["top"], docs="topics/db/queries/#has-key"
)
def has_key_top_level():
    """A key further down does not match the row."""
    return Document.objects.filter(body__has_key="a")


@probe(documents={"lower": {"a": 1}, "upper": {"A": 1}}, answer=["upper"])
def has_key_case():
    """A key matches in its own case alone."""
    return Document.objects.filter(body__has_key="A")


@probe(answer=["nested"], docs="topics/db/queries/#key-index-and-path-transforms")
def has_key_nested():
    """has_key may follow a key: then the inner object is asked."""
    return Document.objects.filter(body__baz__has_key="a")


@probe(
    documents={"second": [{"a": 1}, {"b": "x"}], "first": [{"b": "x"}, {"a": 1}]},
    answer=["second"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def has_key_index():
    """has_key may follow an index: then that item is asked."""
    return Document.objects.filter(body__1__has_key="b")


@probe(answer=["nested"])
def has_key_transform():
    """has_key takes a path of KeyTransforms."""
    return Document.objects.filter(body__has_key=KeyTransform("a", KeyTransform("baz", "body")))


@probe(answer=["nested"], docs="ref/models/expressions/#f-expressions", since="3.2")
def has_key_f():
    """has_key takes a path in F()."""
    return Document.objects.filter(body__has_key=F("body__baz__a"))


@probe(answer=["rich"], docs="ref/models/expressions/#f-expressions", since="3.2")
def has_key_f_index():
    """has_key takes a path with an index in F()."""
    return Document.objects.filter(body__has_key=F("body__d__1__f"))


@probe(documents={"row": None}, answer=["row"], docs="ref/models/lookups/#lookup-reference", since="4.2")
def has_key_literal():
    """HasKey() may be asked of a literal object."""
    return Document.objects.filter(HasKey(Value({"foo": "bar"}, JSONField()), "foo"))


@probe(
    documents={"strings": ["foo", "bar"], "object": {"foo": 1}},
    answer=["object"],
    docs="topics/db/queries/#has-key",
)
def has_key_array():
    """A string in an array is not a key."""
    return Document.objects.filter(body__has_key="foo")


@probe(
    documents={"string": "foo", "object": {"foo": 1}}, answer=["object"], docs="topics/db/queries/#has-key"
)
def has_key_string():
    """A string at the top level is not a key."""
    return Document.objects.filter(body__has_key="foo")


@probe(
    documents={"digits": {"123": "v"}, "other": {"1": "v"}},
    answer=["digits"],
    docs="topics/db/queries/#has-key",
)
def has_key_digits():
    """A key made of digits matches."""
    return Document.objects.filter(body__has_key="123")


@probe(
    documents={"array": ["a", "b"], "object": {"1": "b"}},
    answer=["object"],
    docs="topics/db/queries/#has-key",
)
def has_key_digits_not_index():
    """A key made of digits is not taken for the index of an array."""
    return Document.objects.filter(body__has_key="1")


@probe(
    documents={"digits": {"123": "v"}, "other": {"1": "v"}}, answer=Open(), docs="topics/db/queries/#has-key"
)
def has_key_integer():
    """What an integer finds, where a key is always a string, is not documented."""
    return Document.objects.filter(body__has_key=123)


@probe(documents={"dotted": {"a.b": 1}, "nested": {"a": {"b": 1}}}, answer=["dotted"])
def has_key_dot():
    """A dot in a key is part of the key."""
    return Document.objects.filter(body__has_key="a.b")


@probe(documents={"punctuated": {"$[0]*": 1}, "object": {"x": 1}, "array": [1]}, answer=["punctuated"])
def has_key_path_syntax():
    """A key that reads like a path is a key."""
    return Document.objects.filter(body__has_key="$[0]*")


@probe(documents={"percent": {"50% of it's": 1}, "object": {"x": 1}}, answer=["percent"])
def has_key_percent_and_apostrophe():
    """A key may hold spaces, a percent sign and an apostrophe."""
    return Document.objects.filter(body__has_key="50% of it's")


@probe(
    documents={"quoted": {'the "key"': 1}, "object": {"x": 1}},
    answer=["quoted"],
    docs="topics/db/queries/#has-key",
)
def has_key_quote():
    """A key may hold double quotes."""
    return Document.objects.filter(body__has_key='the "key"')


@probe(documents={"backslash": {"a\\b": 1}, "object": {"ab": 1}}, answer=["backslash"])
def has_key_backslash():
    """A key may hold a backslash."""
    return Document.objects.filter(body__has_key="a\\b")


@probe(documents={"accent": {"clé": 1}, "plain": {"cle": 1}}, answer=["accent"])
def has_key_unicode():
    """A key may hold letters beyond ASCII."""
    return Document.objects.filter(body__has_key="clé")


@probe(documents={"stored": None}, answer=["stored"])
def has_key_escapes():
    """A key that another program has stored without escaping its letters matches."""
    with connection.cursor() as cursor:
        cursor.execute("""UPDATE jsonmatrix_document SET body = '{"clé": 1}'""")
    return Document.objects.filter(body__has_key="clé")


@probe(documents={"empty": {"": 1}, "object": {"x": 1}}, answer=["empty"])
def has_key_empty_string():
    """The empty string may be a key."""
    return Document.objects.filter(body__has_key="")


@probe(answer=["rich"], docs="topics/db/queries/#has-keys")
def has_keys():
    """has_keys matches the rows that have all the keys."""
    return Document.objects.filter(body__has_keys=["a", "c", "h"])


@probe(documents={"some": {"a": 1}, "none": {}}, answer=["none", "some"], docs="topics/db/queries/#has-keys")
def has_keys_empty():
    """Every object has all the keys of an empty list."""
    return Document.objects.filter(body__has_keys=[])


@probe(
    documents={"digits": {"1": "v", "2": "w"}, "array": ["a", "b", "c"]},
    answer=["digits"],
    docs="topics/db/queries/#has-keys",
)
def has_keys_digits():
    """has_keys matches keys made of digits, and turns numbers into such keys."""
    return Document.objects.filter(body__has_keys=["1", 2])


@probe(
    documents={"strings": ["a", "c"], "object": {"a": 1, "c": 2}},
    answer=["object"],
    docs="topics/db/queries/#has-keys",
)
def has_keys_array():
    """Strings in an array are not keys to has_keys."""
    return Document.objects.filter(body__has_keys=["a", "c"])


@probe(answer=["rich", "simple"], docs="topics/db/queries/#has-any-keys")
def has_any_keys():
    """has_any_keys matches the rows that have one of the keys at least."""
    return Document.objects.filter(body__has_any_keys=["c", "l"])


@probe(documents={"some": {"a": 1}, "none": {}}, answer=[], docs="topics/db/queries/#has-any-keys")
def has_any_keys_empty():
    """No object has one of the keys of an empty list."""
    return Document.objects.filter(body__has_any_keys=[])


@probe(
    documents={"strings": ["a", "z"], "object": {"a": 1}},
    answer=["object"],
    docs="topics/db/queries/#has-any-keys",
)
def has_any_keys_array():
    """Strings in an array are not keys to has_any_keys."""
    return Document.objects.filter(body__has_any_keys=["a", "c"])


@probe(documents={"nine": 9, "ten": 10}, answer=["ten"])
def gt():
    """Numbers are compared as numbers: 10 is greater than 9."""
    return Document.objects.filter(body__gt=9)


@probe(documents={"null": JSON_NULL, "number": 7}, answer=Open())
def gt_null():
    """Whether the document null is greater than a number is not promised."""
    return Document.objects.filter(body__gt=0)


@probe(documents={"first": "apple", "last": "zebra"}, answer=["last"])
def gt_string():
    """Strings are compared as strings: "zebra" comes after "m"."""
    return Document.objects.filter(body__gt="m")


@probe(documents={"five": 5, "eight": 8, "ten": 10, "eleven": 11}, answer=["eight", "ten"])
def range_of_numbers():
    """The range lookup compares numbers as numbers, and has both its ends."""
    return Document.objects.filter(body__range=(8, 10))


@probe(documents={"nine": 9, "eleven": 11}, answer=["nine"])
def lt_f():
    """Numbers in two JSON columns are compared as numbers."""
    Document.objects.update(extra=10)
    return Document.objects.filter(body__lt=F("extra"))


@probe(answer=["nested"], docs="ref/models/querysets/#icontains")
def icontains():
    """The icontains lookup finds a text anywhere in the JSON, keys included, in any case."""
    return Document.objects.filter(body__icontains="BaX")


@probe(documents={"accent": {"city": "Zürich"}, "plain": {"city": "Bern"}}, answer=["accent"])
def icontains_unicode():
    """Letters beyond ASCII are found in the text of the JSON, whatever their case."""
    return Document.objects.filter(body__icontains="zürich")


@probe(answer=Open())
def startswith():
    """How the text of an object begins is not promised."""
    return Document.objects.filter(body__startswith='{"a"')


@probe(answer=Open())
def iexact():
    """Whether the text of a string has its quotes is not promised."""
    return Document.objects.filter(body__iexact="YES")


@probe(answer=Open())
def regex():
    """A regular expression meets the keys in the order in which they are kept: nothing is promised."""
    return Document.objects.filter(body__regex='"bar", "baz"')
