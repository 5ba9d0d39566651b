"""The one models module: JSONField, its indexes, constraints and generated columns, as a user writes them."""

from .compat import KT, VERSION, KeyTextTransform, KeyTransform, check, json_null
from .constraints import *  # noqa: F403 (each file adds its tables to the one module)
from .defaults import *  # noqa: F403
from .documents import DecimalDecoder, Document, Named, Review, Shelved
from .generated import *  # noqa: F403
from .indexes import *  # noqa: F403
from .key_constraints import *  # noqa: F403
from .migrated import *  # noqa: F403
from .orderings import *  # noqa: F403
from .unique_constraints import *  # noqa: F403

__all__ = [
    "KT",
    "VERSION",
    "DecimalDecoder",
    "Document",
    "KeyTextTransform",
    "KeyTransform",
    "Named",
    "Review",
    "Shelved",
    "check",
    "json_null",
]
