"""Tables with a GeneratedField over a JSON key, each made for the questions that name it."""

from __future__ import annotations

from django.db import models

from .compat import KT, generated_field
from .documents import Shelved


class StatusGenerated(Shelved):
    """A stored column with the text of a key."""

    status = generated_field(KT("body__status"), models.CharField(max_length=20))
