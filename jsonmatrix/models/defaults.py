"""Tables whose JSON columns have a default, each made for the questions that name it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.db.models import JSONField, Value, functions

from .compat import from_django
from .documents import Shelved


def _db_default(make: Callable[[], Any], *, since: tuple[int, int] = (5, 0)) -> JSONField:
    """Make a JSONField with this `db_default`, one without where Django has none yet."""
    return from_django(since, lambda: JSONField(db_default=make()), before=JSONField(null=True))


class CallableDefault(Shelved):
    """The documented way: a callable that returns a fresh object."""

    body = JSONField(default=dict)
    extra = JSONField(default=list)

    class Meta(Shelved.Meta):
        pass


class JSONNullDefault(Shelved):
    """JSON null by default."""

    body = from_django((6, 1), lambda: JSONField(default=models.JSONNull), before=JSONField(null=True))

    class Meta(Shelved.Meta):
        pass


class DBDefaultEmpty(Shelved):
    """An empty object and an empty array by default of the database."""

    body = _db_default(dict)
    extra = _db_default(list)

    class Meta(Shelved.Meta):
        pass


class DBDefaultObject(Shelved):
    """An object by default of the database."""

    body = _db_default(lambda: {"a": 1, "b": [True, None]})

    class Meta(Shelved.Meta):
        pass


class DBDefaultScalars(Shelved):
    """A string, a number and a boolean by default of the database."""

    body = _db_default(lambda: "text")
    extra = _db_default(lambda: 5)
    flag = _db_default(lambda: True)

    class Meta(Shelved.Meta):
        pass


class DBDefaultQuoted(Shelved):
    """Characters by default of the database that mean something in SQL."""

    body = _db_default(lambda: {"it's": '100% "\\'})

    class Meta(Shelved.Meta):
        pass


class DBDefaultValue(Shelved):
    """An object in a Value() by default of the database."""

    body = _db_default(lambda: Value({"a": 1}, JSONField()))

    class Meta(Shelved.Meta):
        pass


class DBDefaultJSONNull(Shelved):
    """JSON null by default of the database."""

    body = _db_default(lambda: models.JSONNull(), since=(6, 1))

    class Meta(Shelved.Meta):
        pass


class DBDefaultJSONObject(Shelved):
    """What JSONObject() makes by default of the database."""

    body = _db_default(lambda: functions.JSONObject(a=Value(1)))

    class Meta(Shelved.Meta):
        pass


class DBDefaultJSONArray(Shelved):
    """What JSONArray() makes by default of the database."""

    body = _db_default(lambda: functions.JSONArray(Value(1), Value(2)), since=(5, 2))

    class Meta(Shelved.Meta):
        pass
