"""Lookups on a key: exact, comparison, in and isnull."""

import datetime
from decimal import Decimal

from django.db.models import F, IntegerField, JSONField, Q, Value
from django.db.models.functions import Cast

from jsonmatrix.documents import JSON_NULL
from jsonmatrix.models import KT, Document
from jsonmatrix.probe import Open, Raises, probe

# exact: which values are the same


@probe(answer=["rich", "simple"], docs="topics/db/queries/#key-index-and-path-transforms")
def exact_int():
    """A key equals the integer it holds."""
    return Document.objects.filter(body__c=14)


@probe(answer=["rich"], docs="topics/db/queries/#key-index-and-path-transforms")
def exact_float():
    """A key equals the number with a fraction that it holds."""
    return Document.objects.filter(body__p=4.2)


@probe(
    documents={"integer": {"x": 14}, "fraction": {"x": 14.0}, "other": {"x": 14.5}},
    answer=["fraction", "integer"],
)
def exact_int_as_float():
    """Numbers are compared by value: 14 equals 14.0."""
    return Document.objects.filter(body__x=14.0)


@probe(documents={"number": {"x": 14}, "string": {"x": "14"}}, answer=["number"])
def exact_int_not_string():
    """An integer does not equal the string of its digits."""
    return Document.objects.filter(body__x=14)


@probe(documents={"number": {"x": 14}, "string": {"x": "14"}}, answer=["string"])
def exact_string_not_int():
    """A string of digits does not equal the integer."""
    return Document.objects.filter(body__x="14")


@probe(
    documents={"even": {"id": 9007199254740992}, "odd": {"id": 9007199254740993}},
    answer=["odd"],
)
def exact_big_int():
    """Integers beyond 2**53, like the ids of many services, are told apart to the last digit."""
    return Document.objects.filter(body__id=9007199254740993)


@probe(documents={"sum": {"x": 0.1 + 0.2}, "round": {"x": 0.3}}, answer=["sum"])
def exact_float_precision():
    """Floats are told apart to the last digit: 0.1 + 0.2 is not 0.3."""
    return Document.objects.filter(body__x=0.1 + 0.2)


@probe(answer=["rich"], docs="topics/db/queries/#key-index-and-path-transforms")
def exact_boolean():
    """A key equals the True or False that it holds."""
    return Document.objects.filter(body__h=True, body__i=False)


@probe(documents={"boolean": {"x": True}, "number": {"x": 1}}, answer=["boolean"])
def exact_true_not_one():
    """True does not equal the number 1."""
    return Document.objects.filter(body__x=True)


@probe(
    documents={
        "false": {"x": False},
        "zero": {"x": 0},
        "string": {"x": ""},
        "array": {"x": []},
        "object": {"x": {}},
        "null": {"x": None},
        "missing": {},
    },
    answer=["false"],
)
def exact_false_not_falsy():
    """False equals nothing else that Python takes for false: neither 0 nor what is empty or null."""
    return Document.objects.filter(body__x=False)


@probe(
    documents={"boolean": {"x": True}, "string": {"x": "true"}},
    answer=["boolean"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def exact_true_not_string():
    """True does not equal the string "true"."""
    return Document.objects.filter(body__x=True)


@probe(
    documents={"boolean": {"x": True}, "string": {"x": "true"}},
    answer=["string"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def exact_string_not_true():
    """The string "true" does not equal True."""
    return Document.objects.filter(body__x="true")


@probe(
    documents={
        "null": {"x": None},
        "value": {"x": 1},
        "missing": {},
        "json_null": JSON_NULL,
        "sql_null": None,
    },
    answer=["null"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def exact_none():
    """None matches a key that holds JSON null, and not a key that is missing."""
    return Document.objects.filter(body__x=None)


@probe(
    documents={
        "null": {"x": None},
        "value": {"x": 1},
        "missing": {},
        "json_null": JSON_NULL,
        "sql_null": None,
    },
    answer=["null"],
    docs="topics/db/queries/#key-index-and-path-transforms",
    since="6.1",
)
def exact_jsonnull():
    """JSONNull() matches a key that holds JSON null."""
    from django.db.models import JSONNull

    return Document.objects.filter(body__x=JSONNull())


@probe(answer=["rich"], docs="topics/db/queries/#key-index-and-path-transforms")
def exact_none_in_array():
    """None matches an element of an array that is JSON null."""
    return Document.objects.filter(body__n__0=None)


@probe(
    documents={"null": {"x": None}, "string": {"x": "null"}},
    answer=["null"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def exact_none_not_string():
    """None does not match the string "null"."""
    return Document.objects.filter(body__x=None)


@probe(
    documents={"null": {"x": None}, "string": {"x": "null"}},
    answer=["string"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def exact_string_not_null():
    """The string "null" does not match JSON null."""
    return Document.objects.filter(body__x="null")


@probe(
    documents={"empty": {"x": ""}, "null": {"x": None}, "missing": {}, "space": {"x": " "}}, answer=["empty"]
)
def exact_empty_string():
    """An empty string is a value like any other, and neither null nor missing."""
    return Document.objects.filter(body__x="")


@probe(answer=["rich"])
def exact_quoted_string():
    """Quotation marks within a string belong to it."""
    return Document.objects.filter(body__o='"quoted"')


@probe(documents={"array": {"x": [1]}, "string": {"x": "[1]"}}, answer=["string"])
def exact_string_like_json():
    """A string that reads like an array does not equal the array."""
    return Document.objects.filter(body__x="[1]")


@probe(documents={"upper": {"x": "BAR"}, "lower": {"x": "bar"}}, answer=["upper"])
def exact_case():
    """Upper and lower case are told apart."""
    return Document.objects.filter(body__x="BAR")


@probe(documents={"accent": {"x": "café"}, "plain": {"x": "cafe"}}, answer=["accent"])
def exact_accent():
    """Letters with and without an accent are told apart."""
    return Document.objects.filter(body__x="café")


@probe(documents={"unicorn": {"x": "🦄"}, "horse": {"x": "🐴"}}, answer=["unicorn"])
def exact_emoji():
    """A string may hold an emoji."""
    return Document.objects.filter(body__x="🦄")


@probe(documents={"path": {"x": 'C:\\new\t"a"\n'}, "other": {"x": "C:new a"}}, answer=["path"])
def exact_escaped_characters():
    """A string may hold backslashes, quotation marks, tabs and line breaks."""
    return Document.objects.filter(body__x='C:\\new\t"a"\n')


@probe(documents={"bare": {"x": "bar"}, "trailing": {"x": "bar "}}, answer=["bare"])
def exact_trailing_space():
    """A space at the end of a string counts."""
    return Document.objects.filter(body__x="bar")


@probe(
    documents={"array": {"x": [1, 2]}, "turned": {"x": [2, 1]}, "longer": {"x": [1, 2, 3]}}, answer=["array"]
)
def exact_array_order():
    """The order of an array's elements counts."""
    return Document.objects.filter(body__x=[1, 2])


@probe(answer=["nested"])
def exact_object_key_order():
    """The order of an object's keys does not count."""
    return Document.objects.filter(body__baz={"c": "d", "a": "b"})


@probe(
    documents={
        "empty": {"x": {}},
        "array": {"x": []},
        "full": {"x": {"a": 1}},
        "null": {"x": None},
        "missing": {},
    },
    answer=["empty"],
)
def exact_empty_object():
    """An empty object equals itself alone."""
    return Document.objects.filter(body__x={})


@probe(
    documents={
        "value": {"x": "v"},
        "false": {"x": False},
        "zero": {"x": 0},
        "string": {"x": ""},
        "array": {"x": []},
        "null": {"x": None},
        "missing": {},
        "sql_null": None,
    },
    answer=["array", "missing", "null", "sql_null", "string"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def not_filled_in():
    """One Q() finds what is missing, null or empty under a key, and neither 0 nor False."""
    empty = Q(body__x__isnull=True) | Q(body__x=None) | Q(body__x="") | Q(body__x=[])
    return Document.objects.filter(empty)


# exact: a key and another key or column


@probe(answer=["nested"], docs="topics/db/queries/#expressions-can-reference-transforms", since="3.2")
def exact_f_key():
    """A key can be compared with another key through F()."""
    return Document.objects.filter(body__foo=F("body__bax__foo"))


@probe(answer=["rich"], docs="topics/db/queries/#filters-can-reference-fields-on-the-model")
def exact_f_text_column():
    """A key that holds a string can be compared with a text column through F()."""
    return Document.objects.filter(body__a=F("text"))


@probe(answer=["rich"], docs="topics/db/queries/#filters-can-reference-fields-on-the-model")
def exact_f_integer_column():
    """A key that holds a number can be compared with a number column through F()."""
    return Document.objects.filter(body__c=F("number"))


@probe(answer=["rich"], docs="topics/db/queries/#expressions-can-reference-transforms", since="3.2")
def integer_column_exact_f_key():
    """A number column can be compared with a key through F()."""
    return Document.objects.filter(number=F("body__c"))


@probe(answer=["rich"], docs="topics/db/queries/#expressions-can-reference-transforms", since="3.2")
def text_column_exact_f_key():
    """A text column can be compared with a key through F()."""
    return Document.objects.filter(text=F("body__a"))


@probe(answer=["rich"], docs="topics/db/queries/#kt-expressions")
def text_column_exact_kt():
    """A text column can be compared with the text of a key."""
    return Document.objects.filter(text=KT("body__a"))


@probe(answer=["rich"], docs="ref/models/database-functions/#cast")
def integer_column_exact_cast_kt():
    """A number column can be compared with the text of a key that is cast to a number."""
    return Document.objects.filter(number=Cast(KT("body__c"), IntegerField()))


# comparison


@probe(
    documents={"minus": {"x": -1}, "nine": {"x": 9}, "ten": {"x": 10}, "missing": {}},
    answer=["ten"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def gt():
    """Numbers are compared as numbers: 10 is greater than 9."""
    return Document.objects.filter(body__x__gt=9)


@probe(
    documents={"minus": {"x": -1}, "nine": {"x": 9}, "ten": {"x": 10}, "missing": {}},
    answer=["minus", "nine"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def lt():
    """Numbers are compared as numbers, and a row without the key does not match."""
    return Document.objects.filter(body__x__lt=10)


@probe(
    documents={"minus": {"x": -1}, "nine": {"x": 9}, "ten": {"x": 10}, "eleven": {"x": 11}},
    answer=["nine", "ten"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def gte_lte():
    """The bounds of gte and lte are included."""
    return Document.objects.filter(body__x__gte=9, body__x__lte=10)


@probe(
    documents={"under": {"x": 4.09}, "over": {"x": 4.2}, "integer": {"x": 5}},
    answer=["integer", "over"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def gt_float():
    """Integers and floats are compared with each other by value."""
    return Document.objects.filter(body__x__gt=4.1)


@probe(
    documents={"apple": {"x": "apple"}, "pear": {"x": "pear"}, "missing": {}},
    answer=["pear"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def gt_string():
    """Strings are compared as strings."""
    return Document.objects.filter(body__x__gt="banana")


@probe(
    documents={"apple": {"x": "apple"}, "pear": {"x": "pear"}, "missing": {}},
    answer=["apple"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def lt_string():
    """A string is less than those that come after it."""
    return Document.objects.filter(body__x__lt="banana")


@probe(
    documents={
        "before": {"day": "2019-12-31"},
        "within": {"day": "2020-05-01"},
        "after": {"day": "2021-01-01"},
    },
    answer=["within"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def gte_lt_date_string():
    """Dates as ISO 8601 strings are compared in the order of time."""
    return Document.objects.filter(body__day__gte="2020-01-01", body__day__lt="2021-01-01")


@probe(documents={}, answer=["after"], docs="ref/models/fields/#django.db.models.JSONField.encoder")
def gt_date():
    """A date is compared as the field's encoder writes it."""
    Document.objects.create(name="before", encoded={"day": datetime.date(2019, 12, 31)})
    Document.objects.create(name="after", encoded={"day": datetime.date(2020, 5, 1)})
    return Document.objects.filter(encoded__day__gt=datetime.date(2020, 1, 1))


@probe(
    answer=Raises(TypeError),
    docs="ref/models/fields/#django.db.models.JSONField.encoder",
)
def gt_decimal_without_encoder():
    """A Decimal needs a field with an encoder: without one the lookup raises TypeError."""
    return Document.objects.filter(body__p__gt=Decimal("4.1"))


@probe(
    documents={"up": {"x": 9, "y": 10}, "down": {"x": 10, "y": 9}, "even": {"x": 9, "y": 9}},
    answer=["down"],
    docs="topics/db/queries/#key-index-and-path-transforms",
    since="3.2",
)
def gt_f_key():
    """A number in a key is compared with the number in another key."""
    return Document.objects.filter(body__x__gt=F("body__y"))


@probe(
    documents={"less": {"x": 9, "y": 3}, "missing": {"x": 9}},
    answer=["less"],
    docs="topics/db/queries/#key-index-and-path-transforms",
    since="3.2",
)
def gt_f_missing_key():
    """Nothing is greater than a key that is missing."""
    return Document.objects.filter(body__x__gt=F("body__y"))


@probe(answer=["simple"], docs="topics/db/queries/#key-index-and-path-transforms")
def lt_f_integer_column():
    """A number in a key is compared with a number column."""
    return Document.objects.filter(body__c__lt=F("number"))


@probe(answer=["simple"], docs="topics/db/queries/#expressions-can-reference-transforms", since="3.2")
def integer_column_gt_f_key():
    """A number column is compared with a number in a key."""
    return Document.objects.filter(number__gt=F("body__c"))


@probe(
    documents={
        "nine": {"x": 9},
        "three": {"x": 3},
        "string": {"x": "7"},
        "true": {"x": True},
        "array": {"x": [1]},
        "object": {"x": {}},
    },
    answer=Open(),
)
def gt_mixed_types():
    """Which strings, booleans, arrays and objects are greater than a number is not promised."""
    return Document.objects.filter(body__x__gt=5)


@probe(documents={"null": {"x": None}, "three": {"x": 3}, "missing": {}}, answer=Open())
def lt_null():
    """Whether JSON null is less than a number is not promised."""
    return Document.objects.filter(body__x__lt=5)


@probe(
    documents={"nine": {"x": 9}, "half": {"x": 9.5}, "ten": {"x": 10}, "hundred": {"x": 100}, "missing": {}},
    answer=["half", "ten"],
    docs="ref/models/querysets/#range",
)
def range_number():
    """A range of numbers includes its bounds, and 10 lies between 9.5 and 10.5."""
    return Document.objects.filter(body__x__range=(9.5, 10.5))


@probe(
    documents={
        "before": {"day": "2019-12-31"},
        "within": {"day": "2020-05-01"},
        "after": {"day": "2021-01-01"},
    },
    answer=["within"],
    docs="ref/models/querysets/#range",
)
def range_date_string():
    """A range of ISO 8601 dates matches the dates between."""
    return Document.objects.filter(body__day__range=("2020-01-01", "2020-12-31"))


# in


@probe(answer=["rich", "simple"], docs="ref/models/querysets/#in")
def in_int():
    """A number matches where the list has it."""
    return Document.objects.filter(body__c__in=[14, 15])


@probe(
    documents={"integer": {"x": 14}, "fraction": {"x": 14.0}, "other": {"x": 15}},
    answer=["fraction", "integer"],
)
def in_int_as_float():
    """Numbers in a list are compared by value: 14 is in [14.0]."""
    return Document.objects.filter(body__x__in=[14.0])


@probe(documents={"number": {"x": 14}, "string": {"x": "14"}}, answer=["string"])
def in_string_not_int():
    """A string of digits in the list does not match the integer."""
    return Document.objects.filter(body__x__in=["14", "15"])


@probe(answer=["nested"], docs="ref/models/querysets/#in")
def in_string():
    """A string matches where the list has it."""
    return Document.objects.filter(body__foo__in=["bar", "baz"])


@probe(documents={"upper": {"x": "BAR"}, "lower": {"x": "bar"}}, answer=["upper"])
def in_case():
    """Upper and lower case are told apart in a list as well."""
    return Document.objects.filter(body__x__in=["BAR", "BAZ"])


@probe(documents={"accent": {"x": "café"}, "plain": {"x": "cafe"}}, answer=["accent"])
def in_accent():
    """Letters with and without an accent are told apart in a list as well."""
    return Document.objects.filter(body__x__in=["café", "thé"])


@probe(documents={"unicorn": {"x": "🦄"}, "horse": {"x": "🐴"}}, answer=["unicorn"])
def in_emoji():
    """The list may hold an emoji."""
    return Document.objects.filter(body__x__in=["🦄", "🦁"])


@probe(documents={"bare": {"x": "bar"}, "trailing": {"x": "bar "}}, answer=["bare"])
def in_trailing_space():
    """A space at the end of a string counts in a list as well."""
    return Document.objects.filter(body__x__in=["bar", "baz"])


@probe(answer=["rich"], docs="ref/models/querysets/#in")
def in_boolean():
    """A boolean matches where the list has it, beside values of other types."""
    return Document.objects.filter(body__h__in=[True, "x"], body__i__in=[False, 1])


@probe(documents={"boolean": {"x": True}, "string": {"x": "true"}, "number": {"x": 1}}, answer=["boolean"])
def in_true_not_string():
    """True in the list matches neither the string "true" nor 1."""
    return Document.objects.filter(body__x__in=[True, 2])


@probe(answer=["nested"], docs="ref/models/querysets/#in")
def in_object():
    """An object matches where the list has its equal."""
    return Document.objects.filter(body__bax__in=[{"foo": "bar"}, {"a": "b"}])


@probe(answer=["nested"], docs="ref/models/querysets/#in")
def in_array():
    """An array matches where the list has its equal."""
    return Document.objects.filter(body__bar__in=[["foo", "bar"], ["a"]])


@probe(answer=["nested"], docs="ref/models/querysets/#in")
def in_value():
    """The list may hold Value() with a JSONField for its output."""
    return Document.objects.filter(body__bar__in=[Value(["foo", "bar"], JSONField())])


@probe(answer=["nested"], docs="ref/models/querysets/#in")
def in_value_beside_array():
    """The list may hold Value() beside what is not an expression."""
    return Document.objects.filter(body__bar__in=[Value({"a": "b"}, JSONField()), ["foo", "bar"]])


@probe(answer=["nested"], docs="ref/models/querysets/#in", since="3.2")
def in_f_key():
    """The list may hold another key as F()."""
    return Document.objects.filter(body__foo__in=[F("body__bax__foo")])


@probe(
    documents={"same": {"x": "a", "y": "a"}, "listed": {"x": "baz", "y": "a"}, "other": {"x": "c", "y": "a"}},
    answer=["listed", "same"],
    docs="ref/models/querysets/#in",
    since="3.2",
)
def in_f_key_beside_string():
    """The list may hold another key as F() beside what is not an expression."""
    return Document.objects.filter(body__x__in=[F("body__y"), "baz"])


@probe(
    documents={"null": {"x": None}, "string": {"x": "null"}, "one": {"x": 1}, "missing": {}}, answer=Open()
)
def in_none():
    """Whether None in a list matches JSON null is not promised."""
    return Document.objects.filter(body__x__in=[None, 1])


@probe(
    documents={"null": {"x": None}, "string": {"x": "null"}, "one": {"x": 1}, "two": {"x": 2}, "missing": {}},
    answer=["null", "one"],
    docs="topics/db/queries/#storing-and-querying-for-none",
    since="6.1",
)
def in_jsonnull():
    """JSONNull() in a list matches a key that holds JSON null."""
    from django.db.models import JSONNull

    return Document.objects.filter(body__x__in=[JSONNull(), 1])


@probe(answer=["rich", "simple"], docs="ref/models/querysets/#in")
def in_subquery_of_integers():
    """The values may come from a subquery over a number column."""
    return Document.objects.filter(body__c__in=Document.objects.filter(flag=True).values("number"))


@probe(answer=["rich", "simple"], docs="ref/models/querysets/#in")
def in_subquery_of_text():
    """The values may come from a subquery over a text column."""
    return Document.objects.filter(body__a__in=Document.objects.filter(flag=True).values("text"))


@probe(answer=["rich", "simple"], docs="ref/models/querysets/#in")
def in_subquery_of_keys():
    """The values may come from a subquery over a key."""
    return Document.objects.filter(body__c__in=Document.objects.filter(name="simple").values("body__c"))


@probe(answer=["rich"], docs="ref/models/querysets/#in")
def integer_column_in_subquery_of_keys():
    """A number column can be looked up in a subquery over a key."""
    return Document.objects.filter(number__in=Document.objects.filter(name="simple").values("body__c"))


# isnull


@probe(
    documents={
        "value": {"x": 1},
        "null": {"x": None},
        "missing": {},
        "array": ["x"],
        "string": "x",
        "sql_null": None,
    },
    answer=["array", "missing", "sql_null", "string"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def isnull_true():
    """isnull=True matches where the key is missing, and not where it holds JSON null."""
    return Document.objects.filter(body__x__isnull=True)


@probe(
    documents={
        "value": {"x": 1},
        "null": {"x": None},
        "missing": {},
        "array": ["x"],
        "string": "x",
        "sql_null": None,
    },
    answer=["null", "value"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def isnull_false():
    """isnull=False matches where the key is present, even if it holds JSON null."""
    return Document.objects.filter(body__x__isnull=False)


@probe(
    documents={"value": {"x": {"y": 1}}, "null": {"x": {"y": None}}, "empty": {"x": {}}, "number": {"x": 1}},
    answer=["empty", "number"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def isnull_path():
    """isnull=True matches where any part of a path is missing."""
    return Document.objects.filter(body__x__y__isnull=True)


@probe(answer=["array"], docs="topics/db/queries/#key-index-and-path-transforms")
def isnull_index():
    """isnull=False on an index matches the arrays that are long enough."""
    return Document.objects.filter(body__1__isnull=False)


@probe(
    documents={"array": [7], "empty": [], "object": {"a": 7}, "number": 7, "string": "seven"},
    answer=["array"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def isnull_index_zero():
    """Only an array has an element at index 0: an object, a number and a string have none."""
    return Document.objects.filter(body__0__isnull=False)


@probe(
    documents={"value": {"x": 1}, "null": {"x": None}, "missing": {}, "sql_null": None},
    answer=["missing", "null", "sql_null"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def isnull_or_none():
    """Together, isnull=True and None match every row without a value in the key."""
    return Document.objects.filter(Q(body__x__isnull=True) | Q(body__x=None))
