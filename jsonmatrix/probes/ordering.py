"""Ordering, grouping, distinct and values."""

from jsonmatrix.models import Document
from jsonmatrix.probe import probe


@probe(
    documents={"nine": {"n": 9}, "ten": {"n": 10}, "minus": {"n": -1}},
    answer=["minus", "nine", "ten"],
    docs="topics/db/queries/#key-index-and-path-transforms",
)
def order_by_number():
    """Ordering by a key compares numbers as numbers."""
    return Document.objects.order_by("body__n")
