"""Tables on which a document, or a key of it, is unique, each made for the questions that name it."""

from __future__ import annotations

from django.db import models
from django.db.models import CharField, F, Q, UniqueConstraint
from django.db.models.functions import Cast, Lower

from .compat import KT, expression_unique, from_django
from .documents import Named, Shelved

try:
    from django.contrib.postgres.constraints import ExclusionConstraint
except ImportError:  # psycopg is not installed: the question says so, the models still load
    ExclusionConstraint = None


class BodyUnique(Shelved):
    """A UniqueConstraint over the whole column."""

    class Meta(Shelved.Meta):
        constraints = [UniqueConstraint(fields=["body"], name="body_unique")]


class FieldUnique(Shelved):
    """A JSONField with unique=True."""

    body = models.JSONField(null=True, unique=True)


class TogetherUnique(Shelved):
    """An ordinary column and a JSONField, unique together."""

    class Meta(Shelved.Meta):
        unique_together = [("number", "body")]


class JSONPrimaryKey(Named):
    """A JSONField as the primary key."""

    body = models.JSONField(primary_key=True)

    class Meta(Named.Meta):
        app_label = "jsonmatrix"


class SlugUnique(Shelved):
    """A UniqueConstraint over a key as text."""

    class Meta(Shelved.Meta):
        constraints = expression_unique(KT("body__slug"), name="slug_unique")


class SlugCastUnique(Shelved):
    """A UniqueConstraint over a key as text of limited length."""

    class Meta(Shelved.Meta):
        constraints = expression_unique(
            Cast(KT("body__slug"), CharField(max_length=50)), name="slug_cast_unique"
        )


class SlugLowerUnique(Shelved):
    """A UniqueConstraint over a key in lower case."""

    class Meta(Shelved.Meta):
        constraints = expression_unique(
            Lower(Cast(KT("body__slug"), CharField(max_length=50))), name="slug_lower_unique"
        )


class SlugKeyUnique(Shelved):
    """A UniqueConstraint over a key as JSON."""

    class Meta(Shelved.Meta):
        constraints = expression_unique(F("body__slug"), name="slug_key_unique")


class ColumnAndSlugUnique(Shelved):
    """A UniqueConstraint over an ordinary column and a key."""

    class Meta(Shelved.Meta):
        constraints = expression_unique(
            F("number"), Cast(KT("body__slug"), CharField(max_length=50)), name="number_slug_unique"
        )


class ActiveUnique(Shelved):
    """A UniqueConstraint over an ordinary column, of the rows whose key is true."""

    class Meta(Shelved.Meta):
        constraints = [
            UniqueConstraint(fields=["number"], condition=Q(body__active=True), name="active_unique")
        ]


class HasKeyUnique(Shelved):
    """A UniqueConstraint over an ordinary column, of the rows that have a key."""

    class Meta(Shelved.Meta):
        constraints = [
            UniqueConstraint(fields=["number"], condition=Q(body__has_key="active"), name="has_key_unique")
        ]


class IncludeUnique(Shelved):
    """A UniqueConstraint over an ordinary column that includes the document."""

    class Meta(Shelved.Meta):
        constraints = from_django(
            (3, 2),
            lambda: [UniqueConstraint(fields=["number"], include=["body"], name="include_unique")],
            before=[],
        )


class BodyNullsUnique(Shelved):
    """A UniqueConstraint over the whole column, NULL included."""

    class Meta(Shelved.Meta):
        constraints = from_django(
            (5, 0),
            lambda: [UniqueConstraint(fields=["body"], nulls_distinct=False, name="body_nulls_unique")],
            before=[],
        )


class SlugNullsUnique(Shelved):
    """A UniqueConstraint over a key, NULL included."""

    class Meta(Shelved.Meta):
        constraints = from_django(
            (5, 0),
            lambda: expression_unique(
                Cast(KT("body__slug"), CharField(max_length=50)),
                nulls_distinct=False,
                name="slug_nulls_unique",
            ),
            before=[],
        )


class RoomExcluded(Shelved):
    """An ExclusionConstraint over a key as text; SP-GiST compares text without an extension."""

    class Meta(Shelved.Meta):
        constraints = (
            [
                ExclusionConstraint(
                    expressions=[(KT("body__room"), "=")], index_type="SPGIST", name="room_excluded"
                )
            ]
            if ExclusionConstraint
            else []
        )
