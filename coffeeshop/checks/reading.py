"""Reading the learner's source without running it: which calls stand where."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import NamedTuple


class Call(NamedTuple):
    """One call in the source."""

    name: str  # dotted, as imported: "time.sleep" also for `from time import sleep`
    line: int
    awaited: bool  # stands directly behind `await`
    function: str  # the function it stands in, "" at the top
    in_async: bool  # that function is an `async def`
    in_loop: bool  # inside a `for`, `while` or comprehension of that function
    alone: bool  # a statement of its own, whose value nobody takes


def parse(source: str) -> ast.Module | None:
    """Return the tree of `source`, or None where it is not Python."""
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):
        return None


def same(one: str, other: str) -> bool:
    """Say whether two sources are the same code but for comments and layout."""
    trees = parse(one), parse(other)
    return None not in trees and ast.dump(trees[0]) == ast.dump(trees[1])  # type: ignore[arg-type]


def functions(tree: ast.AST | None) -> dict[str, ast.FunctionDef | ast.AsyncFunctionDef]:
    """Return every function of the source by its name; the last of a name wins."""
    found = ast.walk(tree) if tree else ()
    return {n.name: n for n in found if isinstance(n, (ast.FunctionDef, ast.AsyncFunctionDef))}


def calls(tree: ast.AST | None) -> list[Call]:
    """Return every call of the source, in the order of its lines."""
    if tree is None:
        return []
    found = _walk(tree, _aliases(tree), _Place("", False, False))
    return sorted(found, key=lambda call: call.line)


class _Place(NamedTuple):
    function: str
    in_async: bool
    in_loop: bool


LOOPS = (ast.For, ast.While, ast.AsyncFor, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _walk(
    node: ast.AST, known: dict[str, str], place: _Place, behind: ast.AST | None = None
) -> Iterator[Call]:
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        place = _Place(node.name, isinstance(node, ast.AsyncFunctionDef), False)
    elif isinstance(node, ast.Lambda):
        place = _Place("lambda", False, False)
    elif isinstance(node, LOOPS):
        place = place._replace(in_loop=True)
    elif isinstance(node, ast.Call):
        awaited, alone = isinstance(behind, ast.Await), isinstance(behind, ast.Expr)
        yield Call(_dotted(node.func, known), node.lineno, awaited, *place, alone)
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, known, place, node)


def _aliases(tree: ast.AST) -> dict[str, str]:
    """Return what each imported name stands for."""
    known = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            known |= {a.asname: a.name for a in node.names if a.asname}
        elif isinstance(node, ast.ImportFrom) and node.module:
            known |= {a.asname or a.name: f"{node.module}.{a.name}" for a in node.names}
    return known


def _dotted(node: ast.AST, known: dict[str, str]) -> str:
    """Return a function's dotted name; of a call's or an item's method only the method: ".append"."""
    if isinstance(node, ast.Name):
        return known.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, known)}.{node.attr}"
    return ""
