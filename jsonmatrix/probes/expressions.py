"""Expressions."""

import datetime
import json
import uuid
from decimal import Decimal

from django.core.exceptions import FieldError
from django.db.models import (
    BigIntegerField,
    BooleanField,
    Case,
    CharField,
    DateField,
    DateTimeField,
    DecimalField,
    Exists,
    ExpressionWrapper,
    F,
    FilteredRelation,
    FloatField,
    IntegerField,
    JSONField,
    OuterRef,
    Prefetch,
    Q,
    Subquery,
    TextField,
    UUIDField,
    Value,
    When,
)
from django.db.models.expressions import RawSQL
from django.db.models.functions import (
    Abs,
    Cast,
    Coalesce,
    Concat,
    Greatest,
    Length,
    NullIf,
    Substr,
    TruncMonth,
    Upper,
)

from jsonmatrix.models import KT, Document, KeyTransform, Review, json_null
from jsonmatrix.probe import Open, Raises, probe


@probe(answer=[{"l": "m"}, ["e", {"f": "g"}]], docs="ref/models/expressions/#f-expressions")
def f_object_and_array():
    """F() with a key annotates the object or array under that key."""
    rich = Document.objects.annotate(x=F("body__k"), y=F("body__d")).get(name="rich")
    return [rich.x, rich.y]


@probe(answer=["b", "m"], docs="ref/models/expressions/#f-expressions", since="3.2")
def f_string():
    """F() with a key or a path annotates a string as a str."""
    rich = Document.objects.annotate(x=F("body__a"), y=F("body__k__l")).get(name="rich")
    return [rich.x, rich.y]


@probe(answer='"quoted"', docs="ref/models/expressions/#f-expressions", since="3.2")
def f_quoted_string():
    """F() with a key leaves the quotes that are part of a string where they are."""
    return Document.objects.annotate(x=F("body__o")).get(name="rich").x


@probe(
    documents={"only": {"a": "14"}}, answer="14", docs="ref/models/expressions/#f-expressions", since="3.2"
)
def f_string_of_digits():
    """F() with a key annotates a string of digits as a str."""
    return Document.objects.annotate(x=F("body__a")).get().x


@probe(
    documents={"only": {"a": "true"}},
    answer="true",
    docs="topics/db/queries/#key-index-and-path-transforms",
    since="3.2",
)
def f_string_true():
    """F() with a key annotates the string "true" as a str."""
    return Document.objects.annotate(x=F("body__a")).get().x


@probe(answer=[14, 4.2], docs="ref/models/expressions/#f-expressions", since="3.2")
def f_number():
    """F() with a key annotates an int as an int and a float as a float."""
    rich = Document.objects.annotate(x=F("body__c"), y=F("body__p")).get(name="rich")
    return [rich.x, rich.y]


@probe(answer=[True, False, None], docs="ref/models/expressions/#f-expressions", since="3.2")
def f_boolean_and_null():
    """F() with a key annotates true, false and null as True, False and None."""
    rich = Document.objects.annotate(x=F("body__h"), y=F("body__i"), z=F("body__j")).get(name="rich")
    return [rich.x, rich.y, rich.z]


@probe(answer=None, docs="ref/models/expressions/#f-expressions", since="3.2")
def f_missing_key():
    """F() with a key that is not there annotates None."""
    return Document.objects.annotate(x=F("body__nope")).get(name="rich").x


@probe(answer=14, docs="topics/db/queries/#expressions-can-reference-transforms", since="3.2")
def f_key_of_annotation():
    """A key of a JSON annotation can be annotated like a key of a field."""
    return Document.objects.annotate(x=F("body"), y=F("x__c")).get(name="simple").y


@probe(answer=["rich"], docs="topics/db/queries/#expressions-can-reference-transforms", since="3.2")
def f_key_of_annotated_key():
    """A key of an annotated key can be filtered on."""
    return Document.objects.annotate(x=F("body__k")).filter(x__l="m")


@probe(answer=["rich", "simple"], docs="ref/models/querysets/#alias", since="3.2")
def alias_key():
    """A key can be an alias to filter on."""
    return Document.objects.alias(x=F("body__a")).filter(x="b")


@probe(answer=["rich", "simple"], docs="ref/models/querysets/#alias", since="3.2")
def alias_text_of_key():
    """The text of a key can be an alias to filter on."""
    return Document.objects.alias(x=KT("body__a")).filter(x__startswith="b")


@probe(answer=[14, None], docs="ref/models/database-functions/#cast")
def cast_text_of_key_to_integer():
    """The text of a key casts to an integer, of a missing key to None."""
    documents = Document.objects.annotate(x=Cast(KT("body__c"), IntegerField()))
    return [documents.get(name="simple").x, documents.get(name="nested").x]


@probe(
    documents={"only": {"n": 9007199254740993}},
    answer=9007199254740993,
    docs="ref/models/database-functions/#cast",
)
def cast_text_of_key_to_big_integer():
    """The text of a key casts to an integer that a float cannot hold."""
    return Document.objects.annotate(x=Cast(KT("body__n"), BigIntegerField())).get().x


@probe(answer=4.2, docs="ref/models/database-functions/#cast")
def cast_text_of_key_to_float():
    """The text of a key casts to a float."""
    return Document.objects.annotate(x=Cast(KT("body__p"), FloatField())).get(name="rich").x


@probe(answer=Decimal("4.20"), docs="ref/models/database-functions/#cast")
def cast_text_of_key_to_decimal():
    """The text of a key casts to a Decimal."""
    decimal = DecimalField(max_digits=6, decimal_places=2)
    return Document.objects.annotate(x=Cast(KT("body__p"), decimal)).get(name="rich").x


@probe(answer=[True, False], docs="ref/models/database-functions/#cast")
def cast_text_of_key_to_boolean():
    """The text of a key casts to True and False."""
    booleans = {"x": Cast(KT("body__h"), BooleanField()), "y": Cast(KT("body__i"), BooleanField())}
    rich = Document.objects.annotate(**booleans).get(name="rich")
    return [rich.x, rich.y]


@probe(
    documents={"only": {"d": "2020-05-01"}},
    answer=datetime.date(2020, 5, 1),
    docs="ref/models/database-functions/#cast",
)
def cast_text_of_key_to_date():
    """The text of a key casts to a date."""
    return Document.objects.annotate(x=Cast(KT("body__d"), DateField())).get().x


@probe(
    documents={"only": {"d": "2020-05-01T10:11:12"}},
    answer=datetime.datetime(2020, 5, 1, 10, 11, 12),
    docs="ref/models/database-functions/#cast",
)
def cast_text_of_key_to_datetime():
    """The text of a key casts to a datetime."""
    return Document.objects.annotate(x=Cast(KT("body__d"), DateTimeField())).get().x


@probe(
    documents={"only": {"u": "00000000-0000-0000-0000-000000000005"}},
    answer=uuid.UUID(int=5),
    docs="ref/models/database-functions/#cast",
)
def cast_text_of_key_to_uuid():
    """The text of a key casts to a UUID."""
    return Document.objects.annotate(x=Cast(KT("body__u"), UUIDField())).get().x


@probe(answer=14, docs="ref/models/database-functions/#cast", since="3.2")
def cast_key_to_integer():
    """A number under a key casts to an integer without going through text."""
    return Document.objects.annotate(x=Cast("body__c", IntegerField())).get(name="simple").x


@probe(answer=Open(), docs="ref/models/database-functions/#cast", since="3.2")
def cast_key_to_text():
    """Whether the string under a key keeps its quotes when it is cast to text is not promised."""
    return Document.objects.annotate(x=Cast("body__a", TextField())).get(name="simple").x


@probe(answer={"a": "b", "c": 14}, docs="ref/models/database-functions/#cast")
def cast_field_to_text():
    """A JSONField casts to JSON text."""
    return json.loads(Document.objects.annotate(x=Cast("body", TextField())).get(name="simple").x)


@probe(answer={"q": 1}, docs="ref/models/database-functions/#cast")
def cast_text_to_json():
    """A column of JSON text casts to JSON."""
    Document.objects.filter(name="simple").update(text='{"q": 1}')
    return Document.objects.annotate(x=Cast("text", JSONField())).get(name="simple").x


@probe(answer=1, docs="topics/db/queries/#expressions-can-reference-transforms", since="3.2")
def cast_text_to_json_key():
    """A key of JSON text can be asked for after a cast to JSON."""
    Document.objects.filter(name="simple").update(text='{"q": 1}')
    return Document.objects.annotate(x=Cast("text", JSONField()), y=F("x__q")).get(name="simple").y


@probe(answer=99, docs="ref/models/database-functions/#cast")
def cast_number_to_json():
    """A number casts to a JSON number."""
    return Document.objects.annotate(x=Cast("number", JSONField())).get(name="simple").x


@probe(answer=["simple"], docs="ref/models/database-functions/#cast")
def cast_value_to_json():
    """A JSON value that is cast to JSON can be filtered on by key."""
    value = Cast(Value({"foo": "bar"}, JSONField()), JSONField())
    return Document.objects.annotate(x=value).filter(name="simple", x__foo__icontains="BAR")


@probe(answer=Raises(FieldError), docs="ref/models/expressions/#output-field", since="3.2")
def coalesce_text_of_key_mixed_types():
    """Coalesce of the text of a key and a plain string is refused: the output field must be named."""
    return Document.objects.annotate(x=Coalesce(KT("body__nope"), Value("default"))).get(name="simple").x


@probe(answer="default", docs="ref/models/database-functions/#coalesce")
def coalesce_text_of_key():
    """Coalesce gives its default for the text of a missing key."""
    default = Coalesce(KT("body__nope"), Value("default"), output_field=TextField())
    return Document.objects.annotate(x=default).get(name="simple").x


@probe(answer=Open(), docs="topics/db/queries/#kt-expressions")
def coalesce_text_of_json_null():
    """Whether Coalesce takes the text of JSON null for NULL is not promised."""
    default = Coalesce(KT("body__j"), Value("default"), output_field=TextField())
    return Document.objects.annotate(x=default).get(name="rich").x


@probe(answer=None, docs="topics/db/queries/#storing-and-querying-for-none")
def coalesce_json_null():
    """JSON null is not NULL: Coalesce leaves it."""
    default = Coalesce("body", Value("default", JSONField()))
    return Document.objects.annotate(x=default).get(name="json_null").x


@probe(answer={"a": "b", "c": 14}, docs="ref/models/database-functions/#coalesce")
def coalesce_fields():
    """Coalesce of two JSONFields gives the one that is not NULL."""
    return Document.objects.annotate(x=Coalesce("extra", "body")).get(name="simple").x


@probe(answer={"z": 1}, docs="ref/models/database-functions/#coalesce")
def coalesce_value():
    """Coalesce gives a JSON value in place of NULL."""
    return Document.objects.annotate(x=Coalesce("extra", Value({"z": 1}, JSONField()))).get(name="simple").x


@probe(answer="default", docs="ref/models/database-functions/#coalesce", since="3.2")
def coalesce_key():
    """Coalesce gives a JSON value in place of a missing key."""
    default = Value("default", JSONField())
    return Document.objects.annotate(x=Coalesce("body__nope", default)).get(name="simple").x


@probe(answer=14, docs="ref/models/database-functions/#coalesce", since="3.2")
def coalesce_key_number():
    """Coalesce of a key gives the number under it as a number."""
    return Document.objects.annotate(x=Coalesce("body__c", Value(0, JSONField()))).get(name="simple").x


@probe(answer=["simple"], docs="ref/models/database-functions/#coalesce", since="3.2")
def coalesce_key_exact():
    """What Coalesce gives in place of a missing key can be filtered on."""
    default = Value("default", JSONField())
    return Document.objects.annotate(x=Coalesce("body__nope", default)).filter(name="simple", x="default")


@probe(answer="b", docs="ref/models/database-functions/#coalesce", since="3.2")
def coalesce_keys():
    """Coalesce of two keys gives the one that is there."""
    return Document.objects.annotate(x=Coalesce("body__nope", "body__a")).get(name="simple").x


@probe(answer=["simple"], docs="ref/models/database-functions/#coalesce")
def coalesce_value_key():
    """A key of what Coalesce gives can be filtered on."""
    default = Value({"z": 1}, JSONField())
    return Document.objects.annotate(x=Coalesce("extra", default)).filter(name="simple", x__z=1)


@probe(answer="text", docs="ref/models/database-functions/#coalesce")
def coalesce_cast_to_json():
    """Coalesce mixes JSON cast from text with a JSONField."""
    Document.objects.filter(name="simple").update(text='"text"')
    return Document.objects.annotate(x=Coalesce(Cast("text", JSONField()), "body")).get(name="simple").x


@probe(answer=["rich", "simple"], docs="ref/models/conditional-expressions/#case")
def case_when_key():
    """A condition on a key decides in Case."""
    hit = Case(When(body__a="b", then=Value("hit")), default=Value("miss"), output_field=CharField())
    return Document.objects.annotate(x=hit).filter(x="hit")


@probe(answer=["rich"], docs="ref/models/conditional-expressions/#case")
def case_when_has_key():
    """A condition with has_key decides in Case."""
    hit = Case(When(body__has_key="d", then=Value(1)), default=Value(0), output_field=IntegerField())
    return Document.objects.annotate(x=hit).filter(x=1)


@probe(answer=[{"l": "m"}, {"a": "b", "c": 14}], docs="ref/models/conditional-expressions/#case", since="3.2")
def case_then_key():
    """Case gives a key of one document and the whole of another."""
    part = Case(When(name="rich", then=F("body__k")), default=F("body"), output_field=JSONField())
    return Document.objects.filter(name__in=["rich", "simple"]).annotate(x=part).values_list("x", flat=True)


@probe(answer=14, docs="ref/models/conditional-expressions/#case", since="3.2")
def case_then_key_number():
    """Case gives the number under a key as a number."""
    number = Case(When(body__a="b", then=F("body__c")), default=Value(0, JSONField()))
    return Document.objects.annotate(x=number).get(name="simple").x


@probe(
    answer=[{"new": 1}, {"a": "b", "c": 14}], docs="ref/models/conditional-expressions/#conditional-update"
)
def case_update_value():
    """An update with Case stores a JSON value in some documents and leaves the others."""
    value = Value({"new": 1}, JSONField())
    Document.objects.update(body=Case(When(name="rich", then=value), default=F("body")))
    return Document.objects.filter(name__in=["rich", "simple"]).values_list("body", flat=True)


@probe(answer=["array", "rich"], docs="ref/models/conditional-expressions/#conditional-update")
def case_update_value_is_json():
    """What an update with Case has stored is JSON: its keys and indexes can be asked for."""
    value = Value([1, {"new": 1}], JSONField())
    Document.objects.update(body=Case(When(name="rich", then=value), default=F("body")))
    return Document.objects.filter(body__0=1)


@probe(answer=["rich", "simple"], docs="topics/db/queries/#storing-and-querying-for-none")
def case_update_json_null():
    """An update with Case stores JSON null."""
    Document.objects.update(
        body=Case(When(body__has_key="a", then=json_null()), default=F("body"), output_field=JSONField())
    )
    return Document.objects.filter(name__in=["rich", "simple"], body=json_null())


@probe(answer=["rich", "simple"], docs="ref/models/expressions/#expressionwrapper-expressions")
def condition_annotated():
    """A condition on JSON can be annotated as a boolean."""
    has_a = ExpressionWrapper(Q(body__has_key="a"), output_field=BooleanField())
    return Document.objects.annotate(x=has_a).filter(x=True)


@probe(answer=["rich", "simple"], docs="ref/models/lookups/#lookup-reference", since="4.0")
def lookup_as_expression():
    """A lookup on JSON can be used as an expression."""
    from django.db.models.fields.json import HasKey

    return Document.objects.filter(HasKey(F("body"), "a"))


@probe(answer="x", docs="ref/models/expressions/#subquery-expressions")
def subquery_key():
    """A subquery annotates a key of a related row."""
    reviews = Review.objects.filter(document=OuterRef("pk")).order_by("name")
    return Document.objects.annotate(x=Subquery(reviews.values("body__t")[:1])).get(name="rich").x


@probe(answer=1, docs="ref/models/expressions/#subquery-expressions")
def subquery_key_number():
    """A subquery annotates the number under a key of a related row as a number."""
    reviews = Review.objects.filter(document=OuterRef("pk")).order_by("name")
    return Document.objects.annotate(x=Subquery(reviews.values("body__v")[:1])).get(name="rich").x


@probe(answer={"v": 1, "t": "x"}, docs="ref/models/expressions/#subquery-expressions")
def subquery_field():
    """A subquery annotates a JSONField of a related row."""
    reviews = Review.objects.filter(document=OuterRef("pk")).order_by("name")
    return Document.objects.annotate(x=Subquery(reviews.values("body")[:1])).get(name="rich").x


@probe(answer=["rich"], docs="ref/models/expressions/#subquery-expressions")
def subquery_field_key():
    """A key of a JSONField that a subquery annotates can be filtered on."""
    reviews = Review.objects.filter(document=OuterRef("pk")).order_by("name")
    return Document.objects.annotate(x=Subquery(reviews.values("body")[:1])).filter(x__v=1)


@probe(
    answer=["rich", "simple"],
    docs="ref/models/expressions/#referencing-columns-from-the-outer-queryset",
    since="3.2",
)
def outer_ref_key():
    """OuterRef with a key compares it with the same key of other rows."""
    others = Document.objects.filter(body__a=OuterRef("body__a")).exclude(pk=OuterRef("pk"))
    return Document.objects.filter(Exists(others))


@probe(
    answer=["rich", "simple"],
    docs="ref/models/expressions/#referencing-columns-from-the-outer-queryset",
    since="3.2",
)
def outer_ref_key_equals_text():
    """OuterRef with a key compares a string under it with a text column."""
    return Document.objects.filter(Exists(Document.objects.filter(text=OuterRef("body__a"))))


@probe(answer=["rich", "simple"], docs="ref/models/expressions/#referencing-columns-from-the-outer-queryset")
def outer_ref_text_of_key_equals_text():
    """OuterRef with the annotated text of a key compares it with a text column."""
    same = Document.objects.filter(text=OuterRef("a"))
    return Document.objects.annotate(a=KT("body__a")).filter(Exists(same))


@probe(answer=["rich", "simple"], docs="ref/models/expressions/#exists-subqueries")
def exists_key():
    """Exists finds the documents whose related rows fit a condition on a key."""
    return Document.objects.filter(Exists(Review.objects.filter(document=OuterRef("pk"), body__v__gt=1)))


@probe(answer=["rich", "simple"], docs="ref/models/querysets/#in")
def in_subquery():
    """A queryset that is filtered by a key serves as a subquery."""
    return Document.objects.filter(pk__in=Document.objects.filter(body__c=14).values("pk"))


@probe(answer=["rich"], docs="ref/models/querysets/#in")
def in_subquery_of_keys():
    """A key can be looked up among the keys of other rows."""
    return Document.objects.filter(body__k__l__in=Document.objects.values("body__k__l"))


@probe(answer=Raises(FieldError), docs="ref/models/expressions/#using-f-with-annotations", since="3.2")
def add_to_key():
    """Adding a number to a key is refused unless an output field is named."""
    return Document.objects.annotate(x=F("body__c") + 1).get(name="simple").x


@probe(answer=15, docs="ref/models/expressions/#using-f-with-annotations", since="3.2")
def add_to_key_wrapped():
    """A number can be added to a key where ExpressionWrapper names the output field."""
    total = ExpressionWrapper(F("body__c") + 1, output_field=IntegerField())
    return Document.objects.annotate(x=total).get(name="simple").x


@probe(answer=15, docs="ref/models/database-functions/#cast")
def add_to_cast():
    """A number can be added to a key that is cast to an integer."""
    return Document.objects.annotate(x=Cast(KT("body__c"), IntegerField()) + 1).get(name="simple").x


@probe(answer=["simple"], docs="topics/db/queries/#using-f-expressions-in-filters", since="3.2")
def filter_by_arithmetic_on_key():
    """A column can be compared with a sum of a key and a number."""
    return Document.objects.filter(number__gt=F("body__c") + 1)


@probe(answer=4.2, docs="ref/models/database-functions/#abs", since="3.2")
def abs_key():
    """A mathematical function takes the number under a key where the output field is named."""
    return Document.objects.annotate(x=Abs("body__p", output_field=FloatField())).get(name="rich").x


@probe(answer=["simple"], docs="ref/models/database-functions/#cast")
def update_column_from_cast():
    """An ordinary column can be filled from a key."""
    Document.objects.filter(body__has_key="c").update(number=Cast(KT("body__c"), IntegerField()) * 2)
    return Document.objects.filter(name="simple", number=28)


@probe(answer="b", docs="topics/db/queries/#updating-multiple-objects-at-once")
def update_column_from_text_of_key():
    """A text column can be filled with the text of a key."""
    Document.objects.update(text=KT("body__a"))
    return Document.objects.get(name="simple").text


@probe(answer="b", docs="topics/db/queries/#updating-multiple-objects-at-once", since="3.2")
def update_column_from_string_key():
    """A text column can be filled with the string under a key."""
    Document.objects.update(text=F("body__a"))
    return Document.objects.get(name="simple").text


@probe(answer=14, docs="topics/db/queries/#updating-multiple-objects-at-once", since="3.2")
def update_column_from_number_key():
    """A number column can be filled with the number under a key."""
    Document.objects.update(number=F("body__c"))
    return Document.objects.get(name="simple").number


@probe(answer=[{"l": "m"}, "m"], docs="topics/db/queries/#updating-multiple-objects-at-once", since="3.2")
def update_field_from_key():
    """A JSONField can be filled with a key of another."""
    Document.objects.update(extra=F("body__k"))
    return Document.objects.values_list("extra", "extra__l").get(name="rich")


@probe(answer="b", docs="topics/db/queries/#updating-multiple-objects-at-once", since="3.2")
def update_field_from_string_key():
    """A JSONField can be filled with the string under a key of another."""
    Document.objects.filter(name="rich").update(extra=F("body__a"))
    return Document.objects.get(name="rich").extra


@probe(answer=14, docs="topics/db/queries/#updating-multiple-objects-at-once", since="3.2")
def update_field_from_number_key():
    """A JSONField can be filled with the number under a key of another."""
    Document.objects.filter(name="rich").update(extra=F("body__c"))
    return Document.objects.get(name="rich").extra


@probe(answer=True, docs="topics/db/queries/#updating-multiple-objects-at-once", since="3.2")
def update_field_from_boolean_key():
    """A JSONField can be filled with the boolean under a key of another."""
    Document.objects.filter(name="rich").update(extra=F("body__h"))
    return Document.objects.get(name="rich").extra


@probe(answer=2, docs="ref/models/expressions/#expressionwrapper-expressions")
def wrapped_key():
    """A key in an ExpressionWrapper of another type is NULL where the key is missing."""
    wrapped = ExpressionWrapper(KeyTransform("c", "body"), output_field=IntegerField())
    return Document.objects.annotate(x=wrapped).filter(x__isnull=False).count()


@probe(answer="b!", docs="ref/models/database-functions/#concat")
def concat_text_of_key():
    """The text of a key can be concatenated with a string."""
    text = Concat(KT("body__a"), Value("!"), output_field=TextField())
    return Document.objects.annotate(x=text).get(name="simple").x


@probe(answer=["BAR", 3, "ba"], docs="ref/models/database-functions/#text-functions")
def text_functions_on_text_of_key():
    """Text functions take the text of a key."""
    text = KT("body__foo")
    return Document.objects.values_list(Upper(text), Length(text), Substr(text, 1, 2)).get(name="nested")


@probe(answer="B", docs="ref/models/database-functions/#upper", since="3.2")
def upper_key():
    """Upper takes the string under a key."""
    return Document.objects.annotate(x=Upper("body__a")).get(name="simple").x


@probe(answer=3, docs="ref/models/database-functions/#length", since="3.2")
def length_key():
    """Length of the string under a key counts its characters."""
    return Document.objects.annotate(x=Length("body__foo")).get(name="nested").x


@probe(answer=[None, "b"], docs="ref/models/database-functions/#nullif")
def null_if_text_of_key():
    """NullIf compares the text of a key with a string."""
    same = NullIf(KT("body__a"), Value("b"), output_field=TextField())
    other = NullIf(KT("body__a"), Value("z"), output_field=TextField())
    return Document.objects.values_list(same, other).get(name="simple")


@probe(answer=[None, "b"], docs="ref/models/database-functions/#nullif", since="3.2")
def null_if_key():
    """NullIf compares a key with a JSON value."""
    same, other = NullIf("body__a", Value("b", JSONField())), NullIf("body__a", Value("z", JSONField()))
    return Document.objects.values_list(same, other).get(name="simple")


@probe(answer=["simple"], docs="ref/models/database-functions/#greatest")
def greatest_cast():
    """Greatest compares a key that is cast to an integer."""
    greatest = Greatest(Cast(KT("body__c"), IntegerField()), Value(20))
    return Document.objects.annotate(x=greatest).filter(name="simple", x=20)


@probe(
    documents={"only": {"d": "2020-05-17"}},
    answer=datetime.date(2020, 5, 1),
    docs="ref/models/database-functions/#trunc",
)
def trunc_month_of_cast():
    """A date in a key can be truncated after a cast."""
    return Document.objects.annotate(x=TruncMonth(Cast(KT("body__d"), DateField()))).get().x


@probe(
    documents={"may": {"d": "2020-05-17"}, "june": {"d": "2020-06-17"}},
    answer=["may"],
    docs="ref/models/database-functions/#extract",
)
def filter_by_month_of_cast():
    """A date in a key can be filtered on by month after a cast."""
    return Document.objects.annotate(d=Cast(KT("body__d"), DateField())).filter(d__month=5)


@probe(answer=["nested"], docs="topics/db/queries/#kt-expressions")
def compare_texts_of_keys():
    """The texts of two keys can be compared with each other."""
    return Document.objects.annotate(a=KT("body__foo"), b=KT("body__bax__foo")).filter(a=F("b"))


@probe(answer={"a": 1, "b": [None, True]}, docs="ref/models/expressions/#value-expressions")
def value_object():
    """Value() with a JSONField annotates an object."""
    return Document.objects.annotate(x=Value({"a": 1, "b": [None, True]}, JSONField())).get(name="simple").x


@probe(answer=[1, "a"], docs="ref/models/expressions/#value-expressions")
def value_array():
    """Value() with a JSONField annotates an array."""
    return Document.objects.annotate(x=Value([1, "a"], JSONField())).get(name="simple").x


@probe(answer=["text", 1, True], docs="ref/models/expressions/#value-expressions")
def value_scalar():
    """Value() with a JSONField annotates a string, a number and a boolean."""
    values = {"x": Value("text", JSONField()), "y": Value(1, JSONField()), "z": Value(True, JSONField())}
    simple = Document.objects.annotate(**values).get(name="simple")
    return [simple.x, simple.y, simple.z]


@probe(answer=Raises(FieldError), docs="ref/models/expressions/#value-expressions")
def value_without_output_field():
    """Value() with a dict is refused unless an output field is named."""
    return Document.objects.annotate(x=Value({"a": 1})).get(name="simple").x


@probe(answer=1, docs="topics/db/queries/#expressions-can-reference-transforms", since="3.2")
def value_key():
    """A key of an annotated JSON value can be asked for."""
    return Document.objects.annotate(x=Value({"a": 1}, JSONField()), y=F("x__a")).get(name="simple").y


@probe(answer={"a": "b", "c": 14}, docs="ref/models/expressions/#raw-sql-expressions")
def raw_sql():
    """RawSQL with a JSONField as output field annotates JSON."""
    return Document.objects.annotate(x=RawSQL("body", [], output_field=JSONField())).get(name="simple").x


@probe(answer=["rich"], docs="ref/models/querysets/#filteredrelation-objects")
def filtered_relation():
    """A FilteredRelation joins the rows that fit a condition on a key."""
    first = FilteredRelation("reviews", condition=Q(reviews__body__v=1))
    return Document.objects.annotate(r=first).filter(r__isnull=False)


@probe(answer=["second"], docs="ref/models/querysets/#prefetch-objects")
def prefetch():
    """Prefetch loads the related rows that fit a condition on a key."""
    reviews = Prefetch("reviews", queryset=Review.objects.filter(body__v__gt=1))
    return list(Document.objects.prefetch_related(reviews).get(name="rich").reviews.all())


@probe(answer=[[{"v": 3, "t": "z"}, {"a": "b", "c": 14}]], docs="ref/models/querysets/#select-related")
def select_related():
    """The joined row brings its JSON with it."""
    return [(r.body, r.document.body) for r in Review.objects.select_related("document").filter(name="third")]
