"""Lookups on the field."""

from jsonmatrix.models import Document
from jsonmatrix.probe import probe


@probe(answer=["rich", "simple"], docs="topics/db/queries/#has-key")
def has_key():
    """A key at the top level matches the row, whatever its value."""
    return Document.objects.filter(body__has_key="a")


@probe(answer=["rich", "simple"], docs="topics/db/queries/#contains")
def contains_object():
    """An object contains the pairs it is asked for."""
    return Document.objects.filter(body__contains={"a": "b"})
