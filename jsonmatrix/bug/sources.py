"""What the modules of this package define, and where a name in them comes from; read, never run."""

from __future__ import annotations

import ast
import functools
import inspect
import operator
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module

PACKAGE = "jsonmatrix"
OPERATORS = {ast.GtE: operator.ge, ast.Lt: operator.lt}
Line = tuple[int, int]


@dataclass(frozen=True)
class Import:
    """A name from outside of this package; *name* is empty for `import module`."""

    module: str
    name: str
    bound: str


@dataclass(frozen=True)
class Definition:
    """A statement of this package that binds a name, or has an effect."""

    module: str
    text: str


@dataclass(frozen=True)
class Elsewhere:
    """A name from another module of this package."""

    module: str
    name: str


Binding = Import | Definition | Elsewhere


def find(module: str, name: str, django: Line) -> Import | Definition | None:
    """Tell what *name* means in *module* on this Django; None for a builtin or a local name."""
    found = bindings(module, django).get(name)
    while isinstance(found, Elsewhere):
        found = bindings(found.module, django).get(found.name)
    return found


@functools.cache
def bindings(module: str, django: Line) -> dict[str, Binding]:
    """Every name that a module binds; branches on Django's version are those of this Django."""
    found: dict[str, Binding] = {}
    for node in _statements(module, django):
        if isinstance(node, ast.ImportFrom):
            found.update(_imported(module, node, django))
        elif isinstance(node, ast.Import):
            found.update({a.asname or a.name: Import(a.name, "", a.asname or a.name) for a in node.names})
        else:
            definition = Definition(module, text_of(module, node))
            found.update(dict.fromkeys(_bound(node), definition))
    return found


@functools.cache
def effects(module: str, django: Line) -> list[Definition]:
    """The statements that a module runs for what they do, not for a name."""
    return [
        Definition(module, text_of(module, node))
        for node in _statements(module, django)
        if isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)
    ]


def decided(test: ast.expr, django: Line) -> bool | None:
    """Decide a condition that asks for Django's version; None for any other."""
    match test:
        case ast.Name(id="TYPE_CHECKING"):
            return False
        case ast.Compare(left=ast.Name(id="VERSION"), ops=[compared], comparators=[ast.Tuple() as line]):
            return bool(OPERATORS[type(compared)](django, ast.literal_eval(line)))
    return None


def text_of(module: str, node: ast.AST) -> str:
    """The source of a statement or an expression, without decorators."""
    found = ast.get_source_segment(_source(module), node, padded=isinstance(node, ast.stmt))
    return textwrap.dedent(found or "")


@functools.cache
def tree_of(module: str) -> ast.Module:
    return ast.parse(_source(module))


@functools.cache
def _source(module: str) -> str:
    return inspect.getsource(import_module(module))


def _statements(module: str, django: Line) -> Iterator[ast.stmt]:
    return _flat(tree_of(module).body, django)


def _flat(body: list[ast.stmt], django: Line) -> Iterator[ast.stmt]:
    for node in body:
        holds = decided(node.test, django) if isinstance(node, ast.If) else None
        if isinstance(node, ast.If) and holds is not None:
            yield from _flat(node.body if holds else node.orelse, django)
        else:
            yield node


def _imported(module: str, node: ast.ImportFrom, django: Line) -> dict[str, Binding]:
    origin = _origin(module, node)
    if origin.partition(".")[0] != PACKAGE:
        return {a.asname or a.name: Import(origin, a.name, a.asname or a.name) for a in node.names}
    if node.names[0].name == "*":
        public = [name for name in bindings(origin, django) if not name.startswith("_")]
        return {name: Elsewhere(origin, name) for name in public}
    return {a.asname or a.name: Elsewhere(origin, a.name) for a in node.names}


def _origin(module: str, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    is_package = hasattr(import_module(module), "__path__")
    parts = module.split(".")
    base = parts[: len(parts) - node.level + is_package]
    return ".".join([*base, *filter(None, [node.module])])


def _bound(node: ast.stmt) -> Iterator[str]:
    """Names that a statement binds; a `try` binds whatever is bound within it."""
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name
        return
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name) and isinstance(inner.ctx, ast.Store):
            yield inner.id
        elif isinstance(inner, ast.alias):
            yield inner.asname or inner.name
