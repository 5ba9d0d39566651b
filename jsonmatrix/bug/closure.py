"""Everything that a piece of this package's code needs, each thing before what needs it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator

from .sources import Definition, Import, Line, effects, find
from .spelling import json_null, spell

COMPAT = "jsonmatrix.models.compat"
DOCUMENTS = "jsonmatrix.documents"
DOCUMENT = "class Document("
# What Django's own spelling brings in where a helper was called.
SPELLED = {
    "CheckConstraint",
    "GeneratedField",
    "Index",
    "IntegerField",
    "JSONField",
    "JSONNull",
    "UniqueConstraint",
    "Value",
}
WIDTH = 100
FIELD = re.compile(r"    (\w+) = models\.")


class ClashError(Exception):
    """Two things that the code needs have one name."""


class Closure:
    """Collects imports and definitions, followed from name to name.

    Class Document goes without the fields that are named in *without*.
    """

    def __init__(self, django: Line, without: Iterable[str] = ()) -> None:
        self.imports: set[Import] = set()
        self.texts: list[str] = []
        self._django = django
        self._without = set(without)
        self._seen: set[Definition] = set()
        self._meanings: dict[str, Import | Definition] = {}

    def require(self, module: str, name: str = "") -> None:
        """Import a name, or a module, from outside of this package."""
        self._import(Import(module, name, name or module))

    def add(self, module: str, name: str) -> None:
        """Take what this name means in this module, and all that it needs; nothing for a builtin."""
        found = find(module, name, self._django)
        if isinstance(found, Import):
            self._import(found)
        elif found:
            self._once(name, found)
            self._define(found, name)
        elif name in SPELLED:
            self.require("django.db.models", name)

    def spelled(self, module: str, text: str) -> str:
        """Spell code of this module for Django alone, and take all that it needs."""
        helpers = {name for name in names(text) if self._is_helper(module, name)}
        text = spell(text, helpers, self._django)
        for name in names(text):
            self.add(module, name)
        return text

    def settle(self, code: str) -> None:
        """Take the effects of the modules at hand that speak of something in the *code*."""
        modules = dict.fromkeys(definition.module for definition in self._seen)
        present = set(re.findall(r"\w+", "\n".join([code, *self.texts])))
        for effect in [effect for module in modules for effect in effects(module, self._django)]:
            if present & set(re.findall(r"\b[A-Z]\w+", effect.text)):
                self._define(effect)

    def _is_helper(self, module: str, name: str) -> bool:
        found = find(module, name, self._django)
        return isinstance(found, Definition) and found.module == COMPAT

    def _define(self, definition: Definition, name: str = "") -> None:
        if definition in self._seen:
            return
        self._seen.add(definition)
        text = definition.text
        if (definition.module, name) == (DOCUMENTS, "JSON_NULL"):
            text = f"JSON_NULL = {json_null(self._django)}"
        elif text.startswith(DOCUMENT):
            text = "\n".join(line for line in text.split("\n") if self._stays(line))
        self.texts.append(self.spelled(definition.module, text))

    def _stays(self, line: str) -> bool:
        field = FIELD.match(line)
        return not field or field[1] not in self._without

    def _import(self, found: Import) -> None:
        self._once(found.bound, found)
        self.imports.add(found)

    def _once(self, name: str, meaning: Import | Definition) -> None:
        if self._meanings.setdefault(name, meaning) != meaning:
            msg = f"{name} means both {self._meanings[name]} and {meaning}"
            raise ClashError(msg)


def names(text: str) -> list[str]:
    """The names that code reads or writes, each once."""
    found = (node.id for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Name))
    return list(dict.fromkeys(found))


def import_lines(imports: Iterable[Import]) -> Iterator[str]:
    """Write imports as isort would: Python's own before Django's."""
    ordered = sorted(imports, key=lambda one: (one.module.startswith("django"), bool(one.name), one.module))
    modules = dict.fromkeys((one.module, bool(one.name)) for one in ordered)
    for before, (module, from_it) in zip([None, *modules], modules, strict=False):
        if before and module.startswith("django") > before[0].startswith("django"):
            yield ""
        here = sorted({_alias(one) for one in ordered if (one.module, bool(one.name)) == (module, from_it)})
        if not from_it:
            yield from (f"import {alias}" for alias in here)
            continue
        line = f"from {module} import {', '.join(here)}"
        rows = "".join(f"    {alias},\n" for alias in here)
        yield line if len(line) <= WIDTH else f"from {module} import (\n{rows})"


def _alias(one: Import) -> str:
    name = one.name or one.module
    return name if one.bound == name else f"{name} as {one.bound}"
