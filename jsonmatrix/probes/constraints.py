"""Constraints."""

from django.db import IntegrityError

from jsonmatrix.models import PriceChecked
from jsonmatrix.probe import Raises, probe


@probe(tables=[PriceChecked], answer=Raises(IntegrityError), docs="ref/models/constraints/#checkconstraint")
def check_key_gt():
    """A CheckConstraint on a key refuses the row that violates it."""
    PriceChecked.objects.create(name="right", body={"price": 1})
    PriceChecked.objects.create(name="wrong", body={"price": -1})
