"""Lesson 08's own order board, as its cells define it, for the tests that hang real boards there."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import nbformat

LESSON = Path(__file__).parents[1] / "notebooks" / "08_the_order_board.ipynb"
KEPT = {"app", "boards", "lines", "numbers", "steps"}  # what the lesson's definitions stand on


def lesson_board() -> SimpleNamespace:
    """Return what the lesson defines (`app`, `lines`, `tell` …) with nothing of it run."""
    names: dict[str, object] = {}
    for cell in nbformat.read(LESSON, as_version=4).cells:
        if cell.cell_type == "code":
            tree = ast.Module(list(definitions(ast.parse(cell.source))), type_ignores=[])
            exec(compile(tree, str(LESSON), "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT), names)
    return SimpleNamespace(**names)


def definitions(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yield a cell's imports, functions, routes, and the values that these stand on."""
    for node in tree.body:
        plain = isinstance(node, ast.Import | ast.ImportFrom | ast.FunctionDef | ast.AsyncFunctionDef)
        if plain or ast.unparse(node).startswith("app.get(") or KEPT & assigned(node):
            yield node


def assigned(node: ast.stmt) -> set[str]:
    """Return the names that a statement assigns."""
    targets = node.targets if isinstance(node, ast.Assign) else []
    return {name.id for target in targets for name in ast.walk(target) if isinstance(name, ast.Name)}
