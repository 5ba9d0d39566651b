"""KT(): a key as text."""

import json

from django.db.models import JSONField, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce

from jsonmatrix.models import KT, Document, KeyTextTransform, KeyTransform, Review
from jsonmatrix.probe import Open, Raises, probe

DOCS = "topics/db/queries/#kt-expressions"


@probe(
    documents={"Shep": {"owner": {"name": "Bob"}, "breed": ["collie", "lhasa apso"]}},
    answer=["Shep"],
    docs=DOCS,
)
def documented_example():
    """The example in the documentation finds its document."""
    dogs = Document.objects.annotate(first_breed=KT("body__breed__1"), owner_name=KT("body__owner__name"))
    return dogs.filter(first_breed__startswith="lhasa", owner_name="Bob")


@probe(answer=["rich"], docs=DOCS)
def exact():
    """KT() is compared with a string."""
    return Document.objects.annotate(letter=KT("body__k__l")).filter(letter="m")


@probe(answer=["rich"], docs=DOCS)
def exact_cast():
    """KT() that is cast to text is compared with a string."""
    return Document.objects.annotate(letter=Cast(KT("body__k__l"), TextField())).filter(letter="m")


@probe(answer=["rich", "simple"], docs=DOCS)
def exact_number():
    """KT() of a number is compared with the number's text."""
    return Document.objects.annotate(c=KT("body__c")).filter(c="14")


@probe(answer=["rich"], docs=DOCS)
def in_list():
    """KT() is looked for in a list of strings."""
    return Document.objects.annotate(letter=KT("body__k__l")).filter(letter__in=["m", "n"])


@probe(answer=["nested"], docs=DOCS)
def gt():
    """KT() is greater than a string that sorts before it."""
    return Document.objects.annotate(foo=KT("body__foo")).filter(foo__gt="aaa")


@probe(documents={"nine": {"n": 9}, "ten": {"n": 10}}, answer=["ten"], docs=DOCS)
def lt_digits():
    """KT() of a number is compared as text: "10" is less than "9"."""
    return Document.objects.annotate(n=KT("body__n")).filter(n__lt="9")


@probe(answer=["nested"], docs=DOCS)
def in_range():
    """KT() lies in a range of strings."""
    return Document.objects.annotate(foo=KT("body__foo")).filter(foo__range=("bar", "baz"))


@probe(answer=["nested"], docs=DOCS)
def text_lookups():
    """KT() takes startswith, endswith, icontains and regex."""
    documents = Document.objects.annotate(foo=KT("body__foo"))
    return documents.filter(foo__startswith="b", foo__endswith="r", foo__icontains="A", foo__regex="^b.r$")


@probe(answer=["nested"], docs=DOCS)
def iexact():
    """KT() takes iexact."""
    return Document.objects.annotate(foo=KT("body__foo")).filter(foo__iexact="BAR")


@probe(answer=["rich", "simple"], docs=DOCS)
def isnull():
    """KT() of a missing key is null."""
    return Document.objects.annotate(a=KT("body__a")).filter(a__isnull=False)


@probe(answer=Open(), docs=DOCS)
def isnull_of_null():
    """KT() of a JSON null may count as null or as a value."""
    return Document.objects.annotate(j=KT("body__j")).filter(j__isnull=False)


@probe(documents={"new": {"k": "Größe \n\t\\ /"}}, answer=["Größe \n\t\\ /"], docs=DOCS)
def string():
    """KT() of a string is the string, without quotes or escapes."""
    return Document.objects.values_list(KT("body__k"), flat=True)


@probe(documents={"new": {"k": "🔑"}}, answer=["🔑"], docs=DOCS)
def string_with_emoji():
    """KT() of a string may have an emoji."""
    return Document.objects.values_list(KT("body__k"), flat=True)


@probe(
    documents={"new": {"v": "14", "w": "true", "x": "null", "y": "[1]", "z": '"quoted"'}},
    answer=[["14", "true", "null", "[1]", '"quoted"']],
    docs=DOCS,
)
def string_like_json():
    """KT() of a string is the string, even where it reads like JSON."""
    return Document.objects.values_list(*[KT(f"body__{key}") for key in "vwxyz"])


@probe(answer=[["14", "4.2"]], docs=DOCS)
def number():
    """KT() of a number is its text."""
    return Document.objects.filter(name="rich").values_list(KT("body__c"), KT("body__p"))


@probe(answer=[["true", "false"]], docs=DOCS)
def boolean():
    """KT() of a boolean is its JSON text."""
    return Document.objects.filter(name="rich").values_list(KT("body__h"), KT("body__i"))


@probe(answer=Open(), docs=DOCS)
def null():
    """KT() of a JSON null may be None or the text null."""
    return Document.objects.filter(name="rich").values_list(KT("body__j"), flat=True)


@probe(answer=[None], docs=DOCS)
def missing():
    """KT() of a missing key is None."""
    return Document.objects.filter(name="rich").values_list(KT("body__nope"), flat=True)


@probe(answer={"l": "m"}, docs=DOCS)
def object_text():
    """KT() of an object is its JSON text."""
    text = Document.objects.values_list(KT("body__k"), flat=True).get(name="rich")
    return isinstance(text, str) and json.loads(text)


@probe(answer=[None, True, False], docs=DOCS)
def array_text():
    """KT() of an array is its JSON text."""
    text = Document.objects.values_list(KT("body__n"), flat=True).get(name="rich")
    return isinstance(text, str) and json.loads(text)


@probe(answer=["foo"], docs=DOCS)
def index():
    """KT() takes an index."""
    return Document.objects.filter(name="nested").values_list(KT("body__bar__0"), flat=True)


@probe(documents={"long": {"k": ["a", "b", "c"]}, "short": {"k": ["a", "c"]}}, answer=["c", "c"], docs=DOCS)
def negative_index():
    """KT() takes a negative index."""
    return Document.objects.values_list(KT("body__k__-1"), flat=True)


@probe(answer=Raises(ValueError), since="4.2", docs=DOCS)
def no_key():
    """KT() without a key is refused."""
    return Document.objects.annotate(body_text=KT("body"))


@probe(answer=["m"])
def key_text_transform():
    """KeyTextTransform reads the end of a path of KeyTransform."""
    path = KeyTextTransform("l", KeyTransform("k", "body"))
    return Document.objects.filter(name="rich").values_list(path, flat=True)


@probe(answer=["b", "b", "b"])
def key_text_transform_across_foreign_key():
    """KeyTextTransform reads a key of a related row."""
    return Review.objects.values_list(KeyTextTransform("a", "document__body"), flat=True)


@probe(answer=["b", "b", "b"], docs=DOCS)
def across_foreign_key():
    """KT() reads a key of a related row."""
    return Review.objects.values_list(KT("document__body__a"), flat=True)


@probe(answer=["m"], docs=DOCS)
def over_annotation():
    """KT() reads a key of an annotation that is itself a key."""
    documents = Document.objects.annotate(k=KeyTransform("k", "body"), letter=KT("k__l"))
    return documents.filter(name="rich").values_list("letter", flat=True)


@probe(answer=["rich", "simple"], docs=DOCS)
def over_subquery():
    """KT() reads a key of a subquery's JSON."""
    body = Document.objects.filter(pk=OuterRef("pk")).values("body")
    return Document.objects.annotate(found=Subquery(body), a=KT("found__a")).filter(a__startswith="b")


@probe(answer=["rich", "simple"], docs=DOCS)
def over_function():
    """KT() reads a key of a function's JSON."""
    documents = Document.objects.annotate(found=Coalesce("extra", "body"), a=KT("found__a"))
    return documents.filter(a__startswith="b")


@probe(documents={"only": {}}, answer=["only"], docs=DOCS)
def over_value():
    """KT() reads a key of a JSON Value()."""
    documents = Document.objects.annotate(found=Value({"a": "b"}, JSONField()), a=KT("found__a"))
    return documents.filter(a__startswith="b")
