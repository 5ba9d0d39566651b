"""Unique and exclusion constraints."""

from jsonmatrix.models import (
    ActiveUnique,
    BodyNullsUnique,
    BodyUnique,
    ColumnAndSlugUnique,
    FieldUnique,
    HasKeyUnique,
    IncludeUnique,
    JSONPrimaryKey,
    RoomExcluded,
    SlugCastUnique,
    SlugKeyUnique,
    SlugLowerUnique,
    SlugNullsUnique,
    SlugUnique,
    TogetherUnique,
    json_null,
)
from jsonmatrix.probe import probe

from ._attempt import attempt


@probe(tables=[FieldUnique], answer=["accepted", "IntegrityError"], docs="ref/models/fields/#unique")
def field_unique():
    """A JSONField with unique=True refuses the same document twice."""
    FieldUnique.objects.create(body={"a": 1})
    return [
        attempt(lambda: FieldUnique.objects.create(body={"a": 2})),
        attempt(lambda: FieldUnique.objects.create(body={"a": 1})),
    ]


@probe(
    tables=[BodyUnique],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#uniqueconstraint",
)
def fields():
    """A UniqueConstraint on a JSONField refuses the same document twice."""
    BodyUnique.objects.create(body={"a": 1})
    return [
        attempt(lambda: BodyUnique.objects.create(body={"a": 2})),
        attempt(lambda: BodyUnique.objects.create(body={"a": 1})),
    ]


@probe(tables=[BodyUnique], answer="IntegrityError")
def fields_key_order():
    """A UniqueConstraint on a JSONField refuses the same document with its keys in another order."""
    BodyUnique.objects.create(body={"a": 1, "b": 2})
    return attempt(lambda: BodyUnique.objects.create(body={"b": 2, "a": 1}))


@probe(
    tables=[BodyUnique],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.nulls_distinct",
)
def fields_sql_null():
    """A UniqueConstraint on a JSONField accepts SQL NULL twice, and no document twice."""
    BodyUnique.objects.create(body=None)
    BodyUnique.objects.create(body={})
    return [
        attempt(lambda: BodyUnique.objects.create(body=None)),
        attempt(lambda: BodyUnique.objects.create(body={})),
    ]


@probe(tables=[BodyUnique], answer="IntegrityError")
def fields_json_null():
    """A UniqueConstraint on a JSONField refuses JSON null twice."""
    BodyUnique.objects.create(body=json_null())
    return attempt(lambda: BodyUnique.objects.create(body=json_null()))


@probe(tables=[BodyUnique], answer=["accepted", "accepted", "IntegrityError"])
def fields_types():
    """A UniqueConstraint on a JSONField tells the number 1 from the string "1" and from true."""
    BodyUnique.objects.create(body=1)
    return [
        attempt(lambda: BodyUnique.objects.create(body="1")),
        attempt(lambda: BodyUnique.objects.create(body=True)),
        attempt(lambda: BodyUnique.objects.create(body=1)),
    ]


@probe(tables=[BodyUnique], answer=["accepted", "IntegrityError"])
def fields_case():
    """A UniqueConstraint on a JSONField tells upper from lower case."""
    BodyUnique.objects.create(body={"slug": "a"})
    return [
        attempt(lambda: BodyUnique.objects.create(body={"slug": "A"})),
        attempt(lambda: BodyUnique.objects.create(body={"slug": "a"})),
    ]


@probe(
    tables=[BodyUnique], answer="IntegrityError", docs="https://www.rfc-editor.org/rfc/rfc6902#section-4.6"
)
def fields_one_and_one_point_zero():
    """A UniqueConstraint on a JSONField takes 1 and 1.0 for equal."""
    BodyUnique.objects.create(body={"a": 1})
    return attempt(lambda: BodyUnique.objects.create(body={"a": 1.0}))


@probe(
    tables=[BodyNullsUnique],
    answer="IntegrityError",
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.nulls_distinct",
    since="5.0",
)
def fields_nulls_distinct():
    """A UniqueConstraint on a JSONField with nulls_distinct=False refuses SQL NULL twice."""
    BodyNullsUnique.objects.create(body=None)
    return attempt(lambda: BodyNullsUnique.objects.create(body=None))


@probe(
    tables=[TogetherUnique], answer=["accepted", "IntegrityError"], docs="ref/models/options/#unique-together"
)
def unique_together():
    """A column and a JSONField in unique_together refuse the same pair twice."""
    TogetherUnique.objects.create(number=1, body={"a": 1})
    return [
        attempt(lambda: TogetherUnique.objects.create(number=2, body={"a": 1})),
        attempt(lambda: TogetherUnique.objects.create(number=1, body={"a": 1})),
    ]


@probe(tables=[JSONPrimaryKey], answer={"a": 1}, docs="ref/models/fields/#primary-key")
def primary_key():
    """A JSONField with primary_key=True identifies a row."""
    JSONPrimaryKey.objects.create(body={"a": 1}, name="one")
    JSONPrimaryKey.objects.create(body={"a": 2}, name="two")
    return JSONPrimaryKey.objects.get(pk={"a": 1}).pk


@probe(
    tables=[SlugUnique],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.expressions",
    since="4.0",
)
def key_text():
    """A UniqueConstraint on KT() refuses the same value of a key twice."""
    SlugUnique.objects.create(body={"slug": "a"})
    return [
        attempt(lambda: SlugUnique.objects.create(body={"slug": "b"})),
        attempt(lambda: SlugUnique.objects.create(body={"slug": "a", "more": True})),
    ]


@probe(
    tables=[SlugCastUnique],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.expressions",
    since="4.0",
)
def key_text_cast():
    """A UniqueConstraint on KT() cast to a CharField refuses the same value of a key twice."""
    SlugCastUnique.objects.create(body={"slug": "a"})
    return [
        attempt(lambda: SlugCastUnique.objects.create(body={"slug": "b"})),
        attempt(lambda: SlugCastUnique.objects.create(body={"slug": "a", "more": True})),
    ]


@probe(
    tables=[SlugKeyUnique],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.expressions",
    since="4.0",
)
def key():
    """A UniqueConstraint on F("body__slug") refuses the same value of a key twice."""
    SlugKeyUnique.objects.create(body={"slug": "a"})
    return [
        attempt(lambda: SlugKeyUnique.objects.create(body={"slug": "b"})),
        attempt(lambda: SlugKeyUnique.objects.create(body={"slug": "a", "more": True})),
    ]


@probe(
    tables=[ColumnAndSlugUnique],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.expressions",
    since="4.0",
)
def column_and_key():
    """A UniqueConstraint on a column and a key cast to a CharField refuses the same pair twice."""
    ColumnAndSlugUnique.objects.create(number=1, body={"slug": "a"})
    return [
        attempt(lambda: ColumnAndSlugUnique.objects.create(number=2, body={"slug": "a"})),
        attempt(lambda: ColumnAndSlugUnique.objects.create(number=1, body={"slug": "a"})),
    ]


@probe(
    tables=[SlugCastUnique],
    answer=["accepted", "accepted", "IntegrityError"],
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.nulls_distinct",
    since="4.0",
)
def key_text_missing():
    """A UniqueConstraint on a key accepts several documents without the key, and several SQL NULLs."""
    for body in ({}, None, {"slug": "a"}):
        SlugCastUnique.objects.create(body=body)
    return [
        attempt(lambda: SlugCastUnique.objects.create(body={})),
        attempt(lambda: SlugCastUnique.objects.create(body=None)),
        attempt(lambda: SlugCastUnique.objects.create(body={"slug": "a"})),
    ]


@probe(
    tables=[SlugCastUnique],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.expressions",
    since="4.0",
)
def key_text_case():
    """A UniqueConstraint on KT() cast to a CharField tells upper from lower case."""
    SlugCastUnique.objects.create(body={"slug": "a"})
    return [
        attempt(lambda: SlugCastUnique.objects.create(body={"slug": "A"})),
        attempt(lambda: SlugCastUnique.objects.create(body={"slug": "a"})),
    ]


@probe(
    tables=[SlugLowerUnique],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.expressions",
    since="4.0",
)
def key_text_lower():
    """A UniqueConstraint on Lower() of a key refuses the same value in upper case."""
    SlugLowerUnique.objects.create(body={"slug": "a"})
    return [
        attempt(lambda: SlugLowerUnique.objects.create(body={"slug": "b"})),
        attempt(lambda: SlugLowerUnique.objects.create(body={"slug": "A"})),
    ]


@probe(
    tables=[SlugUnique],
    answer=["accepted", "IntegrityError"],
    docs="topics/db/queries/#django.db.models.fields.json.KT",
    since="4.0",
)
def key_text_types():
    """A UniqueConstraint on KT() takes the number 1 and the string "1" for equal."""
    SlugUnique.objects.create(body={"slug": 1})
    return [
        attempt(lambda: SlugUnique.objects.create(body={"slug": 2})),
        attempt(lambda: SlugUnique.objects.create(body={"slug": "1"})),
    ]


@probe(
    tables=[SlugCastUnique],
    answer=["accepted", "IntegrityError"],
    docs="topics/db/queries/#django.db.models.fields.json.KT",
    since="4.0",
)
def key_text_cast_types():
    """A UniqueConstraint on KT() cast to a CharField takes the number 1 and the string "1" for equal."""
    SlugCastUnique.objects.create(body={"slug": 1})
    return [
        attempt(lambda: SlugCastUnique.objects.create(body={"slug": 2})),
        attempt(lambda: SlugCastUnique.objects.create(body={"slug": "1"})),
    ]


@probe(
    tables=[SlugKeyUnique],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.expressions",
    since="4.0",
)
def key_types():
    """A UniqueConstraint on F("body__slug") tells the number 1 from the string "1"."""
    SlugKeyUnique.objects.create(body={"slug": 1})
    return [
        attempt(lambda: SlugKeyUnique.objects.create(body={"slug": "1"})),
        attempt(lambda: SlugKeyUnique.objects.create(body={"slug": 1})),
    ]


@probe(
    tables=[SlugNullsUnique],
    answer="IntegrityError",
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.nulls_distinct",
    since="5.0",
)
def key_text_nulls_distinct():
    """A UniqueConstraint on a key with nulls_distinct=False refuses a second document without the key."""
    SlugNullsUnique.objects.create(body={})
    return attempt(lambda: SlugNullsUnique.objects.create(body={}))


@probe(
    tables=[SlugCastUnique],
    answer=["one", "two"],
    docs="ref/models/querysets/#bulk-create",
    since="4.0",
)
def ignore_conflicts():
    """bulk_create() with ignore_conflicts leaves out the document whose key is taken."""
    SlugCastUnique.objects.create(name="one", body={"slug": "a"})
    SlugCastUnique.objects.bulk_create(
        [SlugCastUnique(name="again", body={"slug": "a"}), SlugCastUnique(name="two", body={"slug": "b"})],
        ignore_conflicts=True,
    )
    return SlugCastUnique.objects.all()


@probe(
    tables=[ActiveUnique],
    answer=["accepted", "accepted", "IntegrityError"],
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.condition",
)
def condition_on_key():
    """A UniqueConstraint with condition=Q(body__active=True) binds the rows with that value alone."""
    ActiveUnique.objects.create(number=1, body={"active": True})
    return [
        attempt(lambda: ActiveUnique.objects.create(number=1, body={"active": False})),
        attempt(lambda: ActiveUnique.objects.create(number=1, body={})),
        attempt(lambda: ActiveUnique.objects.create(number=1, body={"active": True})),
    ]


@probe(
    tables=[HasKeyUnique],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.condition",
)
def condition_on_has_key():
    """A UniqueConstraint with condition=Q(body__has_key="active") binds the rows with that key alone."""
    HasKeyUnique.objects.create(number=1, body={"active": True})
    return [
        attempt(lambda: HasKeyUnique.objects.create(number=1, body={})),
        attempt(lambda: HasKeyUnique.objects.create(number=1, body={"active": False})),
    ]


@probe(
    tables=[IncludeUnique],
    answer=["accepted", "IntegrityError"],
    docs="ref/models/constraints/#django.db.models.UniqueConstraint.include",
    since="3.2",
)
def include():
    """A UniqueConstraint on a column that includes the JSONField refuses the same number twice."""
    IncludeUnique.objects.create(number=1, body={"a": 1})
    return [
        attempt(lambda: IncludeUnique.objects.create(number=2, body={"a": 1})),
        attempt(lambda: IncludeUnique.objects.create(number=1, body={"a": 2})),
    ]


@probe(tables=[SlugCastUnique], answer=True, docs="ref/checks/#models", since="4.0")
def expression_check():
    """The system check models.W044 warns of a UniqueConstraint on a key just where it does not hold."""
    warned = "models.W044" in [warning.id for warning in SlugCastUnique.check(databases=["default"])]
    SlugCastUnique.objects.create(body={"slug": "a"})
    holds = attempt(lambda: SlugCastUnique.objects.create(body={"slug": "a"})) == "IntegrityError"
    return warned is not holds


@probe(tables=[ActiveUnique], answer=True, docs="ref/checks/#models")
def condition_check():
    """The system check models.W036 warns of a UniqueConstraint with a condition where it does not hold."""
    warned = "models.W036" in [warning.id for warning in ActiveUnique.check(databases=["default"])]
    ActiveUnique.objects.create(number=1, body={"active": True})
    holds = attempt(lambda: ActiveUnique.objects.create(number=1, body={"active": True})) == "IntegrityError"
    return warned is not holds


@probe(
    tables=[BodyUnique],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_fields():
    """Validation refuses a document that a UniqueConstraint on the JSONField already has."""
    BodyUnique.objects.create(body={"a": 1})
    return [
        attempt(lambda: BodyUnique(body={"a": 2}).validate_constraints()),
        attempt(lambda: BodyUnique(body={"a": 1}).validate_constraints()),
    ]


@probe(
    tables=[BodyUnique],
    atomic=False,
    answer="ValidationError",
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_fields_key_order():
    """Validation refuses a document that is there with its keys in another order."""
    BodyUnique.objects.create(body={"a": 1, "b": 2})
    return attempt(lambda: BodyUnique(body={"b": 2, "a": 1}).validate_constraints())


@probe(
    tables=[SlugCastUnique],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_key_text():
    """Validation refuses a value that a UniqueConstraint on KT() already has."""
    SlugCastUnique.objects.create(body={"slug": "a"})
    return [
        attempt(lambda: SlugCastUnique(body={"slug": "b"}).validate_constraints()),
        attempt(lambda: SlugCastUnique(body={"slug": "a"}).validate_constraints()),
    ]


@probe(
    tables=[SlugKeyUnique],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_key():
    """Validation refuses a value that a UniqueConstraint on F("body__slug") already has."""
    SlugKeyUnique.objects.create(body={"slug": "a"})
    return [
        attempt(lambda: SlugKeyUnique(body={"slug": "b"}).validate_constraints()),
        attempt(lambda: SlugKeyUnique(body={"slug": "a"}).validate_constraints()),
    ]


@probe(
    tables=[ActiveUnique],
    atomic=False,
    answer=["accepted", "ValidationError"],
    docs="ref/models/instances/#django.db.models.Model.validate_constraints",
    since="4.1",
)
def validate_condition_on_key():
    """Validation heeds the condition of a UniqueConstraint on a key."""
    ActiveUnique.objects.create(number=1, body={"active": True})
    return [
        attempt(lambda: ActiveUnique(number=1, body={"active": False}).validate_constraints()),
        attempt(lambda: ActiveUnique(number=1, body={"active": True}).validate_constraints()),
    ]


@probe(
    tables=[RoomExcluded],
    answer=["accepted", "IntegrityError"],
    docs="ref/contrib/postgres/constraints/#exclusionconstraint",
)
def exclusion():
    """An ExclusionConstraint on KT() refuses a row with the same value of the key."""
    from django.contrib.postgres import constraints  # noqa: F401 (without psycopg there is none)

    RoomExcluded.objects.create(body={"room": "x"})
    return [
        attempt(lambda: RoomExcluded.objects.create(body={"room": "y"})),
        attempt(lambda: RoomExcluded.objects.create(body={"room": "x"})),
    ]
