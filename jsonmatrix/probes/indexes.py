"""Indexes."""

from jsonmatrix.models import GinIndexed
from jsonmatrix.probe import probe


@probe(
    tables=[GinIndexed],
    answer={"gin_body": {"columns": ["body"], "kind": "gin index"}},
    docs="ref/contrib/postgres/indexes/#ginindex",
)
def gin():
    """A GinIndex in Meta.indexes builds a GIN index."""
    return GinIndexed
