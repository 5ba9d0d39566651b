"""Indexes."""

from typing import Any

from django.db import connection
from django.db.models import CharField, Index
from django.db.models.functions import Cast

from jsonmatrix.models import (
    KT,
    BrinKeyIndexed,
    BTreeKeyIndexed,
    ColumnAndFieldIndexed,
    ColumnAndKeyIndexed,
    DbIndexed,
    FieldIndexed,
    GinIndexed,
    GinKeyIndexed,
    GinOpClassIndexed,
    GinOptionsIndexed,
    GinPathOpsIndexed,
    HashIndexed,
    HashKeyIndexed,
    IncludeIndexed,
    KeyCastIndexed,
    KeyIndexed,
    KeyIntegerIndexed,
    KeyLowerIndexed,
    KeyTextDescendingIndexed,
    KeyTextIndexed,
    PartialHasKeyIndexed,
    PartialKeyIndexed,
    PartialNotNullIndexed,
    PathCastIndexed,
    SpGistKeyIndexed,
    Unindexed,
)
from jsonmatrix.probe import probe


def indexes_of(model: type[Any]) -> dict[str, list[str]]:
    """The names and columns of the indexes that the database has on a table."""
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    return {name: info["columns"] for name, info in found.items() if info["index"]}


def is_partial(model: type[Any]) -> bool:
    """Tell whether the statement that made a table's index limits it to the rows of a condition."""
    (index,) = model._meta.indexes
    with connection.schema_editor(collect_sql=True) as editor:
        return index.name in indexes_of(model) and " WHERE " in str(index.create_sql(model, editor))


@probe(
    tables=[FieldIndexed],
    answer={"index_body": {"columns": ["body"], "kind": "index"}},
    docs="ref/models/fields/#jsonfield",
)
def field():
    """An Index on a JSONField builds an index."""
    return FieldIndexed


@probe(tables=[DbIndexed], answer=True, docs="ref/models/fields/#jsonfield")
def db_index():
    """A JSONField with db_index=True is indexed."""
    return ["body"] in indexes_of(DbIndexed).values()


@probe(tables=[DbIndexed], answer=True, docs="ref/checks/#model-fields")
def db_index_check():
    """The system check fields.W162 warns of db_index=True just where it builds no index."""
    warned = "fields.W162" in [warning.id for warning in DbIndexed.check(databases=["default"])]
    built = ["body"] in indexes_of(DbIndexed).values()
    return warned is not built


@probe(
    tables=[ColumnAndFieldIndexed],
    answer={"index_number_body": {"columns": ["number", "body"], "kind": "index"}},
    docs="ref/models/indexes/#fields",
)
def column_and_field():
    """An Index on an ordinary column and a JSONField builds an index on both."""
    return ColumnAndFieldIndexed


@probe(
    tables=[KeyTextIndexed],
    answer={"index_kt": {"columns": [], "kind": "index"}},
    docs="ref/models/indexes/#expressions",
    since="3.2",
)
def key_text():
    """An Index on KT() builds an index on a key as text."""
    return KeyTextIndexed


@probe(
    tables=[KeyCastIndexed],
    answer={"index_kt_char": {"columns": [], "kind": "index"}},
    docs="ref/models/indexes/#expressions",
    since="3.2",
)
def key_text_cast():
    """An Index on KT() cast to a CharField builds an index on a key as text of limited length."""
    return KeyCastIndexed


@probe(
    tables=[PathCastIndexed],
    answer={"index_path_char": {"columns": [], "kind": "index"}},
    docs="ref/models/indexes/#expressions",
    since="3.2",
)
def path_text_cast():
    """An Index on KT() of a key within a key, cast to a CharField, builds an index."""
    return PathCastIndexed


@probe(
    tables=[KeyIntegerIndexed],
    answer={"index_kt_integer": {"columns": [], "kind": "index"}},
    docs="ref/models/indexes/#expressions",
    since="3.2",
)
def key_text_cast_integer():
    """An Index on KT() cast to an IntegerField builds an index on a key as a number."""
    return KeyIntegerIndexed


@probe(
    tables=[KeyIndexed],
    answer={"index_key": {"columns": [], "kind": "index"}},
    docs="ref/models/indexes/#expressions",
    since="3.2",
)
def key():
    """An Index on "body__slug" builds an index on a key as JSON."""
    return KeyIndexed


@probe(
    tables=[KeyTextDescendingIndexed],
    answer={"index_kt_desc": {"columns": [], "kind": "index"}},
    docs="ref/models/indexes/#expressions",
    since="3.2",
)
def key_text_descending():
    """An Index on KT().desc() builds an index on a key as text."""
    return KeyTextDescendingIndexed


@probe(
    tables=[KeyLowerIndexed],
    answer={"index_kt_lower": {"columns": [], "kind": "index"}},
    docs="ref/models/indexes/#expressions",
    since="3.2",
)
def key_text_lower():
    """An Index on Lower() of a key cast to a CharField builds an index."""
    return KeyLowerIndexed


@probe(
    tables=[ColumnAndKeyIndexed],
    answer={"index_number_kt": {"columns": ["number"], "kind": "index"}},
    docs="ref/models/indexes/#expressions",
    since="3.2",
)
def column_and_key():
    """An Index on an ordinary column and a key cast to a CharField builds an index."""
    return ColumnAndKeyIndexed


@probe(tables=[KeyCastIndexed], answer=True, docs="ref/checks/#models", since="3.2")
def expression_check():
    """The system check models.W043 warns of an index on a key just where it is not built."""
    warned = "models.W043" in [warning.id for warning in KeyCastIndexed.check(databases=["default"])]
    built = "index_kt_char" in indexes_of(KeyCastIndexed)
    return warned is not built


@probe(
    tables=[Unindexed], atomic=False, answer=[True, False], docs="ref/schema-editor/#add-index", since="3.2"
)
def add_and_remove():
    """The schema editor adds an index on a key to a table and removes it again."""
    index = Index(Cast(KT("body__slug"), CharField(max_length=50)), name="index_added")
    with connection.schema_editor() as editor:
        editor.add_index(Unindexed, index)
    added = index.name in indexes_of(Unindexed)
    with connection.schema_editor() as editor:
        editor.remove_index(Unindexed, index)
    return [added, index.name in indexes_of(Unindexed)]


@probe(tables=[PartialKeyIndexed], atomic=False, answer=True, docs="ref/models/indexes/#condition")
def condition_on_key():
    """An Index with condition=Q(body__status="open") is limited to the rows with that value."""
    return is_partial(PartialKeyIndexed)


@probe(tables=[PartialHasKeyIndexed], atomic=False, answer=True, docs="ref/models/indexes/#condition")
def condition_on_has_key():
    """An Index with condition=Q(body__has_key="status") is limited to the rows with that key."""
    return is_partial(PartialHasKeyIndexed)


@probe(tables=[PartialNotNullIndexed], atomic=False, answer=True, docs="ref/models/indexes/#condition")
def condition_on_isnull():
    """An Index with condition=Q(body__isnull=False) is limited to the rows with a document."""
    return is_partial(PartialNotNullIndexed)


@probe(tables=[PartialKeyIndexed], atomic=False, answer=True, docs="ref/checks/#models")
def condition_check():
    """The system check models.W037 warns of an index with a condition just where the condition is ignored."""
    warned = "models.W037" in [warning.id for warning in PartialKeyIndexed.check(databases=["default"])]
    return warned is not is_partial(PartialKeyIndexed)


@probe(
    tables=[IncludeIndexed],
    answer={"index_include": {"columns": ["number", "body"], "kind": "index"}},
    docs="ref/models/indexes/#include",
    since="3.2",
)
def include():
    """An Index on a column that includes the JSONField stores the document beside it."""
    return IncludeIndexed


@probe(
    tables=[GinIndexed],
    answer={"gin_body": {"columns": ["body"], "kind": "gin index"}},
    docs="ref/contrib/postgres/indexes/#ginindex",
)
def gin():
    """A GinIndex in Meta.indexes builds a GIN index."""
    return GinIndexed


@probe(
    tables=[GinPathOpsIndexed],
    answer={"gin_path_ops": {"columns": ["body"], "kind": "gin index"}},
    docs="ref/models/indexes/#opclasses",
)
def gin_path_ops():
    """A GinIndex with opclasses=["jsonb_path_ops"] builds a GIN index."""
    return GinPathOpsIndexed


@probe(
    tables=[GinOpClassIndexed],
    answer={"gin_opclass": {"columns": ["body"], "kind": "gin index"}},
    docs="ref/contrib/postgres/indexes/#opclass-expressions",
    since="3.2",
)
def gin_opclass():
    """A GinIndex on OpClass(F("body"), name="jsonb_path_ops") builds a GIN index."""
    return GinOpClassIndexed


@probe(
    tables=[GinOptionsIndexed],
    answer={"gin_options": {"columns": ["body"], "kind": "gin index"}},
    docs="ref/contrib/postgres/indexes/#ginindex",
)
def gin_options():
    """A GinIndex with fastupdate and gin_pending_list_limit builds a GIN index."""
    return GinOptionsIndexed


@probe(
    tables=[GinKeyIndexed],
    answer={"gin_key": {"columns": [], "kind": "gin index"}},
    docs="ref/contrib/postgres/indexes/#ginindex",
    since="3.2",
)
def gin_key():
    """A GinIndex on F("body__tags") builds a GIN index on a key."""
    return GinKeyIndexed


@probe(
    tables=[Unindexed],
    atomic=False,
    answer=True,
    docs="ref/contrib/postgres/indexes/#opclass-expressions",
    since="3.2",
)
def gin_trigram():
    """A GinIndex on OpClass(KT("body__title"), name="gin_trgm_ops") is built after TrigramExtension()."""
    from django.contrib.postgres.indexes import GinIndex, OpClass
    from django.contrib.postgres.operations import TrigramExtension

    with connection.schema_editor() as editor:
        TrigramExtension().database_forwards("jsonmatrix", editor, None, None)
        title = OpClass(KT("body__title"), name="gin_trgm_ops")
        editor.add_index(Unindexed, GinIndex(title, name="gin_title"))
    return "gin_title" in indexes_of(Unindexed)


@probe(
    tables=[Unindexed],
    atomic=False,
    answer=True,
    docs="ref/contrib/postgres/operations/#concurrent-index-operations",
)
def gin_concurrently():
    """AddIndexConcurrently adds a GinIndex to a table in use."""
    from django.contrib.postgres.indexes import GinIndex
    from django.contrib.postgres.operations import AddIndexConcurrently
    from django.db.migrations.state import ModelState, ProjectState

    operation = AddIndexConcurrently("Unindexed", GinIndex(fields=["body"], name="gin_added"))
    before, after = ProjectState(), ProjectState()
    for state in (before, after):
        state.add_model(ModelState.from_model(Unindexed))
    operation.state_forwards("jsonmatrix", after)
    with connection.schema_editor(atomic=False) as editor:
        operation.database_forwards("jsonmatrix", editor, before, after)
    return "gin_added" in indexes_of(Unindexed)


@probe(
    tables=[HashIndexed],
    answer={"hash_body": {"columns": ["body"], "kind": "hash index"}},
    docs="ref/contrib/postgres/indexes/#hashindex",
)
def hash_field():
    """A HashIndex on a JSONField builds a hash index."""
    return HashIndexed


@probe(
    tables=[HashKeyIndexed],
    answer={"hash_kt": {"columns": [], "kind": "hash index"}},
    docs="ref/contrib/postgres/indexes/#hashindex",
    since="3.2",
)
def hash_key_text():
    """A HashIndex on KT() builds a hash index on a key as text."""
    return HashKeyIndexed


@probe(
    tables=[BTreeKeyIndexed],
    answer={"btree_kt": {"columns": [], "kind": "index"}},
    docs="ref/contrib/postgres/indexes/#btreeindex",
    since="3.2",
)
def btree_key_text():
    """A BTreeIndex on KT() builds an ordinary index on a key as text."""
    return BTreeKeyIndexed


@probe(
    tables=[BrinKeyIndexed],
    answer={"brin_kt": {"columns": [], "kind": "brin index"}},
    docs="ref/contrib/postgres/indexes/#brinindex",
    since="3.2",
)
def brin_key_integer():
    """A BrinIndex on KT() cast to an IntegerField builds a BRIN index."""
    return BrinKeyIndexed


@probe(
    tables=[SpGistKeyIndexed],
    answer={"spgist_kt": {"columns": [], "kind": "spgist index"}},
    docs="ref/contrib/postgres/indexes/#spgistindex",
    since="3.2",
)
def spgist_key_text():
    """An SpGistIndex on KT() builds an SP-GiST index on a key as text."""
    return SpGistKeyIndexed
