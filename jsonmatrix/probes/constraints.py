"""Check constraints."""

from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection
from django.db.models import Q

from jsonmatrix.models import (
    ActiveChecked,
    BackslashChecked,
    CodePatternChecked,
    CodePrefixChecked,
    ColumnEqualsCastChecked,
    ContainedByChecked,
    ContainsChecked,
    DayChecked,
    DoubleQuoteChecked,
    EitherChecked,
    ElementChecked,
    EmailChecked,
    HasAnyKeysChecked,
    HasKeyChecked,
    HasKeysChecked,
    KeyCastChecked,
    KeyEqualsColumnChecked,
    KeyLengthChecked,
    KeyNotNullChecked,
    KeyPresentChecked,
    KeysCompared,
    MessageChecked,
    MonthChecked,
    NestedChecked,
    NotEmptyChecked,
    NotJSONNullChecked,
    NotNullChecked,
    NotStatusChecked,
    ObjectKeyChecked,
    OptionalChecked,
    PercentChecked,
    PercentKeyChecked,
    PriceChecked,
    QuoteChecked,
    RateChecked,
    SizeChecked,
    StatusChecked,
    Unchecked,
    UnicodeChecked,
    check,
    json_null,
)
from jsonmatrix.probe import Open, Raises, probe

from ._attempt import attempt


@probe(
    tables=[StatusChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_exact():
    """A CheckConstraint can demand a value of a key."""
    return [
        attempt(lambda: StatusChecked.objects.create(body={"status": "stable"})),
        attempt(lambda: StatusChecked.objects.create(body={"status": "dev"})),
    ]


@probe(
    tables=[PriceChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_gt():
    """A CheckConstraint can demand that a key is greater than a number."""
    return [
        attempt(lambda: PriceChecked.objects.create(body={"price": 10})),
        attempt(lambda: PriceChecked.objects.create(body={"price": -10})),
    ]


@probe(
    tables=[RateChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_gte_fraction():
    """A CheckConstraint can demand that a key is not less than a number with a fraction."""
    return [
        attempt(lambda: RateChecked.objects.create(body={"rate": 0.5})),
        attempt(lambda: RateChecked.objects.create(body={"rate": 0.25})),
    ]


@probe(
    tables=[ActiveChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_boolean():
    """A CheckConstraint can demand that a key is true."""
    return [
        attempt(lambda: ActiveChecked.objects.create(body={"active": True})),
        attempt(lambda: ActiveChecked.objects.create(body={"active": False})),
    ]


@probe(
    tables=[SizeChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_in():
    """A CheckConstraint can demand that a key is one of several values."""
    return [
        attempt(lambda: SizeChecked.objects.create(body={"size": "M"})),
        attempt(lambda: SizeChecked.objects.create(body={"size": "XXL"})),
    ]


@probe(
    tables=[MonthChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_range():
    """A CheckConstraint can demand that a key lies between two numbers."""
    return [
        attempt(lambda: MonthChecked.objects.create(body={"month": 9})),
        attempt(lambda: MonthChecked.objects.create(body={"month": 13})),
    ]


@probe(
    tables=[DayChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_gte_text():
    """A CheckConstraint can compare a key with a day written as text."""
    return [
        attempt(lambda: DayChecked.objects.create(body={"day": "2024-02-29"})),
        attempt(lambda: DayChecked.objects.create(body={"day": "1999-12-31"})),
    ]


@probe(
    tables=[NestedChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def path():
    """A CheckConstraint can look at a key within a key."""
    return [
        attempt(lambda: NestedChecked.objects.create(body={"owner": {"name": "fred"}})),
        attempt(lambda: NestedChecked.objects.create(body={"owner": {"name": "meg"}})),
    ]


@probe(
    tables=[ElementChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def element():
    """A CheckConstraint can look at an element of an array."""
    return [
        attempt(lambda: ElementChecked.objects.create(body={"tags": ["new"]})),
        attempt(lambda: ElementChecked.objects.create(body={"tags": ["old", "new"]})),
    ]


@probe(
    tables=[ObjectKeyChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_object():
    """A CheckConstraint can demand that a key is a given object."""
    return [
        attempt(lambda: ObjectKeyChecked.objects.create(body={"size": {"h": 1, "w": 2}})),
        attempt(lambda: ObjectKeyChecked.objects.create(body={"size": {"h": 2, "w": 2}})),
    ]


@probe(
    tables=[ObjectKeyChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_object_key_order():
    """A CheckConstraint that demands an object accepts it with its keys in another order."""
    return [
        attempt(lambda: ObjectKeyChecked.objects.create(body={"size": {"w": 2, "h": 1}})),
        attempt(lambda: ObjectKeyChecked.objects.create(body={"size": {"w": 2, "h": 2}})),
    ]


@probe(
    tables=[EitherChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def either():
    """A CheckConstraint can demand one thing of a key or another of a second key."""
    return [
        attempt(lambda: EitherChecked.objects.create(body={"price": 0, "free": True})),
        attempt(lambda: EitherChecked.objects.create(body={"price": 0, "free": False})),
    ]


@probe(
    tables=[NotStatusChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_not_exact():
    """A CheckConstraint can forbid a value of a key."""
    return [
        attempt(lambda: NotStatusChecked.objects.create(body={"status": "open"})),
        attempt(lambda: NotStatusChecked.objects.create(body={"status": "deleted"})),
    ]


@probe(
    tables=[CodePatternChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_regex():
    """A CheckConstraint can demand that a key matches a regular expression."""
    return [
        attempt(lambda: CodePatternChecked.objects.create(body={"code": "DE"})),
        attempt(lambda: CodePatternChecked.objects.create(body={"code": "de1"})),
    ]


@probe(
    tables=[CodePrefixChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_startswith():
    """A CheckConstraint can demand that a key starts with a string."""
    return [
        attempt(lambda: CodePrefixChecked.objects.create(body={"code": "EU-7"})),
        attempt(lambda: CodePrefixChecked.objects.create(body={"code": "US-7"})),
    ]


@probe(
    tables=[EmailChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_icontains():
    """A CheckConstraint can demand that a key contains a string, whatever its case."""
    return [
        attempt(lambda: EmailChecked.objects.create(body={"email": "a@example.com"})),
        attempt(lambda: EmailChecked.objects.create(body={"email": "a@elsewhere.com"})),
    ]


@probe(
    tables=[HasKeyChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def has_key():
    """A CheckConstraint can demand a key."""
    return [
        attempt(lambda: HasKeyChecked.objects.create(body={"a": None})),
        attempt(lambda: HasKeyChecked.objects.create(body={"b": 1})),
    ]


@probe(
    tables=[HasKeysChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def has_keys():
    """A CheckConstraint can demand several keys."""
    return [
        attempt(lambda: HasKeysChecked.objects.create(body={"a": 1, "b": 1})),
        attempt(lambda: HasKeysChecked.objects.create(body={"b": 1})),
    ]


@probe(
    tables=[HasAnyKeysChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def has_any_keys():
    """A CheckConstraint can demand one of several keys."""
    return [
        attempt(lambda: HasAnyKeysChecked.objects.create(body={"b": 1})),
        attempt(lambda: HasAnyKeysChecked.objects.create(body={"c": 1})),
    ]


@probe(
    tables=[KeyPresentChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_isnull():
    """A CheckConstraint can demand with isnull=False that a key is there, even if it is null."""
    return [
        attempt(lambda: KeyPresentChecked.objects.create(body={"a": None})),
        attempt(lambda: KeyPresentChecked.objects.create(body={"b": 1})),
    ]


@probe(
    tables=[KeyNotNullChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_not_json_null():
    """A CheckConstraint can demand that a key is there and is not null."""
    return [
        attempt(lambda: KeyNotNullChecked.objects.create(body={"a": 1})),
        attempt(lambda: KeyNotNullChecked.objects.create(body={"a": None})),
    ]


@probe(
    tables=[NotNullChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def isnull():
    """A CheckConstraint can demand that a document is not SQL NULL."""
    return [
        attempt(lambda: NotNullChecked.objects.create(body={"a": 1})),
        attempt(lambda: NotNullChecked.objects.create(body=None)),
    ]


@probe(
    tables=[NotJSONNullChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def not_json_null():
    """A CheckConstraint can forbid that a document is JSON null."""
    return [
        attempt(lambda: NotJSONNullChecked.objects.create(body={"a": 1})),
        attempt(lambda: NotJSONNullChecked.objects.create(body=json_null())),
    ]


@probe(
    tables=[NotEmptyChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def not_empty():
    """A CheckConstraint can forbid the empty object."""
    return [
        attempt(lambda: NotEmptyChecked.objects.create(body={"a": 1})),
        attempt(lambda: NotEmptyChecked.objects.create(body={})),
    ]


@probe(
    tables=[ContainsChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def contains():
    """A CheckConstraint can demand that a document contains a pair."""
    return [
        attempt(lambda: ContainsChecked.objects.create(body={"a": 1, "b": 2})),
        attempt(lambda: ContainsChecked.objects.create(body={"a": 2})),
    ]


@probe(
    tables=[ContainedByChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def contained_by():
    """A CheckConstraint can demand that a document has no other pairs than these."""
    return [
        attempt(lambda: ContainedByChecked.objects.create(body={"a": 1})),
        attempt(lambda: ContainedByChecked.objects.create(body={"c": 3})),
    ]


@probe(
    tables=[KeysCompared],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
    since="3.2",
)
def keys_compared():
    """A CheckConstraint can compare two keys."""
    return [
        attempt(lambda: KeysCompared.objects.create(body={"low": 9, "high": 10})),
        attempt(lambda: KeysCompared.objects.create(body={"low": 10, "high": 9})),
    ]


@probe(
    tables=[KeyCastChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
    since="4.0",
)
def key_cast():
    """A CheckConstraint can compare KT() cast to an IntegerField with a number."""
    return [
        attempt(lambda: KeyCastChecked.objects.create(body={"n": 5})),
        attempt(lambda: KeyCastChecked.objects.create(body={"n": -5})),
    ]


@probe(
    tables=[KeyLengthChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
    since="4.0",
)
def key_length():
    """A CheckConstraint can demand a length of a key."""
    return [
        attempt(lambda: KeyLengthChecked.objects.create(body={"slug": "abc"})),
        attempt(lambda: KeyLengthChecked.objects.create(body={"slug": "ab"})),
    ]


@probe(
    tables=[ColumnEqualsCastChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def column_equals_key_cast():
    """A CheckConstraint can demand that a column equals KT() cast to its type."""
    return [
        attempt(lambda: ColumnEqualsCastChecked.objects.create(number=5, body={"n": 5})),
        attempt(lambda: ColumnEqualsCastChecked.objects.create(number=5, body={"n": 4})),
    ]


@probe(
    tables=[KeyEqualsColumnChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_equals_column():
    """A CheckConstraint can demand that a key equals a column."""
    return [
        attempt(lambda: KeyEqualsColumnChecked.objects.create(number=5, body={"n": 5})),
        attempt(lambda: KeyEqualsColumnChecked.objects.create(number=5, body={"n": 4})),
    ]


@probe(
    tables=[QuoteChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def apostrophe():
    """A CheckConstraint can name a string with an apostrophe."""
    return [
        attempt(lambda: QuoteChecked.objects.create(body={"title": "it's"})),
        attempt(lambda: QuoteChecked.objects.create(body={"title": "its"})),
    ]


@probe(
    tables=[DoubleQuoteChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def double_quotes():
    """A CheckConstraint can name a string with double quotes."""
    return [
        attempt(lambda: DoubleQuoteChecked.objects.create(body={"title": 'say "hi"'})),
        attempt(lambda: DoubleQuoteChecked.objects.create(body={"title": "say hi"})),
    ]


@probe(
    tables=[BackslashChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def backslash():
    """A CheckConstraint can name a string with a backslash."""
    return [
        attempt(lambda: BackslashChecked.objects.create(body={"title": "a\\b"})),
        attempt(lambda: BackslashChecked.objects.create(body={"title": "ab"})),
    ]


@probe(
    tables=[PercentChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def percent():
    """A CheckConstraint can name a string with a percent sign."""
    return [
        attempt(lambda: PercentChecked.objects.create(body={"rate": "100%"})),
        attempt(lambda: PercentChecked.objects.create(body={"rate": "100"})),
    ]


@probe(
    tables=[PercentKeyChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def percent_key():
    """A CheckConstraint can name a key with a percent sign."""
    return [
        attempt(lambda: PercentKeyChecked.objects.create(body={"100%": 1})),
        attempt(lambda: PercentKeyChecked.objects.create(body={"100%": 2})),
    ]


@probe(
    tables=[UnicodeChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def unicode():
    """A CheckConstraint can name a string beyond ASCII."""
    return [
        attempt(lambda: UnicodeChecked.objects.create(body={"city": "Köln"})),
        attempt(lambda: UnicodeChecked.objects.create(body={"city": "Koln"})),
    ]


@probe(
    tables=[OptionalChecked],
    answer=["accepted", "accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def key_missing_or_gt():
    """A CheckConstraint can make demands of a key that may be missing."""
    return [
        attempt(lambda: OptionalChecked.objects.create(body={"price": 10})),
        attempt(lambda: OptionalChecked.objects.create(body={})),
        attempt(lambda: OptionalChecked.objects.create(body={"price": -10})),
    ]


@probe(
    tables=[PriceChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def missing_key_gt():
    """A document without the key meets a CheckConstraint that compares the key with a number."""
    return [
        attempt(lambda: PriceChecked.objects.create(body={"name": "free"})),
        attempt(lambda: PriceChecked.objects.create(body={"price": -10})),
    ]


@probe(
    tables=[StatusChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def missing_key_exact():
    """A document without the key meets a CheckConstraint that demands a value of the key."""
    return [
        attempt(lambda: StatusChecked.objects.create(body={"name": "new"})),
        attempt(lambda: StatusChecked.objects.create(body={"status": "dev"})),
    ]


@probe(
    tables=[SizeChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def missing_key_in():
    """A document without the key meets a CheckConstraint that demands one of several values of the key."""
    return [
        attempt(lambda: SizeChecked.objects.create(body={"name": "new"})),
        attempt(lambda: SizeChecked.objects.create(body={"size": "XXL"})),
    ]


@probe(
    tables=[NotStatusChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def missing_key_not_exact():
    """A document without the key meets a CheckConstraint that forbids a value of the key."""
    return [
        attempt(lambda: NotStatusChecked.objects.create(body={"name": "new"})),
        attempt(lambda: NotStatusChecked.objects.create(body={"status": "deleted"})),
    ]


@probe(
    tables=[PriceChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def sql_null_gt():
    """SQL NULL meets a CheckConstraint that compares a key with a number."""
    return [
        attempt(lambda: PriceChecked.objects.create(body=None)),
        attempt(lambda: PriceChecked.objects.create(body={"price": -10})),
    ]


@probe(
    tables=[StatusChecked],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#checkconstraint",
)
def sql_null_exact():
    """SQL NULL meets a CheckConstraint that demands a value of a key."""
    return [
        attempt(lambda: StatusChecked.objects.create(body=None)),
        attempt(lambda: StatusChecked.objects.create(body={"status": "dev"})),
    ]


@probe(tables=[HasKeyChecked], answer="accepted", docs="ref/models/constraints/#checkconstraint")
def sql_null_has_key():
    """SQL NULL meets a CheckConstraint that demands a key."""
    return attempt(lambda: HasKeyChecked.objects.create(body=None))


@probe(tables=[PriceChecked], answer=Open(), docs="ref/models/constraints/#checkconstraint")
def json_null_gt():
    """Whether a key that is null meets a CheckConstraint that compares it with a number is left open."""
    return attempt(lambda: PriceChecked.objects.create(body={"price": None}))


@probe(tables=[PriceChecked], answer=Open(), docs="ref/models/constraints/#checkconstraint")
def string_gt_number():
    """Whether a key that is a string meets a CheckConstraint that compares it with a number is left open."""
    return attempt(lambda: PriceChecked.objects.create(body={"price": "abc"}))


@probe(tables=[PriceChecked], answer=Raises(IntegrityError), docs="ref/models/constraints/#checkconstraint")
def update():
    """An update that violates a CheckConstraint on a key is refused."""
    PriceChecked.objects.create(body={"price": 10})
    PriceChecked.objects.update(body={"price": -10})


@probe(
    tables=[Unchecked],
    atomic=False,
    answer=Raises(IntegrityError),
    docs="ref/migration-operations/#addconstraint",
)
def add_to_violating_rows():
    """A CheckConstraint on a key cannot be added while a row violates it."""
    from django.db.migrations.operations import AddConstraint
    from django.db.migrations.state import ModelState, ProjectState

    Unchecked.objects.create(body={"price": -10})
    operation = AddConstraint("Unchecked", check(Q(body__price__gt=0), name="check_late"))
    before, after = ProjectState(), ProjectState()
    for state in (before, after):
        state.add_model(ModelState.from_model(Unchecked))
    operation.state_forwards("jsonmatrix", after)
    with connection.schema_editor() as editor:
        operation.database_forwards("jsonmatrix", editor, before, after)


@probe(
    tables=[StatusChecked],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_exact():
    """Validation accepts the demanded value of a key and refuses another."""
    return [
        attempt(lambda: StatusChecked(body={"status": "stable"}).validate_constraints()),
        attempt(lambda: StatusChecked(body={"status": "dev"}).validate_constraints()),
    ]


@probe(
    tables=[PriceChecked],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_gt():
    """Validation compares a key with a number."""
    return [
        attempt(lambda: PriceChecked(body={"price": 10}).validate_constraints()),
        attempt(lambda: PriceChecked(body={"price": -10}).validate_constraints()),
    ]


@probe(
    tables=[PriceChecked],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_missing_key():
    """Validation accepts a document without the key."""
    return [
        attempt(lambda: PriceChecked(body={"name": "free"}).validate_constraints()),
        attempt(lambda: PriceChecked(body={"price": -10}).validate_constraints()),
    ]


@probe(
    tables=[PriceChecked],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_sql_null():
    """Validation accepts SQL NULL where a key is compared."""
    return [
        attempt(lambda: PriceChecked(body=None).validate_constraints()),
        attempt(lambda: PriceChecked(body={"price": -10}).validate_constraints()),
    ]


@probe(
    tables=[HasKeyChecked],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_has_key():
    """Validation accepts a document with the demanded key and refuses one without it."""
    return [
        attempt(lambda: HasKeyChecked(body={"a": 1}).validate_constraints()),
        attempt(lambda: HasKeyChecked(body={"b": 1}).validate_constraints()),
    ]


@probe(
    tables=[ContainsChecked],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_contains():
    """Validation accepts a document that contains the demanded pair and refuses another."""
    return [
        attempt(lambda: ContainsChecked(body={"a": 1, "b": 2}).validate_constraints()),
        attempt(lambda: ContainsChecked(body={"a": 2}).validate_constraints()),
    ]


@probe(
    tables=[NotNullChecked],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_isnull():
    """Validation refuses SQL NULL where isnull=False is demanded."""
    return [
        attempt(lambda: NotNullChecked(body={"a": 1}).validate_constraints()),
        attempt(lambda: NotNullChecked(body=None).validate_constraints()),
    ]


@probe(
    tables=[NotJSONNullChecked],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_not_json_null():
    """Validation refuses JSON null where it is forbidden."""
    return [
        attempt(lambda: NotJSONNullChecked(body={"a": 1}).validate_constraints()),
        attempt(lambda: NotJSONNullChecked(body=json_null()).validate_constraints()),
    ]


@probe(
    tables=[KeyCastChecked],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_cast():
    """Validation compares KT() cast to an IntegerField with a number."""
    return [
        attempt(lambda: KeyCastChecked(body={"n": 5}).validate_constraints()),
        attempt(lambda: KeyCastChecked(body={"n": -5}).validate_constraints()),
    ]


@probe(
    tables=[PriceChecked],
    atomic=False,
    answer=True,
    docs="ref/models/constraints/#django.db.models.CheckConstraint.condition",
    since="4.1",
)
def validate_agrees_on_string():
    """Validation and the database agree on a string that is compared with a number."""
    document = PriceChecked(body={"price": "abc"})
    validated, saved = attempt(document.validate_constraints), attempt(document.save)
    return (validated == "accepted") is (saved == "accepted")


@probe(
    tables=[PriceChecked],
    atomic=False,
    answer=True,
    docs="ref/models/constraints/#django.db.models.CheckConstraint.condition",
    since="4.1",
)
def validate_agrees_on_json_null():
    """Validation and the database agree on a null that is compared with a number."""
    document = PriceChecked(body={"price": None})
    validated, saved = attempt(document.validate_constraints), attempt(document.save)
    return (validated == "accepted") is (saved == "accepted")


@probe(
    tables=[HasKeyChecked],
    atomic=False,
    answer=True,
    docs="ref/models/constraints/#django.db.models.CheckConstraint.condition",
    since="4.1",
)
def validate_agrees_on_sql_null():
    """Validation and the database agree on SQL NULL where a key is demanded."""
    document = HasKeyChecked(body=None)
    validated, saved = attempt(document.validate_constraints), attempt(document.save)
    return (validated == "accepted") is (saved == "accepted")


@probe(
    tables=[MessageChecked],
    atomic=False,
    answer=["Not for free."],
    docs="ref/models/constraints/#django.db.models.BaseConstraint.violation_error_message",
    since="4.1",
)
def violation_error_message():
    """Validation says violation_error_message where a key violates the CheckConstraint."""
    try:
        MessageChecked(body={"price": -10}).validate_constraints()
    except ValidationError as refusal:
        return refusal.messages
