"""Running operations as a migration of the user's own would."""

from __future__ import annotations

from typing import Any

from django.core.checks import ERROR
from django.core.management.base import SystemCheckError
from django.db import connection
from django.db.migrations import Migration
from django.db.migrations.state import ModelState, ProjectState


def migrate(model: type[Any], *operations: Any) -> type[Any]:
    """Do the operations in one migration, checked first as `migrate` does; give the model they lead to."""
    state = ProjectState()
    state.add_model(ModelState.from_model(model))
    migration = Migration("asked", "jsonmatrix")
    migration.operations = list(operations)
    after: type[Any] = migration.mutate_state(state).apps.get_model("jsonmatrix", model.__name__)
    _check(after)
    with connection.schema_editor(atomic=migration.atomic) as editor:
        migration.apply(state, editor)
    return after


def _check(model: type[Any]) -> None:
    errors = [error for error in model.check(databases=[connection.alias]) if error.level >= ERROR]
    if errors:
        raise SystemCheckError("; ".join(f"({error.id}) {error.msg}" for error in errors))
