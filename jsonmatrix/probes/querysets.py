"""QuerySet API and async."""

import pickle

from django.core.paginator import Paginator
from django.db.models import Count

from jsonmatrix.models import KT, Document, JSONArrayed, Review, Tagged
from jsonmatrix.probe import probe


@probe(answer="rich", docs="ref/models/querysets/#get")
def get_by_path():
    """get() finds an object by a path."""
    return Document.objects.get(body__k__l="m")


@probe(answer=2, docs="ref/models/querysets/#count")
def count_by_key():
    """count() counts the rows that a key matches."""
    return Document.objects.filter(body__a="b").count()


@probe(answer=[True, False], docs="ref/models/querysets/#exists")
def exists_by_key():
    """exists() tells whether a key matches any row."""
    documents = Document.objects.all()
    return documents.filter(body__a="b").exists(), documents.filter(body__has_key="missing").exists()


@probe(
    documents={"march": {"on": "2024-03-01"}, "last_year": {"on": "2023-12-31"}, "may": {"on": "2024-05-17"}},
    answer=["last_year", "may"],
    docs="ref/models/querysets/#first",
)
def first_last():
    """first() and last() take the ends of an order by a key."""
    documents = Document.objects.order_by("body__on")
    return documents.first(), documents.last()


@probe(
    documents={"march": {"on": "2024-03-01"}, "last_year": {"on": "2023-12-31"}, "may": {"on": "2024-05-17"}},
    answer=["may", "last_year"],
    docs="ref/models/querysets/#latest",
)
def latest_earliest():
    """latest() and earliest() take the name of a key."""
    return Document.objects.latest("body__on"), Document.objects.earliest("body__on")


@probe(
    documents={"march": {"on": "2024-03-01"}, "last_year": {"on": "2023-12-31"}, "may": {"on": "2024-05-17"}},
    answer=["may", "march"],
    docs="topics/db/queries/#limiting-querysets",
)
def sliced():
    """A slice takes the beginning of an order by a key."""
    return Document.objects.order_by("-body__on")[:2]


@probe(
    documents={"march": {"on": "2024-03-01"}, "last_year": {"on": "2023-12-31"}, "may": {"on": "2024-05-17"}},
    answer=[3, ["may"]],
    docs="topics/pagination/#the-paginator-class",
)
def paginator():
    """A Paginator counts and cuts a queryset that is ordered by a key."""
    page = Paginator(Document.objects.order_by("body__on"), 2).page(2)
    return page.paginator.count, page.object_list


@probe(answer=["nested", "rich", "simple"], docs="ref/models/querysets/#or")
def combine_or():
    """Two querysets with key lookups are joined with |."""
    return Document.objects.filter(body__a="b") | Document.objects.filter(body__foo="bar")


@probe(answer=["rich"], docs="ref/models/querysets/#and")
def combine_and():
    """Two querysets with key lookups are joined with &."""
    return Document.objects.filter(body__a="b") & Document.objects.filter(body__h=True)


@probe(answer=[[], ["rich"]], docs="topics/db/queries/#spanning-multi-valued-relationships")
def filter_related_keys():
    """Two keys in one filter() have to match the same related row, in two they may match two rows."""
    together = Document.objects.filter(reviews__body__t="x", reviews__body__v=2)
    apart = Document.objects.filter(reviews__body__t="x").filter(reviews__body__v=2)
    return together, apart


@probe(answer=[["rich", False], ["new", True]], docs="ref/models/querysets/#get-or-create")
def get_or_create_by_key():
    """get_or_create() looks up a key, and creates with the defaults what it does not find."""
    found, found_created = Document.objects.get_or_create(body__k__l="m", defaults={"name": "unused"})
    made, made_created = Document.objects.get_or_create(body__k__l="n", defaults={"name": "new"})
    return (found, found_created), (made, made_created)


@probe(answer=["changed", "changed"], docs="ref/models/querysets/#update")
def update_by_key():
    """update() changes the rows that a key matches."""
    Document.objects.filter(body__a="b").update(text="changed")
    return Document.objects.filter(name__in=["rich", "simple"]).values_list("text", flat=True)


@probe(answer=[["first", "m"], ["second", "m"], ["third", "z"]], docs="ref/models/querysets/#update")
def update_by_related_key():
    """update() changes the rows whose relation a key matches."""
    Review.objects.filter(name="third").update(body={"t": "z"})
    Review.objects.filter(document__body__k__l="m").update(body={"t": "m"})
    return Review.objects.values_list("name", "body__t")


@probe(answer=[1, ["second", "third"]], docs="ref/models/querysets/#delete")
def delete_by_key():
    """delete() deletes the rows that a key matches, and no other."""
    deleted, _ = Review.objects.filter(body__t="x").delete()
    return deleted, Review.objects.all()


@probe(answer=["third"], docs="ref/models/querysets/#delete")
def delete_by_related_key():
    """delete() deletes the rows whose relation a key matches."""
    Review.objects.filter(document__body__k__l="m").delete()
    return Review.objects.all()


@probe(answer=["array", "rich", "simple"], docs="ref/models/querysets/#union")
def union_objects():
    """union() of models with a JSONField gives each object once."""
    documents = Document.objects.order_by()
    either = documents.filter(body__has_key="a").union(documents.filter(name__in=["simple", "array"]))
    return either.order_by("name")


@probe(answer=["array", "rich", "simple", "simple"], docs="ref/models/querysets/#union")
def union_all():
    """union(all=True) of models with a JSONField gives every row of both."""
    documents = Document.objects.order_by()
    both = documents.filter(body__has_key="a").union(documents.filter(name__in=["simple", "array"]), all=True)
    return both.order_by("name")


@probe(
    answer=[["array", [1, [2]]], ["simple", {"a": "b", "c": 14}]],
    docs="ref/models/querysets/#union",
)
def union_values():
    """union() of values gives the documents as Python objects."""
    documents = Document.objects.order_by().values_list("name", "body")
    return documents.filter(name="simple").union(documents.filter(name="array")).order_by("name")


@probe(answer=[["rich", {"l": "m"}], ["simple", None]], docs="ref/models/querysets/#union")
def union_keys():
    """union() of the values of a key gives them as Python objects."""
    documents = Document.objects.order_by().values_list("name", "body__k")
    return documents.filter(name="simple").union(documents.filter(name="rich")).order_by("name")


@probe(answer=["simple"], docs="ref/models/querysets/#intersection")
def intersection_objects():
    """intersection() of models with a JSONField gives the objects that both have."""
    documents = Document.objects.order_by()
    return documents.filter(body__has_key="a").intersection(documents.filter(name="simple"))


@probe(answer=["rich"], docs="ref/models/querysets/#difference")
def difference_objects():
    """difference() of models with a JSONField gives the objects that the second lacks."""
    documents = Document.objects.order_by()
    return documents.filter(body__has_key="a").difference(documents.filter(name="simple"))


@probe(answer={"simple": {"a": "b", "c": 14}}, docs="ref/models/querysets/#in-bulk")
def in_bulk_documents():
    """in_bulk() gives objects with their documents."""
    found = Document.objects.in_bulk(["simple"], field_name="name")
    return {name: document.body for name, document in found.items()}


@probe(answer=[["rich", {"l": "m"}], ["simple", None]], docs="ref/models/querysets/#iterator")
def iterator_objects():
    """iterator() gives objects with their documents."""
    documents = Document.objects.filter(body__has_key="a")
    return [(document.name, document.body.get("k")) for document in documents.iterator(chunk_size=1)]


@probe(answer=[["e", {"f": "g"}]], docs="ref/models/querysets/#iterator")
def iterator_values():
    """iterator() over the values of a key gives Python objects."""
    keys = Document.objects.filter(name="rich").values_list("body__d", flat=True)
    return list(keys.iterator(chunk_size=1))


@probe(answer=["rich", "simple"], docs="ref/models/querysets/#select-for-update")
def select_for_update_by_key():
    """select_for_update() can be filtered by a key."""
    return Document.objects.select_for_update().filter(body__has_key="a")


@probe(answer=["first"], docs="ref/models/querysets/#select-for-update")
def select_for_update_of():
    """select_for_update(of=…) can be filtered by a key."""
    return Review.objects.select_for_update(of=("self",)).select_related("document").filter(body__v=1)


@probe(answer=True, docs="ref/models/querysets/#explain")
def explain_key_lookup():
    """explain() tells how a filter by a key is executed."""
    return bool(Document.objects.filter(body__a="b").explain())


@probe(answer=[True, False], docs="ref/models/querysets/#contains", since="4.0")
def contains_object():
    """contains() tells whether an object is among those that a key matches."""
    rich, nested = Document.objects.get(name="rich"), Document.objects.get(name="nested")
    documents = Document.objects.filter(body__has_key="a")
    return documents.contains(rich), documents.contains(nested)


@probe(answer=[["rich", "b"], ["simple", "b"]], docs="ref/models/querysets/#pickling-querysets", since="4.2")
def pickled():
    """A pickled query with KT() and a key lookup asks the same again."""
    asked = Document.objects.annotate(value=KT("body__a")).filter(body__has_key="a")
    again = Document.objects.all()
    again.query = pickle.loads(pickle.dumps(asked.query))  # noqa: S301 (our own)
    return [(document.name, document.value) for document in again]


@probe(answer=[{"a": "b", "c": 14}], docs="topics/db/sql/#performing-raw-queries")
def raw_query():
    """raw() gives objects with their documents."""
    rows = Document.objects.raw("SELECT id, name, body FROM jsonmatrix_document WHERE name = %s", ["simple"])
    return [document.body for document in rows]


@probe(answer={"n": 1}, docs="topics/db/queries/#async-queries", since="4.1")
async def acreate_aget():
    """acreate() stores a document, and aget() finds it by a key."""
    await Document.objects.acreate(name="new", body={"n": 1})
    return (await Document.objects.aget(body__n=1)).body


@probe(answer=["rich", "simple"], docs="topics/db/queries/#async-queries", since="4.1")
async def async_for():
    """The rows that a key matches can be gone through with async for."""
    return [document.name async for document in Document.objects.filter(body__has_key="a")]


@probe(answer=["m", None], docs="ref/models/querysets/#iterator", since="4.1")
async def aiterator_values():
    """aiterator() over the values of a path gives Python objects."""
    paths = Document.objects.filter(body__has_key="a").values_list("body__k__l", flat=True)
    return [value async for value in paths.aiterator(chunk_size=1)]


@probe(answer=[2, True, 2], docs="topics/db/queries/#async-queries", since="4.1")
async def acount_aexists_aaggregate():
    """acount(), aexists() and aaggregate() take keys."""
    documents = Document.objects.filter(body__has_key="a")
    totals = await Document.objects.aaggregate(keys=Count("body__a"))
    return await documents.acount(), await documents.aexists(), totals["keys"]


@probe(answer={"n": 1}, docs="topics/db/queries/#async-queries", since="4.1")
async def aupdate_document():
    """aupdate() changes the document of the rows that a key matches."""
    await Document.objects.filter(body__k__l="m").aupdate(body={"n": 1})
    return (await Document.objects.aget(name="rich")).body


@probe(answer=[2], docs="topics/db/queries/#async-queries", since="4.1")
async def abulk_create_abulk_update():
    """abulk_create() stores documents, and abulk_update() changes them."""
    await Document.objects.abulk_create([Document(name="new", body=[1])])
    document = await Document.objects.aget(name="new")
    document.body = [2]
    await Document.objects.abulk_update([document], ["body"])
    return (await Document.objects.aget(name="new")).body


@probe(answer={"n": 1}, docs="ref/models/instances/#saving-objects", since="4.2")
async def asave_arefresh_from_db():
    """asave() stores the document, and arefresh_from_db() reads it again."""
    document = await Document.objects.aget(name="simple")
    document.body = {"n": 1}
    await document.asave()
    document.body = None
    await document.arefresh_from_db()
    return document.body


@probe(
    tables=[Tagged],
    answer=["one"],
    docs="howto/custom-model-fields/#converting-python-objects-to-query-values",
)
def subclass_exact():
    """A subclass of JSONField prepares the value that the field is compared with."""
    Tagged.objects.create(name="one", body={"red", "blue"})
    Tagged.objects.create(name="two", body={"green"})
    return Tagged.objects.filter(body={"blue", "red"})


@probe(
    tables=[Tagged],
    answer=["one"],
    docs="howto/custom-model-fields/#converting-python-objects-to-query-values",
)
def subclass_key():
    """A subclass of JSONField has the lookups on keys of a JSONField."""
    Tagged.objects.create(name="one", body={"red", "blue"})
    Tagged.objects.create(name="two", body={"green"})
    return Tagged.objects.filter(body__0="blue")


@probe(
    tables=[Tagged],
    answer=[[True], ["blue"]],
    docs="howto/custom-model-fields/#converting-values-to-python-objects",
)
def subclass_values():
    """A subclass of JSONField converts what values_list() reads, of a field and of a key."""
    Tagged.objects.create(name="one", body={"red", "blue"})
    bodies = Tagged.objects.values_list("body", flat=True)
    return [body == {"red", "blue"} for body in bodies], Tagged.objects.values_list("body__0", flat=True)


@probe(
    tables=[Tagged],
    answer=["pink", "white"],
    docs="howto/custom-model-fields/#converting-python-objects-to-query-values",
)
def subclass_bulk_update():
    """bulk_update() prepares the value of a subclass of JSONField as save() does."""
    one = Tagged.objects.create(name="one", body={"red", "blue"})
    one.body = {"white", "pink"}
    Tagged.objects.bulk_update([one], ["body"])
    return sorted(Tagged.objects.get(name="one").body)


@probe(tables=[JSONArrayed], answer=[{"a": 1}, [2]], docs="ref/contrib/postgres/fields/#arrayfield")
def array_of_json():
    """An ArrayField keeps JSON documents as its elements."""
    from django.contrib.postgres.fields import ArrayField  # noqa: F401 (without psycopg there is none)

    JSONArrayed.objects.create(name="one", items=[{"a": 1}, [2]])
    return JSONArrayed.objects.get(name="one").items


@probe(answer=["fields.E904"], docs="ref/checks/#model-fields", since="4.0")
def contrib_postgres_jsonfield():
    """django.contrib.postgres.fields.JSONField is removed, and the system check says so."""
    from django.contrib.postgres.fields import JSONField

    return [message.id for message in JSONField(name="body").check()]
