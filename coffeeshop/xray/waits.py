"""What a suspended task waits for, in one word, and the line of the learner's it waits at."""

from __future__ import annotations

import asyncio
import gc
from types import AsyncGeneratorType, CodeType, CoroutineType, GeneratorType
from typing import Any

from coffeeshop.xray.frames import is_library
from coffeeshop.xray.processes import comes_from_a_process

WAITS = {
    "": "nothing: the task ended, or the slice belonged to no task",
    "turn": "nothing but its next turn: a bare yield, as in asyncio.sleep(0)",
    "sleep": "a timer",
    "socket": "bytes to come or to go",
    "connection": "a free connection of a pool",
    "process": "a child process, or the result of a process pool",
    "thread": "the result of a worker thread",
    "token": "a free thread token: the shop's apron, of which there are 40",
    "lock": "a lock that another task holds",
    "event": "an event to be set",
    "condition": "a condition to be notified, or a barrier to fill",
    "semaphore": "a semaphore's free place",
    "queue": "an item in a queue, or room for one",
    "task": "other tasks to end",
    "future": "a future that nobody here can name more closely",
}

# Where a module's function waits, by the end of its file name and its qualified name ("*": any).
PLACES: dict[str, dict[str, str]] = {
    "asyncio/tasks.py": {
        "sleep": "sleep", "__sleep0": "turn", "wait": "task", "_wait": "task", "wait_for": "task",
        "_AsCompletedIterator._wait_for_one": "task", "as_completed.<locals>._wait_for_one": "task",
    },
    "asyncio/taskgroups.py": {"*": "task"},
    "asyncio/locks.py": {
        "Lock.acquire": "lock", "Event.wait": "event", "Semaphore.acquire": "semaphore",
        "Condition.wait": "condition", "Condition.wait_for": "condition", "Barrier.wait": "condition",
    },
    "asyncio/queues.py": {"*": "queue"},
    "asyncio/streams.py": {"*": "socket"},
    "asyncio/selector_events.py": {"*": "socket"},
    "asyncio/proactor_events.py": {"*": "socket"},
    "asyncio/sslproto.py": {"*": "socket"},
    "asyncio/base_subprocess.py": {"*": "process"},
    "asyncio/subprocess.py": {"*": "process"},
    "asyncio/threads.py": {"to_thread": "thread"},
    "asyncio/base_events.py": {
        "BaseEventLoop.getaddrinfo": "thread", "BaseEventLoop.create_connection": "socket",
        "BaseEventLoop.shutdown_default_executor": "thread",
    },
    "anyio/_backends/_asyncio.py": {
        "AsyncIOBackend.run_sync_in_worker_thread": "thread",
        "CapacityLimiter.acquire_on_behalf_of": "token",
        "SocketStream.receive": "socket", "SocketStream.send": "socket",
        "TaskGroup.__aexit__": "task", "AsyncIOBackend.sleep": "sleep",
    },
    "anyio/_core/_synchronization.py": {"Lock.acquire": "lock", "Semaphore.acquire": "semaphore",
                                        "Condition.wait": "condition"},
    "anyio/to_process.py": {"run_sync": "process"},
    "anyio/streams/memory.py": {"*": "queue"},
    "anyio/streams/tls.py": {"*": "socket"},
    "httpcore/_async/connection_pool.py": {"AsyncPoolRequest.wait_for_connection": "connection"},
    "aiosqlite/core.py": {"*": "thread"},
    "asyncpg/pool.py": {"Pool._acquire": "connection"},
    "asyncpg/connection.py": {"*": "socket"},
    "sqlalchemy/util/compat.py": {"wait_for": "connection"},  # only its pool's queue calls it
    "uvicorn/protocols/http/flow_control.py": {"*": "socket"},
    "uvicorn/protocols/http/httptools_impl.py": {"RequestResponseCycle.receive": "socket"},
    "uvicorn/protocols/http/h11_impl.py": {"RequestResponseCycle.receive": "socket"},
    "uvicorn/protocols/websockets/websockets_sansio_impl.py": {
        "WebSocketsSansIOProtocol.receive": "socket", "WebSocketsSansIOProtocol.send": "socket",
    },
    "uvicorn/protocols/websockets/wsproto_impl.py": {
        "WSProtocol.receive": "socket", "WSProtocol.send": "socket",
    },
    "websockets/asyncio/client.py": {"connect.__aenter__": "socket"},
    "websockets/asyncio/connection.py": {"*": "socket"},
    "uvicorn/server.py": {"Server.main_loop": "sleep"},
}  # fmt: skip

# What is known of a code object: (code, is it the learner's, its word, does it await nothing deeper).
# Keyed by address, since hashing a code object is slow; the entry keeps its code alive.
Known = tuple[CodeType, bool, str, bool]
_known: dict[int, Known] = {}
_whose: dict[int, bool | str] = {}  # by address, for those in _known: True for the learner's, else "library"
SLEEP = asyncio.sleep.__code__


def forget_code() -> None:
    """Let go of every code object that was looked at."""
    _known.clear()
    _whose.clear()


def know(code: CodeType) -> Known:
    """Return what there is to know of `code`, learnt once."""
    file = code.co_filename.replace("\\", "/")
    word = ""
    for ending, names in PLACES.items():
        if file.endswith(ending):
            word = names.get(code.co_qualname) or names.get("*", "")
    leaf = bool(word) and "/asyncio/" in file and word != "task"
    known = _known[id(code)] = (code, not is_library(file), word, leaf)
    _whose[id(code)] = known[1] or "library"
    return known


def look(coroutine: Any) -> tuple[str, CodeType | None, int]:
    """Walk down the chain of awaits; return the word, the learner's code and its instruction.

    The deepest frame of the learner's is the line; where there is none, the outermost one is. The
    outermost library frame below it that has a word says what it waits for.
    """
    word, place, at = "", None, 0
    while coroutine is not None:
        kind = type(coroutine)
        if kind is CoroutineType:
            frame, coroutine = coroutine.cr_frame, coroutine.cr_await
        elif kind is GeneratorType:
            frame, coroutine = coroutine.gi_frame, coroutine.gi_yieldfrom
        elif kind is AsyncGeneratorType:
            frame, coroutine = coroutine.ag_frame, coroutine.ag_await
        else:
            coroutine = _through(coroutine)
            continue
        if frame is None:
            break
        code = frame.f_code
        known = _known.get(id(code)) or know(code)
        if known[1]:
            word, place, at = "", code, frame.f_lasti
        elif place is None:
            place, at = code, frame.f_lasti
        if not word or known[2] == "token":  # the wait for a token is a part of the wait for a thread
            word = known[2]
        if known[3]:
            break
    return word, place, at


def look_quickly(coroutine: Any) -> tuple[CodeType | None, int]:
    """Return what `look` does, without the word, for a task that only yields: the hot path."""
    place, inner = None, coroutine
    while type(inner) is CoroutineType:
        code = inner.cr_code
        if code is SLEEP:
            break
        if (_whose.get(id(code)) or know(code)[1]) is True:
            place, owner = code, inner
        inner = inner.cr_await
    else:
        return look(coroutine)[1:]
    return (place, owner.cr_frame.f_lasti) if place is not None else look(coroutine)[1:]


def _through(awaitable: Any) -> Any:
    """Return the coroutine or asynchronous generator inside one of the interpreter's wrappers."""
    if type(awaitable).__name__ in ("async_generator_asend", "async_generator_athrow", "coroutine_wrapper"):
        inside = (CoroutineType, GeneratorType, AsyncGeneratorType)
        return next((held for held in gc.get_referents(awaitable) if isinstance(held, inside)), None)
    return None


def word_for(waiter: Any) -> str:
    """Return the word for a future by its own nature: a task, the result of a thread or process, or none."""
    if hasattr(waiter, "get_coro") or type(waiter).__name__ == "_GatheringFuture":
        return "task"
    for callback, _ in getattr(waiter, "_callbacks", None) or ():
        if getattr(callback, "__qualname__", "").startswith("_chain_future"):
            return "process" if comes_from_a_process(waiter) else "thread"
    return "future"
