"""Lookups on a key: text and containment."""

from django.db.models import DateField
from django.db.models.functions import Cast

from jsonmatrix.models import KT, Document
from jsonmatrix.probe import Open, probe

# text


@probe(answer=["nested"], docs="topics/db/queries/#key-index-and-path-transforms")
def iexact():
    """The text of a key is compared without regard to case by iexact."""
    return Document.objects.filter(body__foo__iexact="BaR")


@probe(answer=["nested"], docs="topics/db/queries/#key-index-and-path-transforms")
def icontains():
    """A part of the text of a key is found by icontains, without regard to case."""
    return Document.objects.filter(body__foo__icontains="Ar")


@probe(answer=["nested"], docs="topics/db/queries/#key-index-and-path-transforms")
def startswith():
    """The beginning of the text of a key is found by startswith."""
    return Document.objects.filter(body__foo__startswith="ba")


@probe(answer=["nested"], docs="topics/db/queries/#key-index-and-path-transforms")
def istartswith():
    """The beginning of the text of a key is found by istartswith, without regard to case."""
    return Document.objects.filter(body__foo__istartswith="BA")


@probe(answer=["nested"], docs="topics/db/queries/#key-index-and-path-transforms")
def endswith():
    """The end of the text of a key is found by endswith."""
    return Document.objects.filter(body__foo__endswith="ar")


@probe(answer=["nested"], docs="topics/db/queries/#key-index-and-path-transforms")
def iendswith():
    """The end of the text of a key is found by iendswith, without regard to case."""
    return Document.objects.filter(body__foo__iendswith="AR")


@probe(answer=["nested"], docs="topics/db/queries/#key-index-and-path-transforms")
def regex():
    """The text of a key, without quotation marks around it, is matched by regex."""
    return Document.objects.filter(body__foo__regex="^ba.$")


@probe(answer=["nested"], docs="topics/db/queries/#key-index-and-path-transforms")
def iregex():
    """The text of a key is matched by iregex without regard to case."""
    return Document.objects.filter(body__foo__iregex="^bA.$")


# text: case, letters and special characters


@probe(
    documents={"upper": {"x": "BAR"}, "lower": {"x": "bar"}},
    answer=["upper"],
    docs="ref/models/querysets/#startswith",
)
def startswith_case():
    """Upper and lower case are told apart by startswith."""
    return Document.objects.filter(body__x__startswith="BA")


@probe(
    documents={"upper": {"x": "BAR"}, "lower": {"x": "bar"}},
    answer=["upper"],
    docs="ref/models/querysets/#endswith",
)
def endswith_case():
    """Upper and lower case are told apart by endswith."""
    return Document.objects.filter(body__x__endswith="AR")


@probe(
    documents={"upper": {"x": "BAR"}, "lower": {"x": "bar"}},
    answer=["upper"],
    docs="ref/models/querysets/#regex",
)
def regex_case():
    """Upper and lower case are told apart by regex."""
    return Document.objects.filter(body__x__regex="^BA")


@probe(
    documents={"upper": {"x": "Žluť"}, "lower": {"x": "žluť"}, "other": {"x": "modř"}},
    answer=["lower", "upper"],
    docs="ref/models/querysets/#istartswith",
)
def istartswith_non_ascii():
    """Letters beyond ASCII are compared without regard to case as well."""
    return Document.objects.filter(body__x__istartswith="žLU")


@probe(
    documents={"upper": {"x": "Žluť"}, "lower": {"x": "žluť"}, "other": {"x": "modř"}},
    answer=["lower", "upper"],
    docs="ref/models/querysets/#iregex",
)
def iregex_non_ascii():
    """A regular expression without regard to case applies to letters beyond ASCII."""
    return Document.objects.filter(body__x__iregex="^žLU")


@probe(documents={"accent": {"x": "café au lait"}, "plain": {"x": "cafe au lait"}}, answer=["accent"])
def startswith_accent():
    """Letters with and without an accent are told apart by startswith."""
    return Document.objects.filter(body__x__startswith="café")


@probe(documents={"unicorn": {"x": "🦄 white"}, "horse": {"x": "🐴 white"}}, answer=["unicorn"])
def startswith_emoji():
    """An emoji is found by startswith."""
    return Document.objects.filter(body__x__startswith="🦄")


@probe(documents={"unicorn": {"x": "White 🦄"}, "horse": {"x": "White 🐴"}}, answer=["unicorn"])
def icontains_emoji():
    """An emoji is found by icontains."""
    return Document.objects.filter(body__x__icontains="white 🦄")


@probe(
    documents={"literal": {"x": "50%_a"}, "other": {"x": "50 x a"}},
    answer=["literal"],
    docs="topics/db/queries/#escaping-percent-signs-and-underscores-in-like-statements",
)
def startswith_percent():
    """A percent sign and an underscore stand for themselves."""
    return Document.objects.filter(body__x__startswith="50%_")


@probe(documents={"path": {"x": "C:\\temp"}, "other": {"x": "C:temp"}}, answer=["path"])
def startswith_backslash():
    """A backslash stands for itself."""
    return Document.objects.filter(body__x__startswith="C:\\t")


@probe(documents={"path": {"x": "C:\\Temp"}, "other": {"x": "C:Temp"}}, answer=["path"])
def icontains_backslash():
    """A backslash stands for itself without regard to case as well."""
    return Document.objects.filter(body__x__icontains=":\\te")


@probe(documents={"quoted": {"x": '"Yes" she said'}, "bare": {"x": "Yes she said"}}, answer=["quoted"])
def istartswith_quotation_mark():
    """Quotation marks in a string belong to its text."""
    return Document.objects.filter(body__x__istartswith='"yes"')


@probe(documents={"break": {"x": "one\nTwo"}, "space": {"x": "one Two"}}, answer=["break"])
def icontains_newline():
    """A line break in a string belongs to its text."""
    return Document.objects.filter(body__x__icontains="one\ntwo")


# text of what is not a string


@probe(answer=["rich", "simple"], docs="topics/db/queries/#key-index-and-path-transforms")
def icontains_number():
    """A number has a text of its digits."""
    return Document.objects.filter(body__c__icontains="4")


@probe(answer=["nested"], docs="topics/db/queries/#key-index-and-path-transforms")
def icontains_array():
    """An array has a text in which its strings are found."""
    return Document.objects.filter(body__bar__icontains="FOO")


@probe(documents={"czech": {"tags": ["žluť", "red"]}, "ascii": {"tags": ["zlut", "red"]}}, answer=["czech"])
def icontains_array_non_ascii():
    """Letters beyond ASCII are found in the text of an array."""
    return Document.objects.filter(body__tags__icontains="žluť")


@probe(documents={"null": {"x": None}, "string": {"x": "nullable"}, "missing": {}}, answer=Open())
def startswith_on_null():
    """Whether JSON null has the text "null" is not promised."""
    return Document.objects.filter(body__x__startswith="null")


@probe(
    documents={"null": {"x": None}, "value": {"x": "a"}, "missing": {}, "sql_null": None},
    answer=["null"],
    docs="releases/6.1/#backwards-incompatible-changes-in-6-1",
)
def iexact_none():
    """A key that holds JSON null is matched by iexact=None, as it is by None without a lookup."""
    return Document.objects.filter(body__x__iexact=None)


# text of a key as an annotation


@probe(answer=["nested"], docs="topics/db/queries/#kt-expressions", since="4.2")
def kt_contains():
    """On the text of a key, contains finds a part of the text."""
    return Document.objects.annotate(foo=KT("body__foo")).filter(foo__contains="ar")


@probe(
    documents={"then": {"day": "2019-12-31"}, "now": {"day": "2020-05-01"}, "missing": {}},
    answer=["now"],
    docs="ref/models/database-functions/#cast",
)
def kt_cast_date():
    """The text of a key can be cast to a date, which has the lookups of a date."""
    days = Document.objects.annotate(day=Cast(KT("body__day"), DateField()))
    return days.filter(day__year=2020)


# containment


@probe(answer=["nested"], docs="topics/db/queries/#contains")
def contains_object():
    """An object in a key contains the pairs it is asked for."""
    return Document.objects.filter(body__baz__contains={"a": "b"})


@probe(
    documents={
        "both": {"tags": ["a", "b"]},
        "one": {"tags": ["b"]},
        "other": {"tags": ["bb"]},
        "missing": {},
    },
    answer=["both", "one"],
    docs="topics/db/queries/#contains",
)
def contains_element():
    """An array in a key contains an element it has."""
    return Document.objects.filter(body__tags__contains="b")


@probe(
    documents={"all": {"ids": [1, 2, 3]}, "some": {"ids": [12, 3]}, "none": {"ids": []}},
    answer=["all"],
    docs="topics/db/queries/#contains",
)
def contains_elements():
    """An array in a key contains a list of elements it has, in any order."""
    return Document.objects.filter(body__ids__contains=[3, 1])


@probe(
    documents={"equal": {"x": "bar"}, "longer": {"x": "barn"}, "other": {"x": "foo"}},
    answer=["equal"],
    docs="topics/db/queries/#contains",
)
def contains_string():
    """On a key, contains is JSON containment: a string contains itself, and no part of itself."""
    return Document.objects.filter(body__x__contains="bar")


@probe(
    documents={"array": {"x": ["e", {"f": "g"}]}, "object": {"x": {"f": "g", "h": 1}}},
    answer=["object"],
    docs="topics/db/queries/#contains",
)
def contains_object_in_array():
    """An object is not contained in an array of objects under a key: that is asked with a list."""
    return Document.objects.filter(body__x__contains={"f": "g"})


@probe(
    documents={
        "less": {"x": {"a": 1}},
        "same": {"x": {"a": 1, "b": 2}},
        "more": {"x": {"a": 1, "b": 2, "c": 3}},
    },
    answer=["less", "same"],
    docs="topics/db/queries/#contained-by",
)
def contained_by():
    """An object in a key is contained by one that has all of its pairs."""
    return Document.objects.filter(body__x__contained_by={"a": 1, "b": 2})


# what is not a lookup


@probe(
    documents={"date": {"day": "2020-05-01"}, "object": {"day": {"year": 2020}}},
    answer=["object"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def unknown_lookup():
    """What is not a lookup on JSONField is taken for a key, be it the year of a date or a typing mistake."""
    return Document.objects.filter(body__day__year=2020)
