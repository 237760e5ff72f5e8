"""The hot path: a wrapper of `asyncio.events.Handle._run` that writes a row for each slice.

Everything a loop does passes here, so it keeps raw values and leaves every question for later.
"""

from __future__ import annotations

import inspect
import sys
import time
from asyncio import events, format_helpers, futures
from typing import Any, Protocol

from coffeeshop.xray.ids import task_numbers
from coffeeshop.xray.patches import Patch
from coffeeshop.xray.tape import Tape
from coffeeshop.xray.waits import look, look_quickly, word_for

# `_run` was read in these versions and does what `report` and the wrapper do in its place.
READ_VERSIONS = {(3, 11), (3, 12), (3, 13)}
PYTHONS_OWN = events.Handle._run
_KNOWS_DEBUG = "debug" in inspect.signature(format_helpers._format_callback_source).parameters
TIMER_ENDS_SLEEP = futures._set_result_unless_cancelled  # type: ignore[attr-defined]


def may_inline(original: Any) -> bool:
    """Return whether `original` is Python's own `_run`, in a version whose `_run` was read."""
    return original is PYTHONS_OWN and sys.version_info[:2] in READ_VERSIONS


def report(handle: events.Handle, error: BaseException) -> None:
    """Tell the loop of an error in a callback, to the letter as `Handle._run` does."""
    debug = {"debug": handle._loop.get_debug()} if _KNOWS_DEBUG else {}  # type: ignore[attr-defined]
    source = format_helpers._format_callback_source(handle._callback, handle._args, **debug)
    context = {"message": f"Exception in callback {source}", "exception": error, "handle": handle}
    if handle._source_traceback:  # type: ignore[attr-defined]
        context["source_traceback"] = handle._source_traceback  # type: ignore[attr-defined]
    handle._loop.call_exception_handler(context)  # type: ignore[attr-defined]


class Ears(Protocol):
    """Who hears what the wrapper meets off the hot path."""

    tapes: dict[Any, Tape | None]
    lines: bool

    def adopt(self, loop: Any) -> Tape | None:
        """Return the tape of a loop seen for the first time, None where it is not recorded."""

    def meet(self, owner: Any, tape: Tape) -> int:
        """Return the number of a task seen for the first time, 0 for what is no task."""

    def ended(self, number: int, task: Any, at: int) -> None:
        """A task took its last step."""

    def ended_late(self, tape: Tape, start: float, end: float, number: int, handle: Any) -> None:
        """A slice took longer than the tape's threshold, or ended when the watching thread wants its turn."""


def make_run(ears: Ears, original: Any, patch: Patch) -> Any:
    """Return the wrapper around `original`, which is `Handle._run` or another tool's wrapper of it."""
    clock, numbers, tapes, with_lines = time.perf_counter, task_numbers.of, ears.tapes, ears.lines
    inline = may_inline(original)

    def retire() -> None:
        nonlocal tapes
        tapes = {}

    patch.retire = retire

    def _run(self: Any) -> None:
        try:
            tape = tapes[self._loop]
        except KeyError:
            tape = ears.adopt(self._loop) if patch.on else None
        if tape is None:
            return original(self)
        callback, arguments = self._callback, self._args
        try:
            owner = callback.__self__
            number = numbers[id(owner)]
        except (KeyError, AttributeError):
            owner = getattr(callback, "__self__", None)
            number = ears.meet(owner, tape)
        failed, queued = False, len(tape.pending)
        outer = tape.start  # not 0 where a callback runs the loop again
        tape.start = start = clock()
        try:
            if not inline:
                original(self)
            elif arguments:
                self._context.run(callback, *arguments)
            else:  # a star costs as much as all the rest of the call, also with nothing behind it
                self._context.run(callback)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            failed = True
            if not inline:
                raise
            report(self, error)
        finally:
            end = clock()
            try:
                waits, place, at = "", None, 0
                if not number:
                    place = describe(tape, start, self, callback, arguments)
                elif owner._fut_waiter is not None:
                    waits, place, at = suspended(owner, with_lines)
                    if getattr(callback, "__name__", "") == "cancel":  # no step of it: somebody cancels it
                        number, waits, place = 0, "", describe(tape, start, self, callback, arguments)
                elif owner.done():
                    ears.ended(number, owner, int(end * 1e9))
                else:
                    waits = "turn"
                    if with_lines:
                        place, at = look_quickly(owner.get_coro())
                if arguments and tape.woken:
                    claim_due(tape, start, arguments[0])
                if len(tape.rows) < tape.limit:
                    tape.rows.append((start, end, number, queued, waits, place, at))
                else:
                    tape.dropped += 1
                if end > tape.beat or end - start > tape.threshold:
                    ears.ended_late(tape, start, end, number, self)
            finally:  # last: whoever stops a recording waits for it
                tape.start = outer
            if failed:  # the exception's traceback would keep them
                self = callback = arguments = owner = None

    return _run


def suspended(task: Any, with_lines: bool) -> tuple[str, Any, int]:
    """Return what a task waits for, and its code and instruction."""
    by_nature = word_for(task._fut_waiter)
    if not with_lines:
        return by_nature, None, 0
    word, place, at = look(task.get_coro())
    return word or by_nature, place, at


def describe(tape: Tape, start: float, handle: Any, callback: Any, arguments: Any) -> Any:
    """Return a callback's code or name, and note when a timer was due and whom it wakes."""
    when = getattr(handle, "_when", None)
    if when is not None:
        late = int((handle._loop.time() - when) * 1e9)
        due = time.perf_counter_ns() - late
        keep_due(tape, start, due)
        if callback is TIMER_ENDS_SLEEP and not arguments[0].cancelled():
            tape.woken[id(arguments[0])] = due
    inner = getattr(callback, "func", callback)  # functools.partial
    return getattr(inner, "__qualname__", None) or type(inner).__qualname__


def claim_due(tape: Tape, start: float, future: Any) -> None:
    """Pass a timer's due time on to the task that the timer woke."""
    due = tape.woken.get(id(future))
    if due is not None and tape.due.get(start) is None:
        del tape.woken[id(future)]
        keep_due(tape, start, due)


def keep_due(tape: Tape, start: float, due: int) -> None:
    """Note when the row that begins at `start` was due, where the tape has room for that row."""
    if len(tape.rows) < tape.limit:
        tape.due[start] = due
