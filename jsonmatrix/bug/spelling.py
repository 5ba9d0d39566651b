"""Django's own spelling in place of this package's helpers, for one release line of Django.

The text is edited and not written anew, so that it keeps the form in which its author wrote it.
"""

from __future__ import annotations

import ast
import re

from .sources import Line, decided

CHECKED_BY_TOOLS = re.compile(r"[ \t]*# (?:noqa|type: ignore)[^\n]*")


def spell(text: str, helpers: set[str], django: Line) -> str:
    """Replace calls of *helpers* by what they make, and leave out what only type checkers read."""
    editor = _Editor(text, helpers, django)
    editor.visit(ast.parse(text))
    edited = editor.edited()
    bare = CHECKED_BY_TOOLS.sub("", edited)
    return bare if ast.dump(ast.parse(bare)) == ast.dump(ast.parse(edited)) else edited


def json_null(django: Line) -> str:
    """The JSON value null, as this Django spells it."""
    if django >= (6, 1):
        return "JSONNull()"
    return "Value(None, JSONField())" if django >= (4, 2) else 'Value("null")'


class _Editor(ast.NodeVisitor):
    """Collects edits as (start, end, new) over the bytes of a text, which is what `ast` counts in."""

    def __init__(self, text: str, helpers: set[str], django: Line) -> None:
        self._text = text.encode()
        self._lines = [0]
        for line in self._text.splitlines(keepends=True):
            self._lines.append(self._lines[-1] + len(line))
        self._helpers = helpers
        self._django = django
        self._edits: list[tuple[int, int, bytes]] = []

    def edited(self) -> str:
        written, at = [], 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            written += [self._text[at:start], new]
            at = end
        return b"".join([*written, self._text[at:]]).decode()

    def visit_Call(self, node: ast.Call) -> None:
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        if name not in self._helpers or not hasattr(self, f"_{name}"):
            self.generic_visit(node)
            return
        getattr(self, f"_{name}")(node)

    def visit_IfExp(self, node: ast.IfExp) -> None:
        holds = decided(node.test, self._django)
        if holds is None:
            self.generic_visit(node)
        else:
            self._keep(node, node.body if holds else node.orelse)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        """A table says itself what it is."""
        first, *rest = node.body
        if ast.get_docstring(node) and rest:
            self._edit(self._start(first), self._start(rest[0]))
        self.generic_visit(node)

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        given = node.args
        for argument in [*given.args, *given.kwonlyargs, given.vararg, given.kwarg]:
            if argument and argument.annotation:
                start = self._start(argument) + len(argument.arg.encode())
                self._edit(start, self._end(argument.annotation))
        if node.returns:
            arrow = self._text.rindex(b"->", 0, self._start(node.returns))
            self._edit(self._text.rindex(b")", 0, arrow) + 1, self._end(node.returns))
        for inner in [*node.body, *given.defaults, *filter(None, given.kw_defaults)]:
            self.visit(inner)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> None:
        self._edit(self._end(node.target), self._end(node.annotation))
        if node.value:
            self.visit(node.value)

    def _check(self, node: ast.Call) -> None:
        """`check=` became `condition=` in Django 5.1."""
        self._rename(node, "CheckConstraint")
        self._insert(node.args[0], "condition=" if self._django >= (5, 1) else "check=")
        self.generic_visit(node)

    def _expression_index(self, node: ast.Call) -> None:
        self._listed(node, "Index", since=(3, 2))

    def _expression_unique(self, node: ast.Call) -> None:
        self._listed(node, "UniqueConstraint", since=(4, 0))

    def _generated_field(self, node: ast.Call) -> None:
        if self._django < (5, 0):
            self._replace(node, "IntegerField(null=True)")
            return
        self._rename(node, "GeneratedField")
        for name, argument in zip(("expression=", "output_field="), node.args, strict=True):
            self._insert(argument, name)
        if "db_persist" not in {keyword.arg for keyword in node.keywords}:
            last = self._end(node.keywords[-1] if node.keywords else node.args[-1])
            self._edit(last, last, ", db_persist=True")
        self.generic_visit(node)

    def _from_django(self, node: ast.Call) -> None:
        since, make = node.args
        if not isinstance(since, ast.Tuple):
            self.generic_visit(node)
        elif ast.literal_eval(since) > self._django:
            before = [keyword.value for keyword in node.keywords]
            self._keep(node, before[0]) if before else self._replace(node, "None")
        elif isinstance(make, ast.Lambda):
            self._keep(node, make.body)
        else:
            self._keep(node, make)
            self._edit(self._end(make), self._end(make), "()")

    def _json_null(self, node: ast.Call) -> None:
        self._replace(node, json_null(self._django))

    def _listed(self, node: ast.Call, name: str, *, since: Line) -> None:
        if self._django < since:
            self._replace(node, "[]")
            return
        self._rename(node, f"[{name}")
        self.generic_visit(node)
        self._edit(self._end(node), self._end(node), "]")

    def _keep(self, node: ast.expr, part: ast.expr) -> None:
        """Leave of an expression this part alone."""
        self._edit(self._start(node), self._start(part))
        self.visit(part)
        self._edit(self._end(part), self._end(node))

    def _rename(self, node: ast.Call, name: str) -> None:
        self._edit(self._start(node.func), self._end(node.func), name)

    def _replace(self, node: ast.expr, new: str) -> None:
        self._edit(self._start(node), self._end(node), new)

    def _insert(self, before: ast.expr, new: str) -> None:
        self._edit(self._start(before), self._start(before), new)

    def _edit(self, start: int, end: int, new: str = "") -> None:
        self._edits.append((start, end, new.encode()))

    def _start(self, node: ast.expr | ast.arg | ast.stmt) -> int:
        return self._lines[node.lineno - 1] + node.col_offset

    def _end(self, node: ast.expr | ast.keyword) -> int:
        assert node.end_lineno
        assert node.end_col_offset is not None
        return self._lines[node.end_lineno - 1] + node.end_col_offset
