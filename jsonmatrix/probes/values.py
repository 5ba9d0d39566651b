"""values() and values_list()."""

from django.db.models import F

from jsonmatrix.models import Document, Review
from jsonmatrix.probe import Raises, probe


@probe(answer=[{"body": {"a": "b", "c": 14}}], docs="ref/models/querysets/#values")
def field():
    """values() gives the document as Python objects."""
    return Document.objects.filter(name="simple").values("body")


@probe(answer=[{"a": "b", "c": 14}], docs="ref/models/querysets/#values-list")
def field_flat():
    """values_list(flat=True) gives the document as Python objects."""
    return Document.objects.filter(name="simple").values_list("body", flat=True)


@probe(answer=[{"body__a": "b"}], docs="topics/db/queries/#key-index-and-path-transforms")
def key():
    """values() of a key gives its value under the name of the path."""
    return Document.objects.filter(name="simple").values("body__a")


@probe(answer=["b"], docs="ref/models/querysets/#values-list")
def key_named():
    """values_list(named=True) gives a key as an attribute with the name of the path."""
    rows = Document.objects.filter(name="simple").values_list("body__a", named=True)
    return [row.body__a for row in rows]


@probe(answer=["m"], docs="topics/db/queries/#key-index-and-path-transforms")
def path():
    """values_list() follows a path of keys."""
    return Document.objects.filter(name="rich").values_list("body__k__l", flat=True)


@probe(answer=[["e", "g"]], docs="topics/db/queries/#key-index-and-path-transforms")
def index():
    """values_list() follows an index into an array."""
    return Document.objects.filter(name="rich").values_list("body__d__0", "body__d__1__f")


@probe(answer=[None], docs="topics/db/queries/#key-index-and-path-transforms")
def path_through_string():
    """A path that goes on below a string leads nowhere: None."""
    return Document.objects.filter(name="rich").values_list("body__a__l", flat=True)


@probe(answer=[[None, None]], docs="topics/db/queries/#key-index-and-path-transforms")
def missing_key():
    """A key that is not there is None, and so is a key that is null."""
    return Document.objects.filter(name="rich").values_list("body__missing", "body__j")


@probe(
    answer=[["rich", "b"], ["rich", "b"], ["simple", "b"]],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def related_key():
    """values_list() follows a relation to a key of the other model."""
    return Review.objects.order_by("name").values_list("document__name", "document__body__a")


@probe(answer=[{"value": "m"}], docs="topics/db/queries/#using-transforms-in-expressions", since="3.2")
def key_renamed():
    """values() gives a key under a name of one's own with F()."""
    return Document.objects.filter(name="rich").values(value=F("body__k__l"))


@probe(
    documents={"one": {"first name": "Ada"}},
    answer=[{"first_name": "Ada"}],
    docs="topics/db/queries/#using-transforms-in-expressions",
    since="3.2",
)
def key_with_space():
    """values() gives a key with a space in it under a name of one's own."""
    return Document.objects.values(first_name=F("body__first name"))


@probe(answer=[[14, -1]], documents={"one": {"n": 14, "m": -1}})
def key_integer():
    """An integer read by its key is an int."""
    return Document.objects.values_list("body__n", "body__m")


@probe(answer=[[4.2, 0.1]], documents={"one": {"n": 4.2, "m": 0.1}})
def key_float():
    """A number with a fraction read by its key is the same float."""
    return Document.objects.values_list("body__n", "body__m")


@probe(answer=[1.0], documents={"one": {"n": 1.0}})
def key_float_whole():
    """1.0 read by its key is a float."""
    return Document.objects.values_list("body__n", flat=True)


@probe(answer=[[2**60 + 1, -(2**60) - 1]], documents={"one": {"n": 2**60 + 1, "m": -(2**60) - 1}})
def key_big_integer():
    """An integer of 64 bits read by its key keeps every digit."""
    return Document.objects.values_list("body__n", "body__m")


@probe(answer=[10**30 + 1], documents={"one": {"n": 10**30 + 1}}, docs="ref/models/fields/#jsonfield")
def key_huge_integer():
    """An integer beyond 64 bits read by its key keeps every digit."""
    return Document.objects.values_list("body__n", flat=True)


@probe(answer=[[True, False]], docs="topics/db/queries/#key-index-and-path-transforms")
def key_boolean():
    """A boolean read by its key is True or False, and not 1 or 0."""
    return Document.objects.filter(name="rich").values_list("body__h", "body__i")


@probe(answer=[{"l": "m"}], docs="topics/db/queries/#key-index-and-path-transforms")
def key_object():
    """An object read by its key is a dict."""
    return Document.objects.filter(name="rich").values_list("body__k", flat=True)


@probe(answer=[[None, True, False]], docs="topics/db/queries/#key-index-and-path-transforms")
def key_array():
    """An array read by its key is a list."""
    return Document.objects.filter(name="rich").values_list("body__n", flat=True)


@probe(
    answer=[["b", "", "é", "two\nlines"]], documents={"one": {"a": "b", "b": "", "c": "é", "d": "two\nlines"}}
)
def key_string():
    """A string read by its key is the same str."""
    return Document.objects.values_list("body__a", "body__b", "body__c", "body__d")


@probe(answer=["😀"], documents={"one": {"x": "😀"}})
def key_string_emoji():
    """A character beyond the Basic Multilingual Plane is whole when it is read by its key."""
    return Document.objects.values_list("body__x", flat=True)


@probe(answer=["y" * 5000], documents={"one": {"x": "y" * 5000}})
def key_string_long():
    """A string of 5000 characters read by its key is whole."""
    return Document.objects.values_list("body__x", flat=True)


@probe(answer=[["10", "007", "4.20"]], documents={"one": {"a": "10", "b": "007", "c": "4.20"}})
def key_string_of_digits():
    """A string of digits read by its key stays a str."""
    return Document.objects.values_list("body__a", "body__b", "body__c")


@probe(
    answer=[["true", "false", "null"]],
    documents={"one": {"a": "true", "b": "false", "c": "null"}},
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def key_string_true():
    """The strings "true", "false" and "null" read by their keys stay strings."""
    return Document.objects.values_list("body__a", "body__b", "body__c")


@probe(answer=[["[1]", '{"a": 1}']], documents={"one": {"a": "[1]", "b": '{"a": 1}'}})
def key_string_of_json():
    """A string that holds JSON text stays a str when it is read by its key."""
    return Document.objects.values_list("body__a", "body__b")


@probe(answer=['"quoted"'])
def key_string_quoted():
    """A string keeps its own quotation marks when it is read by its key."""
    return Document.objects.filter(name="rich").values_list("body__o", flat=True)


@probe(answer=[["NaN", "Infinity"]], documents={"one": {"a": "NaN", "b": "Infinity"}})
def key_string_nan():
    """The strings "NaN" and "Infinity" read by their keys stay strings."""
    return Document.objects.values_list("body__a", "body__b")


@probe(
    answer=Raises(ValueError),
    docs="https://docs.djangoproject.com/en/stable/releases/4.2.15/",
)
def key_injection():
    """A path that cannot be the name of a column is refused before any SQL is sent."""
    return Document.objects.values('body__a" FROM')
