"""How a source bounds its calls: where its semaphores are made, held, and how many permits they have."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import Call, parse

SEMAPHORES = ("Semaphore", "BoundedSemaphore", "CapacityLimiter")
SPREADS = ("gather", "TaskGroup", "create_task", "create_task_group", "ensure_future", "start_soon", "wait")


def made(e: Evidence) -> Call | None:
    """Return where the source makes a semaphore, None where it makes none."""
    return e.call(*SEMAPHORES)


def made_for_each(e: Evidence) -> int | None:
    """Return the line on which every call makes a semaphore of its own, else None."""
    for found in e.calls:
        if found.name.rpartition(".")[2] in SEMAPHORES:
            inside = found.function not in ("", "fetch_all")
            if inside or found.in_loop:
                return found.line
    return None


def around_all(e: Evidence) -> int | None:
    """Return the line of an `async with` that holds one permit around the start of the calls, else None."""
    for node in ast.walk(parse(e.source) or ast.Module([], [])):
        if isinstance(node, ast.AsyncWith) and not _opens_group(node.items[0]):
            inner = ast.Module(node.body, [])
            if any(_name(call).rpartition(".")[2] in SPREADS for call in _calls(inner)):
                return node.lineno
    return None


def is_held(e: Evidence) -> bool:
    """Say whether anything is ever held: an `async with` that is no task group or client, or `acquire`."""
    tree = parse(e.source) or ast.Module([], [])
    items = [item for node in ast.walk(tree) if isinstance(node, ast.AsyncWith) for item in node.items]
    return bool(e.call("acquire")) or any(not _opens_group(item) for item in items)


def permits(e: Evidence) -> int | None:
    """Return the number of permits where the source says it as a number, 1 where it says none, else None."""
    for call in _calls(parse(e.source) or ast.Module([], [])):
        if _name(call).rpartition(".")[2] in SEMAPHORES:
            value = (
                call.args[0] if call.args else call.keywords[0].value if call.keywords else ast.Constant(1)
            )
            return value.value if isinstance(value, ast.Constant) and isinstance(value.value, int) else None
    return None


def _opens_group(item: ast.withitem) -> bool:
    return any(_name(call).endswith(("TaskGroup", "create_task_group", "Client")) for call in _calls(item))


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _name(call: ast.Call) -> str:
    return ast.unparse(call.func)
