"""What goes wrong in One bad recipe, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.one_bad_recipe.scene import ENOUGH, HELD, MILK, PIECES, PINGS
from coffeeshop.checks.exercises.one_bad_recipe.unchanged import BAD, changed_a_good_one
from coffeeshop.checks.verdict import Finding

POOLS = ("run_in_threadpool", "to_thread", "run_in_executor", "run_sync")


def missing(e: Evidence) -> Finding | None:
    if e.seen["status"] not in (404, 405):
        return None
    return Finding(
        "recipe-missing",
        f"The latte is off the menu: `GET {BAD}` was answered with status {e.seen['status']}.",
        "The pings are well, but the customer who wanted a latte is not.",
        "Keep the endpoint, and mend how it waits.",
    )


def failed(e: Evidence) -> Finding | None:
    error = e.seen["error"]
    if not error:
        return None
    message, line = error["message"], error["line"]
    if "running event loop" in message:
        return Finding(
            "run-inside-loop",
            f"The latte was answered with status {e.seen['status']}: {message}.",
            "`asyncio.run` starts a loop of its own, and the shop's loop runs already.",
            "Write `await` in its place.",
            line,
        )
    return (
        _time_sleep_awaited(e)
        or _called_too_early(e)
        or _coroutine_sent(e, message)
        or Finding(
            "raised",
            f"The latte was answered with status {e.seen['status']}: your endpoint raised "
            f"{error['type']}: {message}.",
            "",
            "Mend that first, then look at the pings.",
            line,
        )
    )


def _time_sleep_awaited(e: Evidence) -> Finding | None:
    found = e.call("time.sleep", awaited=True)
    if not found:
        return None
    return Finding(
        "await-time-sleep",
        f"`time.sleep` held the loop for {e.seen['on_loop']:.1f} s, and then there was nothing to await.",
        "`await` cannot make a blocking call wait politely: the call comes first, blocks, and returns None.",
        "Call something that returns an awaitable: asyncio has a sleep of its own.",
        found.line,
    )


def _called_too_early(e: Evidence) -> Finding | None:
    pool = e.call(*POOLS, function="latte")
    sleep = e.call("time.sleep", function="latte")
    if not pool or not sleep or sleep.line < pool.line:
        return None
    return Finding(
        "called-before-pool",
        f"`time.sleep` ran on the loop, for {e.seen['on_loop']:.1f} s, before the pool was asked.",
        "With brackets behind it, it is called right here, and only its result, None, goes to the thread.",
        "Hand over the function and its argument apart: the function without brackets, then a comma.",
        sleep.line,
    )


def _coroutine_sent(e: Evidence, message: str) -> Finding | None:
    sleep = e.call("asyncio.sleep", awaited=False, function="latte")
    if not sleep:
        return None
    return Finding(
        "sleep-not-awaited",
        f"The latte was answered with status {e.seen['status']}, because a coroutine is no answer.",
        "Without `await`, `asyncio.sleep(...)` is a recipe card that nobody follows.",
        "Await it, and return the drink after it.",
        sleep.line,
    )


def too_fast(e: Evidence) -> Finding | None:
    if e.seen["seconds"] >= MILK * 0.99:
        return None
    what = f"The latte was served after {e.seen['seconds']:.2f} s; its milk needs {MILK} s."
    return (
        _coroutine_in_a_thread(e, what)
        or _left_alone(e, what)
        or Finding(
            "too-fast",
            what,
            "The pings pass because nothing is cooked: somebody gets cold milk.",
            f"Keep the whole {MILK} s, and change who waits for them.",
            e.line("sleep"),
        )
    )


def _coroutine_in_a_thread(e: Evidence, what: str) -> Finding | None:
    pool = e.call(*POOLS, awaited=True, function="latte")
    if not pool or not any("never awaited" in warning for warning in e.warnings):
        return None
    return Finding(
        "coroutine-in-thread",
        what,
        "The thread called a coroutine function, which only made a coroutine: nobody awaited it, so nobody "
        "waited.",
        "Await the coroutine on the loop, without a thread; or give the thread a plain function that waits.",
        pool.line,
    )


LEFT_ALONE: tuple[tuple[str, tuple[str, ...], dict[str, bool], str, str], ...] = (
    (
        "sleep-not-awaited",
        ("asyncio.sleep", "anyio.sleep"),
        {"awaited": False, "alone": True},
        "`asyncio.sleep(...)` makes a coroutine, which is thrown away: without `await` it never runs.",
        "Put `await` in front of it, in an `async def`.",
    ),
    (
        "pool-not-awaited",
        ("run_in_threadpool", "to_thread"),
        {"awaited": False, "in_recipe": True},
        "Asking the pool gives a coroutine, and nobody awaits it.",
        "Put `await` in front of it.",
    ),
    (
        "in-background",
        ("add_task",),
        {},
        "A background task begins after the answer has been sent: the customer leaves with cold milk.",
        "Wait for the milk before you answer.",
    ),
    (
        "task-left",
        ("create_task", "ensure_future", "run_in_executor"),
        {"awaited": False, "in_recipe": True},
        "The task waits on its own, and your recipe does not wait for the task.",
        "Keep the task and await it.",
    ),
    (
        "thread-left",
        ("Thread", "start", "submit"),
        {},
        "The thread heats the milk, and nobody waits for the thread.",
        "Let the pool run the call, and await that.",
    ),
)


def _left_alone(e: Evidence, what: str) -> Finding | None:
    for name, endings, wanted, why, advice in LEFT_ALONE:
        place = {"function": "latte"} if wanted.get("in_recipe") else {}
        found = e.call(*endings, **{k: v for k, v in wanted.items() if k != "in_recipe"}, **place)
        if found:
            return Finding(name, what, why, advice, found.line)
    return None


def held(e: Evidence) -> Finding | None:
    if e.seen["passed"] >= ENOUGH:
        return None
    passed, waited = e.seen["passed"], e.seen["waited"]
    what = (
        f"While the latte cooked, {passed} of {PINGS} pings were answered; the slowest waited {waited:.2f} s."
    )
    line = e.seen["line"] or e.line("time.sleep")
    if e.call("time.sleep", awaited=True):
        return _time_sleep_awaited(e)
    joined = e.call("join", "result", "wait", awaited=False, function="latte")
    if joined or e.call("ThreadPoolExecutor", function="latte"):
        return Finding(
            "thread-joined",
            what,
            "The sleep is in a thread, but the loop stands beside it and waits until the thread is done.",
            "Await the thread's work, so that the loop can serve others meanwhile.",
            joined.line if joined else line,
        )
    if not e.call("time.sleep", function="latte") and e.call("monotonic", "perf_counter", "time.time"):
        return Finding(
            "busy-wait",
            what,
            "Your loop looks at the clock until the time is up, and holds the barista for "
            f"{e.seen['on_loop']:.1f} s.",
            "Wait in a way that suspends, or in a thread.",
            line,
        )
    return _asleep_on_the_loop(e, what, line)


def _asleep_on_the_loop(e: Evidence, what: str, line: int | None) -> Finding | None:
    deep = e.functions.get("latte") and not e.call("time.sleep", function="latte")
    if e.call("asyncio.sleep", awaited=True, function="latte") or deep:
        place = "one call deeper" if deep else "beside an `await`"
        return Finding(
            "still-blocks",
            what,
            f"The `time.sleep` stands {place}, and still on the loop. An `await` or an `async "
            "def` does not change what a blocking call does.",
            "Replace the blocking call itself, or hand it to a thread.",
            line,
        )
    if e.call("time.sleep", function="latte"):
        return Finding(
            "unmended",
            what,
            "Line by line, `async def` runs on the loop, and this one sleeps there without letting go.",
            "Let it wait in a way that suspends, or let a thread do the waiting.",
            line,
        )
    return None


def in_slices(e: Evidence) -> Finding | None:
    if e.seen["on_loop"] <= HELD * e.seen["seconds"]:
        return None
    return Finding(
        "in-slices",
        f"{e.seen['passed']} pings slipped through, but the latte held the loop for "
        f"{e.seen['on_loop']:.2f} of its {e.seen['seconds']:.2f} s.",
        "Cut into slices, the wait is still the barista's: with ten lattes at once each would "
        "take ten times as long.",
        "Wait in a way that suspends for the whole time at once.",
        e.line("time.sleep", "monotonic", "perf_counter", "sleep"),
    )


def polling(e: Evidence) -> Finding | None:
    if e.seen["pieces"] <= PIECES:
        return None
    return Finding(
        "polling",
        f"{e.seen['passed']} pings passed, and the latte came back to the loop "
        f"{e.seen['pieces']:,} times to ask whether it is ready.",
        "That keeps a processor busy with asking. A machine that rings costs nothing until it does.",
        "Wait once, for the whole time.",
        e.line("sleep", "monotonic", "perf_counter"),
    )


def other_answer(e: Evidence) -> Finding | None:
    if e.seen["status"] != 200 or e.seen["body"] == '"latte"':
        return None
    return Finding(
        "other-answer",
        f'The pings pass, but the latte now answers {e.seen["body"]} in place of "latte".',
        "A cure should not change what the customer gets.",
        'Return "latte" as before.',
    )


def late(e: Evidence) -> Finding | None:
    if e.seen["status"] is not None:
        return None
    return Finding(
        "no-answer",
        "The latte was not answered within 1.2 s.",
        f"It should take {MILK} s.",
        "Look for what it still waits for.",
        e.seen["line"],
    )


FIRST = (changed_a_good_one,)
RULES = (missing, failed, too_fast, held, in_slices, polling, other_answer, late)
