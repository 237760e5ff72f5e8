"""What goes wrong in The starving pulse, and why."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.starving_pulse.scene import AT_MOST, BEANS
from coffeeshop.checks.reading import parse
from coffeeshop.checks.verdict import Finding


def not_async(e: Evidence) -> Finding | None:
    made = e.functions.get("grind_all")
    if made is None or type(made).__name__ != "FunctionDef" or e.seen.get("same"):
        return None
    return Finding(
        "not-async",
        "`grind_all` is a plain `def`, so it came back without grinding a bean.",
        "In a plain function there can be no `await`, and without it `grind(bean)` gives a "
        "coroutine, not a bean.",
        "Keep `async def grind_all`.",
        made.lineno,
    )


def not_awaited(e: Evidence) -> Finding | None:
    kinds = set(e.seen["served"]["kinds"]) | {e.seen["served"]["type"]}
    if "coroutine" in kinds:
        return Finding(
            "not-awaited",
            f"You returned coroutines; {e.seen['ground']} beans were ground.",
            "`grind(bean)` only makes the coroutine. Its computing begins when it is awaited.",
            "Write `await grind(bean)`.",
            e.line("grind"),
        )
    if "future" in kinds:
        return Finding(
            "not-awaited",
            "You returned tasks where ground beans were asked for.",
            "A task holds a result; awaiting the task gives it.",
            "Await each task before its result goes into the list.",
            e.line("create_task", "ensure_future", "gather"),
        )
    return None


def left(e: Evidence) -> Finding | None:
    if e.seen["ground"] >= BEANS:
        return None
    return Finding(
        "beans-left",
        f"{e.seen['ground']} of {BEANS} beans were ground.",
        "The pulse would be well, but the customers want their coffee.",
        "Grind every bean with `grind`; only the breaks between them are yours to choose.",
    )


def returned_nothing(e: Evidence) -> Finding | None:
    if e.seen["served"]["type"] != "NoneType":
        return None
    return Finding(
        "returned-nothing",
        f"All {BEANS} beans were ground, and you returned None.",
        "",
        "Collect what `grind` returns and return the list.",
    )


def in_a_thread(e: Evidence) -> Finding | None:
    if not e.seen["elsewhere"]:
        return None
    return Finding(
        "in-a-thread",
        f"{e.seen['elsewhere']} beans were ground in another thread; the pulse had to wait for up "
        f"to {e.seen['longest']} of them.",
        "Thread and loop share one interpreter lock: the pulse gets a turn when the lock is "
        f"handed over, not every {AT_MOST} beans.",
        "Stay on the loop, and make breaks.",
        e.line("to_thread", "run_in_executor", "run_in_threadpool", "run_sync", "Thread"),
    )


def _starved(e: Evidence) -> str:
    turns = e.seen["turns"]
    had = f"had {turns} turn{'' if turns == 1 else 's'}" if turns else "did not get one turn"
    return f"The pulse {had} while {BEANS} beans were ground; it waited for {e.seen['longest']} in a row."


def with_sleep(e: Evidence) -> Finding | None:
    if e.seen["longest"] <= AT_MOST:
        return None
    lost = e.call("asyncio.sleep", "anyio.sleep", awaited=False, alone=True)
    if lost:
        return Finding(
            "sleep-not-awaited",
            _starved(e),
            f"Line {lost.line} makes a coroutine and throws it away: without `await` it never runs.",
            "Put `await` in front of it.",
            lost.line,
        )
    held = e.call("time.sleep")
    if held:
        return Finding(
            "time-sleep",
            _starved(e),
            "`time.sleep` gives other threads a turn. The pulse is a task on this very thread, "
            "and gets none.",
            "Wait in a way that suspends: the asyncio sleep.",
            held.line,
        )
    rest = e.call("asyncio.sleep", "anyio.sleep", "checkpoint", awaited=True)
    if rest:
        where = "stands outside the loop" if not rest.in_loop else "comes too seldom"
        return Finding(
            "too-seldom",
            _starved(e),
            f"The break on line {rest.line} is a real one, but it {where}.",
            f"Take it inside the loop, at least once in every {AT_MOST} beans.",
            rest.line,
        )
    return None


def gathered(e: Evidence) -> Finding | None:
    found = e.call("gather", "create_task", "ensure_future", "start_soon", in_loop=True) or e.call("gather")
    if e.seen["longest"] <= AT_MOST or not found or found.function != "grind_all":
        return None
    if not e.call("grind", in_loop=True) and not e.call("map"):
        return None
    return Finding(
        "gathered-at-once",
        _starved(e),
        "All the tasks stood on the rail together. The loop takes everything that is ready in "
        "one round, and no task lets go before its bean is ground: the pulse gets one turn a "
        "round.",
        f"Make the tasks in handfuls of at most {AT_MOST}, or take breaks between the beans.",
        found.line,
    )


def without_waiting(e: Evidence) -> Finding | None:
    if e.seen["longest"] <= AT_MOST:
        return None
    return Finding(
        "await-without-waiting",
        _starved(e),
        "An `await`, an `async for` or an `async with` lets go only if something in it has to "
        "wait. Here nothing does: a coroutine that never waits runs through as a call would.",
        "Put something into the loop that does suspend, if only for no time at all.",
        e.line("grind"),
    )


def ground_again(e: Evidence) -> Finding | None:
    if e.seen["ground"] <= BEANS:
        return None
    return Finding(
        "ground-again",
        f"The pulse is well, but `grind` ground {e.seen['ground']} times for {BEANS} beans.",
        "Every call of `grind` grinds anew, also where nobody keeps what it returns.",
        "Call it once for each bean and keep its result; a break needs no bean.",
        e.line("grind"),
    )


def order_lost(e: Evidence) -> Finding | None:
    if not e.seen["moved"]:
        return None
    what = (
        f"All {BEANS} ground beans are in your list, but {e.seen['moved']} of them in the place of another."
    )
    line, done = kept_in_a_set(e), e.call("as_completed")
    if done:
        return Finding(
            "as-completed",
            what,
            "`as_completed` hands over whatever is ready next, and not in the order in which you asked.",
            "Keep your own list of tasks in the order of the beans, and take the results from that.",
            done.line,
        )
    if line:
        return Finding(
            "out-of-a-set",
            what,
            "The results come out of a set, and a set keeps no order: `asyncio.wait`, too, gives back its tasks in one.",
            "Keep your own list of tasks in the order of the beans, and take the results from that.",
            line,
        )
    return Finding(
        "other-order",
        what,
        "The check expects the results in the order of the beans, whenever each of them was ground.",
        "Take them from a list that you fill in that order, or give each bean its own place.",
        e.line("append", "insert", "appendleft", "extend"),
    )


def other_beans(e: Evidence) -> Finding | None:
    if e.seen["same"]:
        return None
    return Finding(
        "other-beans",
        f"The pulse is well, but you returned {e.seen['served']['repr'][:60]}.",
        "The check expects what `grind` returned, in the order of the beans.",
        "Collect each result as it comes, in one list.",
    )


def kept_in_a_set(e: Evidence) -> int | None:
    """Return the line on which the source puts tasks or results into a set, else None."""
    waits = e.call("asyncio.wait", "futures.wait", "set", "frozenset")
    tree = parse(e.source) or ast.Module([], [])
    sets = [node.lineno for node in ast.walk(tree) if isinstance(node, (ast.Set, ast.SetComp))]
    return waits.line if waits else min(sets, default=None)


RULES = (
    not_async,
    not_awaited,
    left,
    returned_nothing,
    in_a_thread,
    with_sleep,
    gathered,
    without_waiting,
    ground_again,
    order_lost,
    other_beans,
)
MISHAPS = (not_async,)
