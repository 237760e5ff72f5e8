"""What goes wrong where the till is asked in an `async def` that somebody calls, and nobody awaits."""

from __future__ import annotations

import ast
import re

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import parse
from coffeeshop.checks.verdict import Finding

POOLS = ("run_in_threadpool", "to_thread", "run_in_executor", "run_sync", "submit")
NEVER = re.compile(r"coroutine '(?:\w+\.)*(\w+)' was never awaited")


def never_awaited(e: Evidence, what: str) -> Finding | None:
    """A coroutine of the learner's own stands where the points, or what follows from them, should be."""
    lost = [name for warning in e.warnings for name in NEVER.findall(warning) if name in e.functions]
    if not lost:
        return None
    name, then = lost[0], "; and a coroutine, like any object, is true" if e.seen["status"] == 200 else ""
    pool = _pool(e, name)
    called = e.call(name, awaited=False)
    if pool is None:
        return Finding(
            "coroutine-is-true",
            what,
            f"`{name}(...)` without `await` is a coroutine that never runs, so the till is never asked{then}.",
            "Await it, and let a helper call `read_points` in there.",
            called.line if called else None,
        )
    helper = ast.unparse(pool.func).rpartition(".")[2]
    if any(isinstance(given, ast.Call) and ast.unparse(given.func) == name for given in pool.args):
        return Finding(
            "called-before-pool",
            what,
            f"With brackets behind it, `{name}` is called right here, on the loop, and only the coroutine that it "
            "makes goes to the pool.",
            "Hand over a plain `def`, such as `read_points`, without brackets, and its argument after a comma.",
            pool.lineno,
        )
    return Finding(
        "coroutine-is-true",
        what,
        f"`{helper}` called `{name}` in a thread, and to call an `async def` only makes a coroutine. Nobody awaits "
        f"that, so the till is never asked{then}.",
        "Hand the pool a plain `def`: `read_points` is one.",
        pool.lineno,
    )


def _pool(e: Evidence, name: str) -> ast.Call | None:
    """Return the call of a pool that is given the function of that name."""
    for node in ast.walk(parse(e.source) or ast.Module([], [])):
        if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in POOLS:
            given = [*node.args, *(word.value for word in node.keywords)]
            inside = (part for one in given for part in ast.walk(one))
            if any(isinstance(part, ast.Name) and part.id == name for part in inside):
                return node
    return None
