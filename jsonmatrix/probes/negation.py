"""Exclude and negation."""

from django.db.models import F, Q

from jsonmatrix.documents import JSON_NULL
from jsonmatrix.models import Document, Review
from jsonmatrix.probe import probe

# What is promised of exclude(), and what is not: rows without the key, in the second.
EXCLUDE = "ref/models/querysets/#exclude"
KEYS = "topics/db/queries/#key-index-and-path-transforms"
NULL = "topics/db/queries/#storing-and-querying-for-none"


@probe(documents={"same": {"a": "b"}, "other": {"a": "x"}}, answer=["other"], docs=EXCLUDE)
def exclude_key():
    """exclude() on a key returns the rows where the key has another value."""
    return Document.objects.exclude(body__a="b")


@probe(
    documents={
        "same": {"a": "b"},
        "other": {"a": "x"},
        "missing": {"c": 1},
        "array": ["b"],
        "null": JSON_NULL,
    },
    answer=["other"],
    docs=KEYS,
)
def exclude_key_missing():
    """exclude() on a key leaves out the rows without the key, unless isnull is added."""
    return Document.objects.exclude(body__a="b")


@probe(
    documents={"same": {"a": "b"}, "other": {"a": "x"}, "missing": {"c": 1}, "sql_null": None},
    answer=["missing", "other", "sql_null"],
    docs=KEYS,
)
def exclude_key_and_isnull():
    """With isnull=False added, exclude() returns the rows without the key as well."""
    return Document.objects.exclude(Q(body__a="b") & Q(body__a__isnull=False))


@probe(
    documents={"same": {"a": "b"}, "other": {"a": "x"}, "missing": {"c": 1}, "sql_null": None},
    answer=["missing", "other", "sql_null"],
    docs=KEYS,
)
def q_not_or_isnull():
    """~Q() on a key, or isnull=True: every row but those with the value."""
    return Document.objects.filter(~Q(body__a="b") | Q(body__a__isnull=True))


@probe(
    documents={"same": {"a": "b"}, "other": {"a": "x"}, "sql_null": None},
    answer=["other", "sql_null"],
    docs=EXCLUDE,
)
def exclude_key_sql_null():
    """exclude() on a key returns the rows whose column is SQL NULL, as it does for any column."""
    return Document.objects.exclude(body__a="b")


@probe(
    documents={"same": {"a": "b"}, "other": {"a": "x"}, "null": {"a": None}},
    answer=["null", "other"],
    docs=EXCLUDE,
)
def exclude_key_null_value():
    """exclude() on a key returns the rows where the key is there and null."""
    return Document.objects.exclude(body__a="b")


@probe(
    documents={"on": {"on": True}, "off": {"on": False}, "null": {"on": None}},
    answer=["null", "off"],
    docs=EXCLUDE,
)
def exclude_key_true():
    """exclude() on a key that is True returns the rows where it is False or null."""
    return Document.objects.exclude(body__on=True)


@probe(
    documents={"same": {"a": "b"}, "other": {"a": "x"}, "missing": {"c": 1}, "sql_null": None},
    answer=["other", "sql_null"],
    docs="topics/db/queries/#complex-lookups-with-q-objects",
)
def q_not():
    """filter(~Q()) on a key returns what exclude() does."""
    return Document.objects.filter(~Q(body__a="b"))


@probe(
    documents={
        "same": {"a": {"b": {"c": 1}}},
        "other": {"a": {"b": {"c": 2}}},
        "short": {"a": {"b": 1}},
        "sql_null": None,
    },
    answer=["other", "sql_null"],
    docs=KEYS,
)
def q_not_nested_key():
    """~Q() on a key inside objects does the same."""
    return Document.objects.filter(~Q(body__a__b__c=1))


@probe(
    documents={"same": ["b", 1], "other": ["x", "b"], "empty": [], "sql_null": None},
    answer=["other", "sql_null"],
    docs=KEYS,
)
def exclude_index():
    """exclude() on an index leaves out the arrays that are too short."""
    return Document.objects.exclude(body__0="b")


@probe(answer=["rich", "simple"], docs="topics/db/queries/#complex-lookups-with-q-objects")
def exclude_q_not():
    """A double negation is the plain lookup."""
    return Document.objects.exclude(~Q(body__a="b"))


@probe(
    documents={"value": {"j": 1}, "null": {"j": None}, "missing": {}, "sql_null": None},
    answer=["value"],
    docs=KEYS,
)
def exclude_key_none():
    """exclude(key=None) returns the rows that have the key with another value than null."""
    return Document.objects.exclude(body__j=None)


@probe(
    documents={"value": {"j": 1}, "null": {"j": None}, "missing": {}},
    answer=["value"],
    docs=KEYS,
    since="6.1",
)
def exclude_key_jsonnull():
    """exclude(key=JSONNull()) returns the rows that have the key with another value than null."""
    from django.db.models import JSONNull

    return Document.objects.exclude(body__j=JSONNull())


@probe(documents={"value": {"j": 1}, "null": {"j": None}, "missing": {}}, answer=["null", "value"], docs=KEYS)
def exclude_key_isnull():
    """exclude(key__isnull=True) returns the rows that have the key, null or not."""
    return Document.objects.exclude(body__j__isnull=True)


@probe(
    documents={"value": {"j": 1}, "null": {"j": None}, "missing": {}, "array": [1], "sql_null": None},
    answer=["array", "missing", "sql_null"],
    docs=KEYS,
)
def exclude_key_isnull_false():
    """exclude(key__isnull=False) returns the rows without the key."""
    return Document.objects.exclude(body__j__isnull=False)


@probe(
    documents={"small": {"n": 1}, "big": {"n": 10}, "missing": {}, "sql_null": None},
    answer=["small", "sql_null"],
    docs=EXCLUDE,
)
def exclude_key_gt():
    """exclude(key__gt=…) returns the rows where the key is not greater."""
    return Document.objects.exclude(body__n__gt=2)


@probe(
    documents={"one": {"n": 1}, "two": {"n": 2}, "three": {"n": 3}, "missing": {}, "sql_null": None},
    answer=["sql_null", "three"],
    docs=EXCLUDE,
)
def exclude_key_in():
    """exclude(key__in=…) returns the rows where the key has none of the values."""
    return Document.objects.exclude(body__n__in=[1, 2])


@probe(
    documents={"one": {"n": 1}, "missing": {}, "sql_null": None},
    answer=["missing", "one", "sql_null"],
    docs=EXCLUDE,
)
def exclude_key_in_empty():
    """Excluding by an empty list excludes nothing."""
    return Document.objects.exclude(body__n__in=[])


@probe(
    documents={"same": {"a": "Barn"}, "other": {"a": "Hut"}, "missing": {}, "sql_null": None},
    answer=["other", "sql_null"],
    docs=EXCLUDE,
)
def exclude_key_icontains():
    """exclude(key__icontains=…) returns the rows where the key has another text."""
    return Document.objects.exclude(body__a__icontains="bar")


@probe(
    documents={"same": {"a": "barn"}, "other": {"a": "hut"}, "missing": {}, "sql_null": None},
    answer=["other", "sql_null"],
    docs=EXCLUDE,
)
def exclude_key_startswith():
    """exclude(key__startswith=…) returns the rows where the key begins otherwise."""
    return Document.objects.exclude(body__a__startswith="bar")


@probe(
    documents={"same": {"a": 1, "b": 1}, "other": {"a": 1, "b": 2}, "sql_null": None},
    answer=["other", "sql_null"],
    docs=EXCLUDE,
    since="3.2",
)
def exclude_key_f():
    """exclude() compares two keys of the row."""
    return Document.objects.exclude(body__a=F("body__b"))


@probe(
    documents={"there": {"a": 1}, "null": {"a": None}, "missing": {"b": 1}, "array": ["b"], "sql_null": None},
    answer=["array", "missing", "sql_null"],
    docs=EXCLUDE,
)
def exclude_has_key():
    """exclude(has_key=…) returns every row without the key, SQL NULL included."""
    return Document.objects.exclude(body__has_key="a")


@probe(
    documents={"both": {"a": 1, "b": 2}, "one": {"a": 1}, "none": {}, "sql_null": None},
    answer=["none", "one", "sql_null"],
    docs=EXCLUDE,
)
def exclude_has_keys():
    """exclude(has_keys=…) returns every row that lacks one of the keys."""
    return Document.objects.exclude(body__has_keys=["a", "b"])


@probe(
    documents={"both": {"a": 1, "b": 2}, "one": {"a": 1}, "none": {}, "sql_null": None},
    answer=["none", "sql_null"],
    docs=EXCLUDE,
)
def exclude_has_any_keys():
    """exclude(has_any_keys=…) returns every row that lacks all the keys."""
    return Document.objects.exclude(body__has_any_keys=["a", "b"])


@probe(
    documents={
        "same": {"a": "b", "c": 1},
        "other": {"a": "x"},
        "missing": {"c": 1},
        "null": JSON_NULL,
        "sql_null": None,
    },
    answer=["missing", "null", "other", "sql_null"],
    docs=EXCLUDE,
)
def exclude_contains():
    """exclude(contains=…) returns every other row, those without the key and SQL NULL included."""
    return Document.objects.exclude(body__contains={"a": "b"})


@probe(
    documents={
        "same": {"a": "b"},
        "more": {"a": "b", "c": 1},
        "empty": {},
        "null": JSON_NULL,
        "sql_null": None,
    },
    answer=["empty", "more", "null", "sql_null"],
    docs=EXCLUDE,
)
def exclude_object():
    """exclude() on the whole field returns every other row, SQL NULL included."""
    return Document.objects.exclude(body={"a": "b"})


@probe(
    documents={"object": {}, "array": [], "string": "yes", "null": JSON_NULL, "sql_null": None},
    answer=["null", "sql_null", "string"],
    docs=EXCLUDE,
)
def exclude_in():
    """exclude(in=…) on the whole field returns every other row, SQL NULL included."""
    return Document.objects.exclude(body__in=[{}, []])


@probe(documents={"value": {}, "null": JSON_NULL, "sql_null": None}, answer=["null", "value"], docs=NULL)
def exclude_isnull():
    """exclude(isnull=True) returns every row that is not SQL NULL, JSON null included."""
    return Document.objects.exclude(body__isnull=True)


@probe(documents={"object": {}, "zero": 0, "null": JSON_NULL}, answer=["object", "zero"], docs=NULL)
def exclude_none():
    """exclude(field=None) leaves out JSON null (deprecated in favour of JSONNull())."""
    return Document.objects.exclude(body=None)


@probe(
    documents={"object": {}, "zero": 0, "null": JSON_NULL, "sql_null": None},
    answer=["object", "sql_null", "zero"],
    docs=NULL,
    since="6.1",
)
def exclude_jsonnull():
    """exclude(field=JSONNull()) leaves out JSON null, and not SQL NULL."""
    from django.db.models import JSONNull

    return Document.objects.exclude(body=JSONNull())


@probe(
    documents={
        "both": {"a": 1, "b": 1},
        "left": {"a": 1, "b": 2},
        "right": {"a": 2, "b": 1},
        "none": {"a": 2, "b": 2},
    },
    answer=["left", "none", "right"],
    docs=EXCLUDE,
)
def exclude_two_keys():
    """exclude() on two keys leaves out the rows where both have the values."""
    return Document.objects.exclude(body__a=1, body__b=1)


@probe(
    documents={
        "both": {"a": 1, "b": 1},
        "left": {"a": 1, "b": 2},
        "right": {"a": 2, "b": 1},
        "none": {"a": 2, "b": 2},
    },
    answer=["none"],
    docs=EXCLUDE,
)
def exclude_chained():
    """Two calls of exclude() leave out the rows where either key has its value."""
    return Document.objects.exclude(body__a=1).exclude(body__b=1)


@probe(
    documents={
        "both": {"a": 1, "b": 1},
        "left": {"a": 1, "b": 2},
        "right": {"a": 2, "b": 1},
        "none": {"a": 2, "b": 2},
    },
    answer=["left"],
    docs=EXCLUDE,
)
def filter_exclude():
    """filter() and exclude() follow each other."""
    return Document.objects.filter(body__a=1).exclude(body__b=1)


@probe(
    documents={"same": {"a": "b"}, "other": {"a": "x"}, "null": {"a": None}, "missing": {}, "sql_null": None},
    answer=["null", "other"],
    docs=EXCLUDE,
)
def filter_has_key_exclude():
    """has_key, then exclude(): the rows that have the key with another value."""
    return Document.objects.filter(body__has_key="a").exclude(body__a="b")


@probe(
    documents={
        "both": {"a": 1, "b": 1},
        "left": {"a": 1, "b": 2},
        "right": {"a": 2, "b": 1},
        "none": {"a": 2, "b": 2},
    },
    answer=["none"],
    docs="topics/db/queries/#complex-lookups-with-q-objects",
)
def q_not_or():
    """~(Q | Q) returns the rows that match neither."""
    return Document.objects.filter(~(Q(body__a=1) | Q(body__b=1)))


@probe(answer=["nested", "rich", "simple"], docs="topics/db/queries/#complex-lookups-with-q-objects")
def q_or():
    """Q | Q returns the rows that match either, though they lack the other's key."""
    return Document.objects.filter(Q(body__a="b") | Q(body__foo="bar"))


@probe(
    documents={
        "both": {"a": 1, "b": 1},
        "left": {"a": 1, "b": 2},
        "right": {"a": 2, "b": 1},
        "none": {"a": 2, "b": 2},
    },
    answer=["left", "right"],
    docs="ref/models/querysets/#xor",
    since="4.1",
)
def q_xor():
    """Q ^ Q returns the rows that match one of the two."""
    return Document.objects.filter(Q(body__a=1) ^ Q(body__b=1))


@probe(
    documents={"both": {"a": 1, "b": 1}, "left": {"a": 1}, "right": {"b": 1}, "none": {}},
    answer=["left", "right"],
    docs="ref/models/querysets/#xor",
    since="4.1",
)
def q_xor_missing():
    """Q ^ Q returns the rows that match one of the two, though they lack the other's key."""
    return Document.objects.filter(Q(body__a=1) ^ Q(body__b=1))


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
    answer=["false", "value", "zero"],
    docs=EXCLUDE,
)
def exclude_not_filled_in():
    """exclude() of what is missing, null or empty under a key returns the rows where it is filled in."""
    empty = Q(body__x__isnull=True) | Q(body__x=None) | Q(body__x="") | Q(body__x=[])
    return Document.objects.exclude(empty)


@probe(answer=["nested", "simple"], docs="topics/db/queries/#spanning-multi-valued-relationships")
def exclude_related_key():
    """exclude() on a key of related rows leaves out the documents that have such a row."""
    return Document.objects.filter(name__in=["nested", "rich", "simple"]).exclude(reviews__body__v=2)


@probe(answer=["first", "second"], docs="topics/db/queries/#lookups-that-span-relationships")
def exclude_parent_object():
    """exclude() follows a relation to a field of the other row."""
    return Review.objects.exclude(document__body={"a": "b", "c": 14})
