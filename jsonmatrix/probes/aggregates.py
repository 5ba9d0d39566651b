"""Aggregates and window functions."""

from django.db.models import (
    Avg,
    Case,
    Count,
    F,
    FloatField,
    IntegerField,
    JSONField,
    Max,
    Min,
    OuterRef,
    Q,
    StdDev,
    Subquery,
    Sum,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, FirstValue, Lag, RowNumber

from jsonmatrix.models import KT, Document, KeyTextTransform, KeyTransform, Review
from jsonmatrix.probe import probe


@probe(answer=11, docs="ref/models/querysets/#django.db.models.Count")
def count_field():
    """Count of a JSONField counts JSON null and leaves NULL out."""
    return Document.objects.aggregate(n=Count("body"))["n"]


@probe(answer=2, docs="ref/models/querysets/#django.db.models.Count")
def count_key():
    """Count of a key counts the documents that have it."""
    return Document.objects.aggregate(n=Count("body__a"))["n"]


@probe(answer=1, docs="topics/db/queries/#storing-and-querying-for-none", since="3.2")
def count_key_json_null():
    """Count of a key counts a JSON null under it."""
    return Document.objects.aggregate(n=Count("body__j"))["n"]


@probe(answer=1, docs="ref/models/querysets/#django.db.models.Count", since="3.2")
def count_distinct_key():
    """Count of distinct values of a key counts equal ones once."""
    return Document.objects.aggregate(n=Count("body__a", distinct=True))["n"]


@probe(
    documents={"one": {"a": 1}, "two": {"a": 1}},
    answer=1,
    docs="ref/models/querysets/#django.db.models.Count",
)
def count_distinct_field():
    """Count of distinct JSON counts equal objects once."""
    return Document.objects.aggregate(n=Count("body", distinct=True))["n"]


@probe(
    documents={"one": {"a": 1, "b": 2}, "two": {"b": 2, "a": 1}, "three": {"a": 1}},
    answer=2,
    docs="ref/models/querysets/#django.db.models.Count",
)
def count_distinct_field_key_order():
    """Count of distinct JSON counts objects that differ in the order of their keys once."""
    return Document.objects.aggregate(n=Count("body", distinct=True))["n"]


@probe(
    documents={"number": {"a": 1}, "string": {"a": "1"}},
    answer=2,
    docs="ref/models/querysets/#django.db.models.Count",
    since="3.2",
)
def count_distinct_key_types():
    """Count of distinct values of a key tells a number from a string."""
    return Document.objects.aggregate(n=Count("body__a", distinct=True))["n"]


@probe(
    documents={"literal": {"a": True}, "string": {"a": "true"}},
    answer=2,
    docs="ref/models/querysets/#django.db.models.Count",
    since="3.2",
)
def count_distinct_key_true():
    """Count of distinct values of a key tells true from "true"."""
    return Document.objects.aggregate(n=Count("body__a", distinct=True))["n"]


@probe(
    documents={"int": {"a": 1}, "float": {"a": 1.0}},
    answer=1,
    docs="ref/models/querysets/#django.db.models.Count",
    since="3.2",
)
def count_distinct_key_int_float():
    """Count of distinct values of a key counts equal numbers once."""
    return Document.objects.aggregate(n=Count("body__a", distinct=True))["n"]


@probe(answer=28, docs="ref/models/querysets/#sum", since="3.2")
def sum_key():
    """Sum of a key adds the numbers under it."""
    return Document.objects.aggregate(n=Sum("body__c"))["n"]


@probe(answer=28.0, docs="ref/models/querysets/#sum", since="3.2")
def sum_key_output_field():
    """Sum of a key adds the numbers under it where the output field is named."""
    return Document.objects.aggregate(n=Sum("body__c", output_field=FloatField()))["n"]


@probe(answer=28, docs="ref/models/querysets/#sum")
def sum_cast():
    """Sum adds a key that is cast to an integer."""
    return Document.objects.aggregate(n=Sum(Cast(KT("body__c"), IntegerField())))["n"]


@probe(answer=14.0, docs="ref/models/querysets/#avg", since="3.2")
def avg_key_output_field():
    """Avg of a key is the average of the numbers under it where the output field is named."""
    return Document.objects.aggregate(n=Avg("body__c", output_field=FloatField()))["n"]


@probe(answer=14.0, docs="ref/models/querysets/#avg")
def avg_cast():
    """Avg takes a key that is cast to a float."""
    return Document.objects.aggregate(n=Avg(Cast(KT("body__c"), FloatField())))["n"]


@probe(
    documents={"nine": {"n": 9}, "ten": {"n": 10}},
    answer=[9, 10],
    docs="ref/models/querysets/#max",
    since="3.2",
)
def max_key():
    """Min and Max of a key compare numbers as numbers."""
    found = Document.objects.aggregate(least=Min("body__n"), most=Max("body__n"))
    return [found["least"], found["most"]]


@probe(
    documents={"nine": {"n": 9}, "ten": {"n": 10}}, answer=10.0, docs="ref/models/querysets/#max", since="3.2"
)
def max_key_output_field():
    """Max of a key compares numbers as numbers where the output field is named."""
    return Document.objects.aggregate(n=Max("body__n", output_field=FloatField()))["n"]


@probe(documents={"nine": {"n": 9}, "ten": {"n": 10}}, answer=[9, 10], docs="ref/models/querysets/#max")
def max_cast():
    """Min and Max of a key that is cast to an integer compare numbers."""
    number = Cast(KT("body__n"), IntegerField())
    found = Document.objects.aggregate(least=Min(number), most=Max(number))
    return [found["least"], found["most"]]


@probe(
    documents={"x": {"a": "pear"}, "y": {"a": "fig"}},
    answer="fig",
    docs="ref/models/querysets/#min",
    since="3.2",
)
def min_key_string():
    """Min of a key compares strings."""
    return Document.objects.aggregate(n=Min("body__a"))["n"]


@probe(documents={"x": {"a": "pear"}, "y": {"a": "fig"}}, answer="fig", docs="ref/models/querysets/#min")
def min_text_of_key():
    """Min of the text of a key compares strings."""
    return Document.objects.aggregate(n=Min(KT("body__a")))["n"]


@probe(documents={"nine": 9, "ten": 10}, answer=10, docs="ref/models/querysets/#max")
def max_field():
    """Max of a JSONField of numbers compares numbers as numbers."""
    return Document.objects.aggregate(n=Max("body"))["n"]


@probe(documents={"two": {"n": 2}, "four": {"n": 4}}, answer=1.0, docs="ref/models/querysets/#stddev")
def stddev_cast():
    """StdDev takes a key that is cast to a float."""
    return Document.objects.aggregate(n=StdDev(Cast(KT("body__n"), FloatField())))["n"]


@probe(answer=2, docs="topics/db/aggregation/#filtering-on-annotations")
def filter_has_key():
    """An aggregate can be filtered with has_key."""
    return Document.objects.aggregate(n=Count("id", filter=Q(body__has_key="a")))["n"]


@probe(answer=113, docs="topics/db/aggregation/#filtering-on-annotations")
def filter_key():
    """An aggregate can be filtered by the value of a key."""
    return Document.objects.aggregate(n=Sum("number", filter=Q(body__a="b")))["n"]


@probe(answer=2, docs="topics/db/aggregation/#filtering-on-annotations")
def filter_contains():
    """An aggregate can be filtered with contains."""
    return Document.objects.aggregate(n=Count("id", filter=Q(body__contains={"a": "b"})))["n"]


@probe(answer=28, docs="ref/models/conditional-expressions/#conditional-aggregation")
def sum_case():
    """Sum adds what Case takes from a key."""
    number = Case(When(body__a="b", then=Cast(KT("body__c"), IntegerField())), default=0)
    return Document.objects.aggregate(n=Sum(number))["n"]


@probe(answer=0, docs="ref/models/querysets/#aggregate-default", since="4.0")
def default():
    """The default of an aggregate stands in for a key that no document has."""
    return Document.objects.aggregate(n=Sum(Cast(KT("body__nope"), IntegerField()), default=0))["n"]


@probe(answer={"none": True}, docs="ref/models/querysets/#aggregate-default", since="4.0")
def default_json():
    """The default of an aggregate over a key can be a JSON value."""
    default = Value({"none": True}, JSONField())
    return Document.objects.aggregate(n=Max("body__nope", default=default))["n"]


@probe(answer=1, docs="topics/db/aggregation/#following-relationships-backwards")
def count_related_filter_key():
    """Related rows can be counted by the value of a key."""
    return Document.objects.annotate(n=Count("reviews", filter=Q(reviews__body__t="x"))).get(name="rich").n


@probe(answer=3, docs="topics/db/aggregation/#following-relationships-backwards", since="3.2")
def sum_related_key():
    """A key of related rows can be summed after a cast."""
    return Document.objects.annotate(n=Sum(Cast("reviews__body__v", IntegerField()))).get(name="rich").n


@probe(answer=3, docs="topics/db/aggregation/#following-relationships-backwards")
def sum_related_key_text_transform():
    """A key of related rows can be summed with KeyTextTransform over a lookup path."""
    total = Sum(Cast(KeyTextTransform("v", "reviews__body"), IntegerField()))
    return Document.objects.annotate(n=total).get(name="rich").n


@probe(answer=["rich"], docs="topics/db/aggregation/#filtering-on-annotations", since="3.2")
def filter_on_aggregate():
    """Documents can be filtered by the sum of a key of related rows."""
    total = Sum(Cast("reviews__body__v", IntegerField()))
    return Document.objects.annotate(n=total, reviewed=Count("reviews")).filter(n=3, reviewed=2)


@probe(
    documents={"a1": {"g": "a", "v": 1}, "a2": {"g": "a", "v": 2}, "b1": {"g": "b", "v": 3}},
    answer=[["a", 3], ["b", 3]],
    docs="topics/db/aggregation/#values",
)
def group_by_text_of_key():
    """Sums can be grouped by the text of a key."""
    groups = Document.objects.order_by().annotate(g=KT("body__g")).values("g")
    return groups.annotate(n=Sum(Cast(KT("body__v"), IntegerField()))).order_by("g").values_list("g", "n")


@probe(answer=[["rich", 2]], docs="ref/models/expressions/#using-aggregates-within-a-subquery-expression")
def aggregate_in_subquery():
    """A subquery can count the related rows that have a key."""
    reviews = Review.objects.filter(document=OuterRef("pk"), body__has_key="v").order_by()
    counted = Subquery(reviews.values("document").annotate(n=Count("pk")).values("n"))
    return Document.objects.annotate(n=counted).filter(n=2).values_list("name", "n")


@probe(answer="b,b", docs="ref/models/querysets/#stringagg", since="6.0")
def string_agg_text_of_key():
    """StringAgg joins the text of a key."""
    from django.db.models import StringAgg

    return Document.objects.aggregate(n=StringAgg(KT("body__a"), Value(",")))["n"]


@probe(
    documents={"last": {"a": "x", "o": 2}, "first": {"a": "y", "o": 1}},
    answer="y,x",
    docs="ref/models/querysets/#stringagg",
    since="6.0",
)
def string_agg_order_by_key():
    """StringAgg joins the text of a key in the order of another key."""
    from django.db.models import StringAgg

    return Document.objects.aggregate(n=StringAgg(KT("body__a"), Value(","), order_by="body__o"))["n"]


@probe(answer="b", docs="ref/models/querysets/#stringagg", since="6.0")
def string_agg_distinct():
    """StringAgg joins the distinct texts of a key with a comma."""
    from django.db.models import StringAgg

    return Document.objects.aggregate(n=StringAgg(KT("body__a"), Value(","), distinct=True))["n"]


@probe(answer="b", docs="ref/models/querysets/#stringagg", since="6.0")
def string_agg_distinct_delimiter():
    """StringAgg joins the distinct texts of a key with any delimiter."""
    from django.db.models import StringAgg

    return Document.objects.aggregate(n=StringAgg(KT("body__a"), Value(";"), distinct=True))["n"]


@probe(
    documents={"one": {"a": "b"}, "two": {"a": "b"}},
    answer="b",
    docs="ref/models/querysets/#anyvalue",
    since="6.0",
)
def any_value_key():
    """AnyValue takes a value of a key."""
    from django.db.models import AnyValue

    return Document.objects.aggregate(n=AnyValue("body__a"))["n"]


@probe(
    documents={"first": {}, "last": {"a": "b"}},
    answer="b",
    docs="ref/models/querysets/#anyvalue",
    since="6.0",
)
def any_value_missing_key():
    """AnyValue leaves a document without the key out."""
    from django.db.models import AnyValue

    return Document.objects.aggregate(n=AnyValue("body__a"))["n"]


@probe(answer=["b", "b"], docs="ref/contrib/postgres/aggregates/#arrayagg")
def array_agg_text_of_key():
    """ArrayAgg collects the text of a key."""
    from django.contrib.postgres.aggregates import ArrayAgg

    return Document.objects.filter(body__has_key="a").aggregate(n=ArrayAgg(KT("body__a")))["n"]


@probe(answer=["b", "b"], docs="ref/contrib/postgres/aggregates/#arrayagg", since="3.2")
def array_agg_key():
    """ArrayAgg collects the values of a key."""
    from django.contrib.postgres.aggregates import ArrayAgg

    return Document.objects.filter(body__has_key="a").aggregate(n=ArrayAgg("body__a"))["n"]


@probe(answer=[{"a": "b", "c": 14}], docs="ref/contrib/postgres/aggregates/#jsonbagg")
def jsonb_agg_field():
    """JSONBAgg collects a JSONField."""
    from django.contrib.postgres.aggregates import JSONBAgg

    return Document.objects.filter(name="simple").aggregate(n=JSONBAgg("body"))["n"]


@probe(answer=["e"], docs="ref/contrib/postgres/aggregates/#jsonbagg", since="3.2")
def jsonb_agg_key():
    """JSONBAgg collects a path."""
    from django.contrib.postgres.aggregates import JSONBAgg

    return Document.objects.filter(name="rich").aggregate(n=JSONBAgg("body__d__0"))["n"]


@probe(answer=["b"], docs="ref/contrib/postgres/aggregates/#jsonbagg", since="3.2")
def jsonb_agg_distinct():
    """JSONBAgg collects the distinct values of a key."""
    from django.contrib.postgres.aggregates import JSONBAgg

    return Document.objects.filter(body__a="b").aggregate(n=JSONBAgg("body__a", distinct=True))["n"]


@probe(answer=[99, 14], docs="ref/contrib/postgres/aggregates/#jsonbagg", since="5.2")
def jsonb_agg_order_by():
    """JSONBAgg collects in an order."""
    from django.contrib.postgres.aggregates import JSONBAgg

    numbered = Document.objects.filter(number__isnull=False)
    return numbered.aggregate(n=JSONBAgg("number", order_by="-number"))["n"]


@probe(answer=None, docs="ref/contrib/postgres/aggregates/#jsonbagg")
def jsonb_agg_empty():
    """JSONBAgg of no rows is None."""
    from django.contrib.postgres.aggregates import JSONBAgg

    return Document.objects.filter(name="nobody").aggregate(n=JSONBAgg("number"))["n"]


@probe(answer=[], docs="ref/contrib/postgres/aggregates/#jsonbagg", since="4.0")
def jsonb_agg_default():
    """JSONBAgg of no rows is its default."""
    from django.contrib.postgres.aggregates import JSONBAgg

    return Document.objects.filter(name="nobody").aggregate(n=JSONBAgg("number", default=[]))["n"]


@probe(answer=[{"n": 14}], docs="ref/contrib/postgres/aggregates/#jsonbagg", since="3.2")
def jsonb_agg_json_object():
    """JSONBAgg collects objects that JSONObject makes of the rows that fit a condition on a key."""
    from django.contrib.postgres.aggregates import JSONBAgg
    from django.db.models.functions import JSONObject

    collected = JSONBAgg(JSONObject(n="number"), filter=Q(body__has_key="d"))
    return Document.objects.aggregate(n=collected)["n"]


@probe(answer=["rich"], docs="ref/contrib/postgres/aggregates/#jsonbagg", since="5.2")
def jsonb_agg_filter_by_index():
    """What JSONBAgg collects from related rows can be filtered by index and key."""
    from django.contrib.postgres.aggregates import JSONBAgg

    collected = JSONBAgg("reviews__body", order_by="reviews__name")
    return Document.objects.annotate(n=collected).filter(n__0__v=1)


@probe(answer=True, docs="ref/contrib/postgres/aggregates/#booland", since="3.2")
def bool_and():
    """BoolAnd takes a condition on a key."""
    from django.contrib.postgres.aggregates import BoolAnd

    return Document.objects.filter(body__a="b").aggregate(n=BoolAnd(Q(body__has_key="c")))["n"]


@probe(
    documents={"m0": {"g": "a"}, "m1": {"g": "a"}, "m2": {"g": "b"}},
    answer=[1, 2, 1],
    docs="ref/models/expressions/#window-functions",
)
def window_partition_by_key():
    """A window can be partitioned by a key."""
    row = Window(RowNumber(), partition_by=[KeyTransform("g", "body")], order_by=F("name").asc())
    return Document.objects.annotate(r=row).order_by("name").values_list("r", flat=True)


@probe(
    documents={"nine": {"v": 9}, "ten": {"v": 10}},
    answer=[["nine", 2], ["ten", 1]],
    docs="ref/models/expressions/#window-functions",
)
def window_order_by_key():
    """A window can be ordered by a key: numbers as numbers."""
    row = Window(RowNumber(), order_by=KeyTransform("v", "body").desc())
    return Document.objects.annotate(r=row).order_by("name").values_list("name", "r")


@probe(
    documents={"m0": {"v": 1}, "m1": {"v": 2}}, answer=[3, 3], docs="ref/models/expressions/#window-functions"
)
def window_sum_cast():
    """A window sums a key that is cast to an integer."""
    total = Window(Sum(Cast(KT("body__v"), IntegerField())))
    return Document.objects.annotate(n=total).order_by("name").values_list("n", flat=True)


@probe(
    documents={"m0": {"v": 1}, "m1": {"v": 2}}, answer=[None, 1], docs="ref/models/database-functions/#lag"
)
def window_lag_key():
    """Lag brings a key of the row before."""
    before = Window(Lag(KeyTransform("v", "body")), order_by=F("name").asc())
    return Document.objects.annotate(n=before).order_by("name").values_list("n", flat=True)


@probe(documents={"m0": {"v": 1}, "m1": {"v": 2}}, answer=[0, 1], docs="ref/models/database-functions/#lag")
def window_lag_default():
    """Lag brings its JSON default where there is no row before."""
    before = Window(Lag(KeyTransform("v", "body"), default=Value(0, JSONField())), order_by=F("name").asc())
    return Document.objects.annotate(n=before).order_by("name").values_list("n", flat=True)


@probe(
    documents={"m0": {"v": 1}, "m1": {"v": 2}},
    answer=[{"v": 1}, {"v": 1}],
    docs="ref/models/database-functions/#firstvalue",
)
def window_first_value():
    """FirstValue brings a JSONField."""
    first = Window(FirstValue("body"), order_by=F("name").asc())
    return Document.objects.annotate(n=first).order_by("name").values_list("n", flat=True)


@probe(
    documents={"m0": {"g": "a", "v": 1}, "m1": {"g": "a", "v": 2}, "m2": {"g": "b", "v": 3}},
    answer=["m0", "m2"],
    docs="ref/models/expressions/#window-functions",
    since="4.2",
)
def window_filter():
    """The first of each group by a key can be found with a window."""
    row = Window(RowNumber(), partition_by=[KeyTransform("g", "body")], order_by=F("name").asc())
    return Document.objects.annotate(r=row).filter(r=1)
