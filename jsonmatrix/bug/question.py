"""A probe taken apart: the source of its question, of its answer and of its documents."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from jsonmatrix.probe import Probe, Raises

from .sources import text_of, tree_of


@dataclass(frozen=True)
class Question:
    """The source of a probe; *documents* is empty where it is asked over the shelf."""

    module: str
    function: str
    answer: str
    documents: str


def taken_apart(probe: Probe) -> Question:
    """Read the source of a probe."""
    module, name = probe.function.__module__, probe.function.__name__
    functions = [
        node for node in tree_of(module).body if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))
    ]
    (node,) = (node for node in functions if node.name == name)
    decorator = node.decorator_list[0]
    assert isinstance(decorator, ast.Call)
    given = {keyword.arg: keyword.value for keyword in decorator.keywords}
    answer = given["answer"]
    if isinstance(probe.reference, Raises) and isinstance(answer, ast.Call):
        (answer,) = answer.args
    documents = _value(module, given["documents"]) if "documents" in given else ""
    return Question(module, text_of(module, node), _value(module, answer), documents)


def words(code: str) -> set[str]:
    """The words, in small letters, of the names and strings in code, without those of its docstrings."""
    return set(re.findall(r"[a-z]+", "\n".join(_spoken(ast.parse(code))).lower()))


def _spoken(tree: ast.Module) -> Iterator[str]:
    prose = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        match node:
            case (
                ast.Name(id=word)
                | ast.Attribute(attr=word)
                | ast.keyword(arg=str(word))
                | ast.ClassDef(name=word)
                | ast.Constant(value=str(word))
            ) if id(node) not in prose:
                yield word


def _value(module: str, node: ast.expr) -> str:
    """The source of an argument, moved to the left where that changes nothing."""
    text = text_of(module, node)
    text = text if "\n" not in text or text[0] in "[{" else f"({text})"
    moved = text.replace("\n    ", "\n")
    return moved if ast.dump(ast.parse(moved)) == ast.dump(ast.parse(text)) else text
