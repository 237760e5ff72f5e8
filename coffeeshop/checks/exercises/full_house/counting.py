"""How a source counts who is inside: where it looks, where it counts up and where it counts down."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from functools import partial

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.full_house.source import ROOM
from coffeeshop.checks.reading import parse

SEMAPHORES = ("Semaphore", "BoundedSemaphore", "CapacityLimiter", "Lock", "Queue")
TAKES = ("append", "add", "acquire", "acquire_nowait")
GIVES = ("release", "discard", "remove", "pop", "popleft", "clear")
Function = ast.FunctionDef | ast.AsyncFunctionDef


class _Inside(ast.NodeTransformer):
    """Turns a count of free places round, so that one more inside is one more in the count."""

    def __init__(self, free: set[str]) -> None:
        self.free = free

    def visit_AugAssign(self, node: ast.AugAssign) -> ast.AugAssign:
        if ast.unparse(node.target) in self.free:
            node.op = _turned(node.op)
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.Assign:
        if isinstance(node.value, ast.BinOp) and ast.unparse(node.targets[0]) in self.free:
            node.value.op = _turned(node.value.op)
        return node


def _turned(op: ast.operator) -> ast.operator:
    return ast.Sub() if isinstance(op, ast.Add) else ast.Add() if isinstance(op, ast.Sub) else op


def tree(e: Evidence) -> ast.Module:
    """Return the source's tree, in which whoever counts the free places counts those inside."""
    module = parse(e.source) or ast.Module([], [])
    free = {
        ast.unparse(node.targets[0])
        for node in module.body
        if isinstance(node, ast.Assign) and ast.unparse(node.value) in ("ROOM", str(ROOM))
    } - {"ROOM"}
    return _Inside(free).visit(module)


def functions(e: Evidence) -> list[Function]:
    """Return every function of the source."""
    return [node for node in ast.walk(tree(e)) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def own(function: Function) -> Iterator[ast.AST]:
    """Yield the nodes of a function that stand in no function inside it."""
    waiting: list[ast.AST] = list(function.body)
    while waiting:
        node = waiting.pop(0)
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)):
            waiting += ast.iter_child_nodes(node)


def counts(node: ast.AST, up: bool) -> bool:
    """Say whether a statement counts up, or down."""
    kind, calls = (ast.Add, TAKES) if up else (ast.Sub, GIVES)
    if isinstance(node, ast.AugAssign):
        return isinstance(node.op, kind)
    if isinstance(node, ast.Assign) and isinstance(node.value, ast.BinOp):
        same = ast.unparse(node.targets[0]) == ast.unparse(node.value.left)
        return same and isinstance(node.value.op, kind)
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in calls


def looks(node: ast.AST) -> bool:
    """Say whether a node is a look at how many are inside."""
    if isinstance(node, (ast.If, ast.While)):
        return any(isinstance(part, (ast.Compare, ast.Call)) for part in ast.walk(node.test))
    return False


def lines(function: Function, fits: Callable[[ast.AST], bool]) -> list[int]:
    """Return the lines of a function's own nodes for which `fits` holds, ascending."""
    return sorted(node.lineno for node in own(function) if fits(node))  # type: ignore[attr-defined]


def awaits(node: ast.AST) -> bool:
    """Say whether a node is an `await`."""
    return isinstance(node, ast.Await)


def line_of(e: Evidence, *endings: str) -> int | None:
    """Return the line of the first call whose name ends so, outside of `make`."""
    found = (c for c in e.calls if c.function != "make" and c.name.endswith(endings))
    return next((call.line for call in found), None)


def were(count: int) -> str:
    """Return how many customers there were, as a sentence's beginning: "none was", "only 3 were"."""
    if count == 0:
        return "none was"
    return f"only {count} {'was' if count == 1 else 'were'}"


def counted_late(e: Evidence) -> int | None:
    """Return the line of the `await` between a look and the counting after it, else None."""
    for function in functions(e):
        for look in lines(function, looks)[:1]:
            ups = [line for line in lines(function, partial(counts, up=True)) if line > look]
            between = [at for at in lines(function, awaits) if ups and look < at < ups[0]]
            if between:
                return between[-1]
    return None


def counted_early(e: Evidence) -> int | None:
    """Return the line that counts somebody in before anybody has looked, else None."""
    for function in functions(e):
        ups, look = lines(function, partial(counts, up=True)), lines(function, looks)
        if ups and look and ups[0] < look[0]:
            return ups[0]
    return None


def counted_down(e: Evidence) -> int | None:
    """Return the first line that counts somebody out, None where the source has none."""
    found = [line for f in functions(e) for line in lines(f, partial(counts, up=False))]
    return min(found, default=None)


def refused_inside_try(e: Evidence) -> int | None:
    """Return the line of a refusal after which a `finally` counts down although nobody was counted in."""
    for node in ast.walk(tree(e)):
        if isinstance(node, ast.Try) and any(
            counts(n, up=False) for part in node.finalbody for n in ast.walk(part)
        ):
            ups = [n.lineno for part in node.body for n in ast.walk(part) if counts(n, up=True)]
            raised = [n.lineno for part in node.body for n in ast.walk(part) if isinstance(n, ast.Raise)]
            if ups and raised and raised[0] < ups[0]:
                return raised[0]
    return None


def made_for_each(e: Evidence) -> int | None:
    """Return the line on which each request makes a semaphore or a counter of its own, else None."""
    for function in functions(e):
        shared = {
            name
            for node in own(function)
            if isinstance(node, (ast.Global, ast.Nonlocal))
            for name in node.names
        }
        for node in own(function):
            if (
                isinstance(node, ast.Assign)
                and _makes(node.value)
                and ast.unparse(node.targets[0]) not in shared
            ):
                return node.lineno
    return None


def _makes(value: ast.expr) -> bool:
    """Say whether a value is a new semaphore, an empty collection or nought."""
    if isinstance(value, ast.Call):
        return ast.unparse(value.func).rpartition(".")[2] in (*SEMAPHORES, "set", "list")
    empty = isinstance(value, (ast.List, ast.Set)) and not value.elts
    return empty or (
        isinstance(value, ast.Constant) and value.value == 0 and not isinstance(value.value, bool)
    )
