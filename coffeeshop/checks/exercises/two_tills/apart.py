"""Why one till does not know what the other has sold: the state is in its own process."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import parse
from coffeeshop.checks.verdict import Finding

Cause = tuple[str, tuple[str, ...], str, str]

CAUSES: tuple[Cause, ...] = (
    (
        "value-per-worker",
        ("multiprocessing.Value", "multiprocessing.Array", "SharedMemory", "Manager", "Value"),
        "Shared memory is shared with the processes that one hands it to. Each till runs your cell and makes one of "
        "its own.",
        "Keep the sum where both find it by name: in a file.",
    ),
    (
        "lock-per-process",
        ("asyncio.Lock", "threading.Lock", "anyio.Lock", "asyncio.Semaphore", "threading.RLock"),
        "The lock is an object in memory, so each till has one, and neither hears of the other. What it guards is "
        "per process as well.",
        "Keep the sum outside of both processes, in a file that both see.",
    ),
    (
        "cache-per-process",
        ("functools.lru_cache", "functools.cache", "lru_cache"),
        "A cache keeps its values in the memory of the process that filled it.",
        "Keep the sum outside of both processes, in a file that both see.",
    ),
)


def nothing_kept(e: Evidence) -> Finding | None:
    """After a sale no till has counted anything."""
    if e.seen.get("after_one") != [0, 0]:
        return None
    what = f"{e.seen['first']} cups were sold at one till, and both tills still say 0."
    if e.call("contextvars.ContextVar"):
        return Finding(
            "contextvar",
            what,
            "Each request runs in a context of its own; what it sets in a ContextVar is gone with it.",
            "Keep the sum where it outlives a request, and where both tills see it.",
            e.line("contextvars.ContextVar"),
        )
    caught = _caught(e)
    if caught:
        return Finding(
            "swallowed",
            what,
            "Your `except` takes the error that says why, and the customer hears that all is well.",
            "Let it be raised, read what it says, and mend that.",
            caught,
        )
    write = e.call("execute", "executemany", function="sell") or e.call("execute")
    if write and not any(call.name.endswith(".commit") and call.function for call in e.calls):
        return Finding(
            "not-committed",
            what,
            "sqlite3 opens a transaction before it writes, and closing the connection without a commit throws it "
            "away.",
            "Commit, or connect with `isolation_level=None`, as the lesson does.",
            write.line,
        )
    return Finding(
        "not-kept",
        what,
        "What the sale adds, and what `/sold` reads, are not the same thing.",
        "Follow the cups: where does `sell` put them, and where does `sold` look?",
        getattr(e.functions.get("sell"), "lineno", None),
    )


def each_its_own(e: Evidence) -> Finding | None:
    """The till that sold knows it, the other does not."""
    one, other = e.seen.get("after_one", (0, 0))
    if one == other:
        return None
    what = f"{e.seen['first']} cups were sold at one till. It says {one} now, and the other says {other}."
    if ":memory:" in e.source:
        line = next(n for n, text in enumerate(e.source.splitlines(), 1) if ":memory:" in text)
        return Finding(
            "memory-database",
            what,
            "`:memory:` is a database in the memory of one process, so each till has one.",
            "Give it a file's name.",
            line,
        )
    for name, endings, why, advice in CAUSES:
        found = e.call(*endings)
        line = found.line if found else _decorated(e, endings)
        if line:
            return Finding(name, what, why, advice, line)
    if "environ" in e.source:
        line = next(n for n, text in enumerate(e.source.splitlines(), 1) if "environ" in text)
        return Finding(
            "environment",
            what,
            "A process gets a copy of the environment when it starts. What it changes is its own.",
            "Keep the sum outside of both processes, in a file that both see.",
            line,
        )
    return _file_or_memory(e, what)


def _file_or_memory(e: Evidence, what: str) -> Finding:
    if len([name for name in e.seen["files"] if not name.endswith(("-journal", "-wal", "-shm"))]) > 1:
        return Finding(
            "file-per-till",
            what,
            f"There are several files in the folder after it: {', '.join(e.seen['files'][:4])}. Each till writes one.",
            "Let both use one file, with a name that doesn't depend on the process.",
            e.line("os.getpid", "uuid4", "mkstemp", "NamedTemporaryFile"),
        )
    return Finding(
        "per-process",
        what,
        "Each till runs your cell for itself, so whatever the cell keeps in memory, every till has once.",
        "Keep the sum outside of both processes, in a file that both see, and read it from there each time.",
        _assigned(e),
    )


def _assigned(e: Evidence) -> int | None:
    """Return the line in `sell` that changes something in memory."""
    sell = e.functions.get("sell")
    for node in ast.walk(sell) if sell else ():
        target = getattr(node, "target", None) or next(iter(getattr(node, "targets", ())), None)
        if isinstance(node, (ast.Assign, ast.AugAssign)) and isinstance(
            target, (ast.Subscript, ast.Attribute)
        ):
            return node.lineno
    return None


def _decorated(e: Evidence, endings: tuple[str, ...]) -> int | None:
    """Return the line of a function with one of these decorators, written without brackets."""
    for function in e.functions.values():
        for decorator in function.decorator_list:
            if any(ending.endswith(ast.unparse(decorator)) for ending in endings):
                return decorator.lineno
    return None


def _caught(e: Evidence) -> int | None:
    """Return the line of an `except` that only passes over what it caught."""
    for node in ast.walk(parse(e.source) or ast.Module([], [])):
        if isinstance(node, ast.ExceptHandler) and not any(isinstance(n, ast.Raise) for n in ast.walk(node)):
            return node.lineno
    return None
