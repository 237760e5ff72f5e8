"""What the learner's test does, read from its source and from the requests that came."""

from __future__ import annotations

import ast
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.hear_the_flatline.shops import HEATING, RIGHT, WRONG
from coffeeshop.checks.pytest_rules import nodes
from coffeeshop.checks.pytest_scenes import runs_of
from coffeeshop.checks.reading import Call

CLOCKS = ("perf_counter", "perf_counter_ns", "monotonic", "time.time", "elapsed.total_seconds")
LIMITS = ("wait_for", "asyncio.timeout", "fail_after", "move_on_after")


def lattes(e: Evidence, *names: str) -> list[dict[str, Any]]:
    """Return the orders of a latte that came to these shops, to all without a name."""
    return [visit for name in names or (*RIGHT, *WRONG) for visit in visits(e, name) if _is_latte(visit)]


def visits(e: Evidence, name: str) -> list[dict[str, Any]]:
    """Return the requests that came to one shop."""
    return [visit for run in runs_of(e, name) for visit in run["visits"]]


def _is_latte(visit: dict[str, Any]) -> bool:
    return visit["path"] == "/latte"


def pinged(e: Evidence) -> bool:
    """Whether pings were sent at all."""
    return any(not _is_latte(visit) for name in WRONG for visit in visits(e, name))


def pinged_beside(e: Evidence) -> bool:
    """Whether a ping came while the latte of the shop that awaits was made."""
    latte = next(iter(lattes(e, "awaits")), None)
    if latte is None:
        return False
    pings = [visit for visit in visits(e, "awaits") if not _is_latte(visit)]
    return any(latte["began"] < ping["began"] < latte["began"] + HEATING for ping in pings)


def limited(e: Evidence) -> Call | None:
    """Return the call that gives a request a limit of time."""
    return e.call(*LIMITS) or next((call for call in e.calls if _has(e, call, "timeout")), None)


def _has(e: Evidence, call: Call, keyword: str) -> bool:
    found = [node for node in nodes(e) if isinstance(node, ast.Call) and node.lineno == call.line]
    return any(word.arg == keyword for node in found for word in node.keywords)


def threshold(e: Evidence) -> float | None:
    """Return the threshold that the x-ray is given, where it is written as a number."""
    for node in nodes(e):
        for word in node.keywords if isinstance(node, ast.Call) else ():
            if word.arg == "threshold" and isinstance(word.value, ast.Constant):
                return float(word.value.value)  # type: ignore[arg-type]
    return None


def clock(e: Evidence) -> int | None:
    """Return the line that reads a clock, where the test has no pulse, no ping and no x-ray beside."""
    watches = e.call("xray", "create_task", "TaskGroup", "gather", "to_thread", "Thread", "set_debug")
    return None if watches or pinged(e) else e.line(*CLOCKS)


def apart(e: Evidence) -> bool:
    """Whether a ping came while a latte was made, on another loop than the latte's."""
    return any(
        latte["loop"] != visit["loop"] and latte["began"] < visit["began"] < latte["began"] + HEATING
        for name in WRONG
        for latte in lattes(e, name)
        for visit in visits(e, name)
        if not _is_latte(visit)
    )


def late_clock(e: Evidence) -> tuple[int, int] | None:
    """Return the line that lets a latte's task begin and the clock's first line, where that stands below it."""
    begun, read = e.line("create_task", "ensure_future"), e.line(*CLOCKS)
    let_go = e.call("asyncio.sleep", "anyio.sleep", awaited=True)
    if not (begun and read and let_go) or not begun < let_go.line < read:
        return None
    return let_go.line, read


def cut_off(e: Evidence) -> int | None:
    """Return the line that cancels a pulse, where its task had no turn after the latte's."""
    pulse = next(
        (name for name, body in e.functions.items() if e.call(name) and _notes_after_sleep(body)), None
    )
    cancel = e.call("cancel")
    if pulse is None or cancel is None:
        return None
    above = [call for call in e.calls if call.awaited and call.line < cancel.line and call.function != pulse]
    return cancel.line if above and above[-1].name.endswith("get") else None


def _notes_after_sleep(function: ast.AST) -> bool:
    """Say whether a function sleeps in a loop, and notes something once it is awake."""
    for node in ast.walk(function):
        if isinstance(node, ast.While):
            slept = [part.lineno for part in ast.walk(node) if isinstance(part, ast.Await)]
            noted = [part.lineno for part in ast.walk(node) if isinstance(part, (ast.Assign, ast.Call))]
            return bool(slept) and max(noted, default=0) > min(slept)
    return False


def asserted(e: Evidence) -> list[ast.Assert]:
    """Return the assertions."""
    return [node for node in nodes(e) if isinstance(node, ast.Assert)]
