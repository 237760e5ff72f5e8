"""One attempt, played in the child process: run the learner's cell, then the exercise's scene."""

from __future__ import annotations

import ast
import asyncio
import gc
import io
import linecache
import sys
import traceback
import warnings
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from inspect import CO_COROUTINE
from random import Random
from types import CodeType, ModuleType
from typing import Any

from coffeeshop.checks.shape import Exercise

CELL = "your_cell.py"
PATIENCE = 15.0  # seconds for a scene that runs nothing of the learner's
ELSEWHERE = 40.0  # and for one whose processes keep their own time: two of them open, on a busy machine
ENOUGH = 4_000  # characters of a print or a traceback that are kept
Found = dict[str, Any]


class Trial:
    """One attempt and what was seen of it, as plain values.

    `tell` gets the evidence as soon as there is a verdict in it: when the scene is over, or when the
    code still waits after `limit` seconds. `more_time` gets the seconds that a scene may still take
    once the learner's code is done with. What the attempt leaves behind is cleared up after that.
    """

    def __init__(
        self,
        exercise: Exercise,
        source: str,
        seed: int,
        limit: float,
        tell: Callable[[Found], None],
        more_time: Callable[[float], None] = lambda seconds: None,
    ) -> None:
        self.exercise, self.source, self.seed, self.limit = exercise, source, seed, limit
        self.tell, self.more_time = tell, more_time
        self.seen: Found = {}
        self.found: Found = {"outcome": "stuck", "seen": self.seen, "errors": []}
        self.told = False

    def play(self) -> None:
        """Play the attempt to its end; what it raises is evidence, never an exception of ours."""
        self.printed = io.StringIO()
        with warnings.catch_warnings(record=True) as self.caught, redirect_stdout(self.printed):
            warnings.simplefilter("always")
            before, sys.unraisablehook = sys.unraisablehook, self._unraisable
            try:
                with redirect_stderr(self.printed), asyncio.Runner() as runner:
                    runner.run(self.your_code())
            except BaseException as error:  # also SystemExit, which asyncio passes on past the task
                self._end(error)
            finally:
                sys.unraisablehook = before
        self._tell()

    async def your_code(self) -> None:
        """Run the cell, then the scene; its name is what the learner's timeline shows."""
        loop = asyncio.get_running_loop()
        asyncio.current_task().set_name("your cell")  # type: ignore[union-attr]
        loop.set_exception_handler(self._lost)
        timer = loop.call_later(self.limit, self._time_is_up)
        try:
            cell = await _execute(self.source, self.exercise.elsewhere)
            if self.exercise.elsewhere or not self.exercise.calls_code:
                patience = ELSEWHERE if self.exercise.elsewhere else PATIENCE
                timer.cancel()
                loop.call_later(patience, self._time_is_up)
                self.more_time(patience)
            missing = [name for name in self.exercise.needs if not hasattr(cell, name)]
            self.seen |= {"missing": missing}
            if not missing:
                await self.exercise.scene(cell, Random(self.seed), self.seen)
            self.found["outcome"] = "finished"
        except BaseException as error:
            self._end(error)
        gc.collect()  # a coroutine that nobody awaited and a task's lost exception speak up now
        self._tell()

    def _end(self, error: BaseException) -> None:
        self.found["outcome"] = "exited" if isinstance(error, SystemExit) else "raised"
        self.found.setdefault("raised", describe(error))

    def _time_is_up(self) -> None:
        if self.seen.get("done"):
            self.found["outcome"] = "finished"  # only what it left behind still runs
        self.found["stuck"] = {"how": "waiting", "line": _where_it_waits()}
        self._tell()

    def _tell(self) -> None:
        if not self.told:
            self.told = True
            record = self.seen.pop("record", None)
            heard = [str(w.message)[:300] for w in self.caught][:20]
            printed = self.printed.getvalue()[:ENOUGH]
            self.tell(self.found | {"record": record, "warnings": heard, "printed": printed})

    def _lost(self, _: Any, context: dict[str, Any]) -> None:
        error = context.get("exception")
        self.found["errors"].append(f"{context['message']}: {error!r}"[:300])

    def _unraisable(self, hook: Any) -> None:
        self.found["errors"].append(f"{type(hook.exc_value).__name__}: {hook.exc_value}"[:300])


async def _execute(source: str, elsewhere: bool) -> ModuleType:
    """Run the learner's cell as a notebook would, top-level `await` included; return its module.

    It stays empty where the cell is run `elsewhere`.
    """
    lines = source.splitlines(keepends=True)
    linecache.cache[CELL] = (len(source), None, lines, CELL)
    cell = ModuleType("your_cell")
    cell.__file__ = CELL
    sys.modules["your_cell"] = cell
    if elsewhere:
        return cell
    code: CodeType = compile(source, CELL, "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    outcome = eval(code, cell.__dict__)
    if code.co_flags & CO_COROUTINE:
        await outcome
    return cell


def describe(error: BaseException) -> Found:
    """Return what an exception says, its traceback beginning at the learner's first line."""
    stack = traceback.extract_tb(error.__traceback__)
    own = [i for i, frame in enumerate(stack) if frame.filename == CELL]
    shown = traceback.StackSummary.from_list(stack[own[0] :] if own else stack)
    said = "".join([*shown.format(), *traceback.format_exception_only(error)])
    line = stack[own[-1]].lineno if own else None
    found = {
        "type": type(error).__name__,
        "message": str(error)[:300],
        "line": line,
        "traceback": said[-ENOUGH:],
    }
    if isinstance(error, BaseExceptionGroup):
        found["inside"] = [describe(one) for one in error.exceptions[:3]]
    return found


def _where_it_waits() -> int | None:
    """Return the learner's line at which a task of theirs is suspended, the deepest where there are many."""
    lines = []
    for task in asyncio.all_tasks():
        inner: Any = task.get_coro()
        line = None
        while inner is not None:
            frame = getattr(inner, "cr_frame", None)
            if frame is not None and frame.f_code.co_filename == CELL:
                line = frame.f_lineno
            inner = getattr(inner, "cr_await", None)
        lines += [line] if line else []
    return max(lines, default=None)
