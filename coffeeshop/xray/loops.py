"""Loops: which can be seen into, what they are called, and what a record of them can't show."""

from __future__ import annotations

import asyncio
import sys
import weakref
from collections.abc import Iterable, Iterator
from typing import Any

from coffeeshop.xray.tape import Tape

_names: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()


def name_loop(loop: asyncio.AbstractEventLoop, name: str) -> None:
    """Call a loop `name` ("shop", "notebook") in every record from now on."""
    _names[loop] = name


def name_of(tape: Tape) -> str:
    """Return a loop's given name, else "main" on the main thread, else its thread's name."""
    given = _names.get(tape.loop) if tape.loop is not None else None
    return given or ("main" if tape.thread_name == "MainThread" else tape.thread_name)


def check_visible(loop: asyncio.AbstractEventLoop | None) -> None:
    """Refuse, in words, a loop whose handles are not Python's own."""
    kind = type(loop)
    if loop is None and "uvloop" in sys.modules:  # asked only then: the policy is deprecated from 3.14 on
        kind = type(asyncio.get_event_loop_policy())
    module = kind.__module__.partition(".")[0]
    if module in ("uvloop", "winloop", "rloop") or (loop is not None and not hasattr(loop, "_ready")):
        raise RuntimeError(
            f"The x-ray can't see into {module}'s event loop, because it runs its callbacks outside Python. "
            'Run on asyncio\'s own loop: uvicorn.run(app, loop="asyncio"), or asyncio.run without '
            f"{module}.install()."
        )


def notes(tapes: Iterable[Tape]) -> Iterator[str]:
    """Yield, in words, what the record of these tapes does not show."""
    for tape in tapes:
        if tape.eager:
            many = "1 task" if tape.eager == 1 else f"{tape.eager} tasks"
            yield (
                f"{many} on the loop of {tape.thread_name} took the first step inside its creator's slice "
                "(eager tasks): that step is counted there."
            )
    if "uvloop" in sys.modules:
        yield "uvloop is imported here: what loops of its kind ran, if any did, is not in this record."
