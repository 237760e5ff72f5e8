"""Which limits a source sets, and around what."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import Call, parse

LIMITS = ("asyncio.timeout", "asyncio.timeout_at", "wait_for", "fail_after", "move_on_after", "asyncio.wait")
SPREADS = ("gather", "TaskGroup", "create_task_group", "create_task", "ensure_future")
THREADS = ("to_thread", "run_in_threadpool", "run_in_executor", "run_sync", "submit")
GATES = ("Semaphore", "BoundedSemaphore", "CapacityLimiter", "Lock")
BLOCKING = ("requests.get", "httpx.get", "httpx.Client", "requests.Session", "urlopen")


def limit(e: Evidence) -> Call | None:
    """Return the first limit on the whole of something, None where there is none."""
    return e.call(*LIMITS)


def client_timeout(e: Evidence) -> int | None:
    """Return the line on which httpx is given a timeout of its own, else None."""
    for node in _nodes(e, ast.Call):
        name = ast.unparse(node.func).rpartition(".")[2]  # type: ignore[attr-defined]
        passed = any(word.arg == "timeout" for word in node.keywords)  # type: ignore[attr-defined]
        if name == "Timeout" or (
            passed and name in ("get", "request", "stream", "send", "AsyncClient", "Client")
        ):
            return node.lineno  # type: ignore[attr-defined]
    return None


def around_all(e: Evidence) -> int | None:
    """Return the line of a limit that stands around the start of all the calls, else None."""
    for node in _nodes(e, ast.AsyncWith, ast.With):
        opened = " ".join(ast.unparse(item) for item in node.items)  # type: ignore[attr-defined]
        inside = "\n".join(ast.unparse(line) for line in node.body)  # type: ignore[attr-defined]
        if any(word in opened for word in ("timeout", "fail_after", "move_on")) and _spreads(inside):
            return node.lineno  # type: ignore[attr-defined]
    for node in _nodes(e, ast.Call):
        called = ast.unparse(node.func)  # type: ignore[attr-defined]
        if called.endswith("wait_for") and _spreads(ast.unparse(node.args[0]) if node.args else ""):  # type: ignore[attr-defined]
            return node.lineno  # type: ignore[attr-defined]
    return None


def swallows(e: Evidence) -> int | None:
    """Return the line of an `except` that also takes a cancellation, else None."""
    for node in _nodes(e, ast.ExceptHandler):
        kind = ast.unparse(node.type) if node.type else ""  # type: ignore[attr-defined]
        if not kind or "CancelledError" in kind or "BaseException" in kind:
            return node.lineno  # type: ignore[attr-defined]
    return None


def _spreads(text: str) -> bool:
    return any(f"{word}(" in text for word in SPREADS)


def _nodes(e: Evidence, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
    return (node for node in ast.walk(parse(e.source) or ast.Module([], [])) if isinstance(node, kinds))
