"""Defaults and validation."""

import uuid

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import JSONField

from jsonmatrix.models import (
    CallableDefault,
    DBDefaultEmpty,
    DBDefaultJSONArray,
    DBDefaultJSONNull,
    DBDefaultJSONObject,
    DBDefaultObject,
    DBDefaultQuoted,
    DBDefaultScalars,
    DBDefaultValue,
    Document,
    JSONNullDefault,
)
from jsonmatrix.probe import Raises, probe


@probe(tables=[CallableDefault], answer=[{}, []], docs="ref/models/fields/#jsonfield")
def callable_default():
    """default=dict and default=list store an empty object and an empty array."""
    CallableDefault.objects.create(name="new")
    new = CallableDefault.objects.get(name="new")
    return [new.body, new.extra]


@probe(answer=["fields.E010"], docs="ref/models/fields/#jsonfield")
def mutable_default():
    """The system check warns of default={}, which all objects would share."""
    return [warning.id for warning in JSONField(name="body", default={}).check()]


@probe(
    tables=[JSONNullDefault],
    answer=["new"],
    docs="topics/db/queries/#storing-and-querying-for-none",
    since="6.1",
)
def json_null_default():
    """default=JSONNull stores JSON null."""
    JSONNullDefault.objects.create(name="new")
    return JSONNullDefault.objects.filter(body__isnull=False)


@probe(tables=[DBDefaultEmpty], answer=[{}, []], docs="ref/models/fields/#db-default", since="5.0")
def db_default_empty():
    """db_default stores an empty object and an empty array."""
    DBDefaultEmpty.objects.create(name="new")
    new = DBDefaultEmpty.objects.get(name="new")
    return [new.body, new.extra]


@probe(
    tables=[DBDefaultObject],
    answer={"a": 1, "b": [True, None]},
    docs="ref/models/fields/#db-default",
    since="5.0",
)
def db_default_object():
    """db_default stores an object."""
    DBDefaultObject.objects.create(name="new")
    return DBDefaultObject.objects.get(name="new").body


@probe(tables=[DBDefaultScalars], answer=["text", 5, True], docs="ref/models/fields/#db-default", since="5.0")
def db_default_scalars():
    """db_default stores a string, a number and a boolean."""
    DBDefaultScalars.objects.create(name="new")
    new = DBDefaultScalars.objects.get(name="new")
    return [new.body, new.extra, new.flag]


@probe(
    tables=[DBDefaultQuoted], answer={"it's": '100% "\\'}, docs="ref/models/fields/#db-default", since="5.0"
)
def db_default_special_characters():
    """db_default stores quotes, backslashes and percent signs as they are."""
    DBDefaultQuoted.objects.create(name="new")
    return DBDefaultQuoted.objects.get(name="new").body


@probe(tables=[DBDefaultValue], answer={"a": 1}, docs="ref/models/fields/#db-default", since="5.0")
def db_default_value():
    """db_default stores the object in a Value()."""
    DBDefaultValue.objects.create(name="new")
    return DBDefaultValue.objects.get(name="new").body


@probe(tables=[DBDefaultJSONNull], answer=["new"], docs="ref/models/fields/#db-default", since="6.1")
def db_default_json_null():
    """db_default=JSONNull() stores JSON null."""
    DBDefaultJSONNull.objects.create(name="new")
    return DBDefaultJSONNull.objects.filter(body__isnull=False)


@probe(tables=[DBDefaultJSONObject], answer={"a": 1}, docs="ref/models/fields/#db-default", since="5.0")
def db_default_json_object():
    """db_default stores what JSONObject() makes."""
    DBDefaultJSONObject.objects.create(name="new")
    return DBDefaultJSONObject.objects.get(name="new").body


@probe(tables=[DBDefaultJSONArray], answer=[1, 2], docs="ref/models/fields/#db-default", since="5.2")
def db_default_json_array():
    """db_default stores what JSONArray() makes."""
    DBDefaultJSONArray.objects.create(name="new")
    return DBDefaultJSONArray.objects.get(name="new").body


@probe(tables=[DBDefaultObject], answer=True, docs="ref/models/fields/#db-default", since="5.0")
def db_default_on_object():
    """The object has the value that db_default stored once it is saved."""
    return DBDefaultObject.objects.create(name="new").body == {"a": 1, "b": [True, None]}


@probe(
    tables=[DBDefaultObject],
    answer=[["default", {"a": 1, "b": [True, None]}], ["given", {"c": 2}]],
    docs="ref/models/fields/#db-default",
    since="5.0",
)
def db_default_bulk_create():
    """bulk_create() leaves to db_default only what is not given."""
    DBDefaultObject.objects.bulk_create(
        [DBDefaultObject(name="default"), DBDefaultObject(name="given", body={"c": 2})]
    )
    return DBDefaultObject.objects.values_list("name", "body")


@probe(answer=["Value must be valid JSON."], docs="ref/models/instances/#validating-objects")
def full_clean_unserialisable():
    """full_clean() refuses a value that the encoder does not know."""
    try:
        Document(name="new", body={"id": uuid.UUID(int=1)}).full_clean()
    except ValidationError as error:
        return error.message_dict["body"]


@probe(answer=["This field cannot be blank."], docs="ref/models/fields/#blank")
def full_clean_blank():
    """full_clean() takes an empty object for blank."""
    try:
        Document(name="new", body={}).full_clean()
    except ValidationError as error:
        return error.message_dict["body"]


@probe(answer=Raises(ValueError), docs="ref/models/fields/#django.db.models.JSONField.encoder")
def encoder_instance():
    """An encoder is given as a class: an instance is refused."""
    JSONField(encoder=DjangoJSONEncoder())
