"""Imports point one way, and no vendor is named where none may be."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "jsonmatrix"
# What the first part of a module's path may import of the package, and whether Django.
LAYERS = {
    "models": ({"models"}, True),
    "migrations": (set(), False),
    "probes": ({"models", "probes", "probe", "documents", "errors"}, True),
    "engine": (
        {"engine", "models", *["answer", "documents", "errors", "probe", "record", "status", "writing"]},
        True,
    ),
    "report": (
        {
            "report",
            *["answer", "baseline", "claims", "declared", "history", "matrix", "record", "status", "wanted"],
        },
        False,
    ),
    "bug": ({"bug", *["answer", "baseline", "probe", "record", "status"]}, False),
    "cli": (None, False),
}
DATA = {
    "answer",
    "baseline",
    "catalogue",
    "claims",
    "declared",
    "documents",
    "errors",
    "history",
    "matrix",
    "probe",
    "reading",
    "record",
    "status",
    "wanted",
    "writing",
}
OUTSIDE = {"pytest", "testcontainers", "settings", "containers", "tests", "nox"}
VENDORS = ("postgres", "mysql", "mariadb", "sqlite", "oracle")
FILES = sorted(path.relative_to(PACKAGE) for path in PACKAGE.rglob("*.py"))


def imports(path: Path) -> list[tuple[str, bool]]:
    """The absolute names that a module imports, and whether it does so when it is itself imported."""
    tree = ast.parse((PACKAGE / path).read_text("utf-8"))
    inner = {
        id(node) for outer in ast.walk(tree) if isinstance(outer, ast.FunctionDef) for node in ast.walk(outer)
    }
    guarded = {
        id(n) for o in ast.walk(tree) if isinstance(o, ast.If) and _typing_only(o) for n in ast.walk(o)
    }
    parts = ["jsonmatrix", *path.with_suffix("").parts]
    found: list[tuple[str, bool]] = []
    for node in ast.walk(tree):
        at_import = id(node) not in inner | guarded
        if isinstance(node, ast.Import):
            found += [(alias.name, at_import) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = parts[: len(parts) - node.level] if node.level else []
            module = ".".join([*base, *filter(None, [node.module])])
            found += [
                (f"{module}.{alias.name}" if module in ("jsonmatrix",) else module, at_import)
                for alias in node.names
            ]
    return found


def _typing_only(node: ast.If) -> bool:
    return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


@pytest.mark.parametrize("path", FILES, ids=str)
def test_imports_point_one_way(path: Path) -> None:
    layer = path.parts[0] if len(path.parts) > 1 else None
    allowed, django_allowed = LAYERS[layer] if layer else (None, False)
    for name, at_import in imports(path):
        top, _, rest = name.partition(".")
        assert top not in OUTSIDE, (
            f"{path} imports {name}: the package knows nothing of what stands around it"
        )
        if top == "django" and not django_allowed:
            assert not at_import or layer == "engine", (
                f"{path} imports Django: it must stay quick and usable without"
            )
            assert layer == "cli" or path.name == "catalogue.py", f"{path} imports Django"
        if top == "jsonmatrix" and rest and allowed is not None:
            assert rest.partition(".")[0] in allowed | {"__version__"}, (
                f"{path} imports {name}: that points the wrong way"
            )
        if top == "jsonmatrix" and layer is None and path.stem in DATA - {"catalogue"}:
            assert rest.partition(".")[0] in DATA | {"", "baselines"}, (
                f"{path} imports {name}: it is of the lowest layer"
            )


@pytest.mark.parametrize("path", [path for path in FILES if path.parts[0] == "probes"], ids=str)
def test_a_probe_names_no_database(path: Path) -> None:
    text = (PACKAGE / path).read_text("utf-8").lower()
    for mention in (
        "django.contrib.postgres",
        "ref/contrib/postgres",
        "contrib_postgres",
        "contrib.postgres",
    ):
        text = text.replace(mention, "")
    assert not [vendor for vendor in VENDORS if vendor in text]


@pytest.mark.parametrize("path", FILES, ids=str)
def test_no_code_asks_for_a_vendor(path: Path) -> None:
    """Differences live in the baselines, and in one file for each kind of server."""
    tree = ast.parse((PACKAGE / path).read_text("utf-8"))
    compared = [
        constant.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Compare)
        for constant in ast.walk(node)
        if isinstance(constant, ast.Constant) and isinstance(constant.value, str)
    ]
    assert not [value for value in compared if value.lower().startswith(VENDORS)]
