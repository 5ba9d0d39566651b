"""Trying something that a constraint may refuse."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction


def attempt(action: Callable[[], object]) -> str:
    """Do it and say `accepted`, or name the refusal; any other error goes on its way."""
    try:
        with transaction.atomic():
            action()
    except (IntegrityError, ValidationError) as refusal:
        return type(refusal).__name__
    return "accepted"
