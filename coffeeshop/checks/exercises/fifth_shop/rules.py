"""What goes wrong in The fifth shop, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.fifth_shop import scene
from coffeeshop.checks.exercises.fifth_shop.cards import without
from coffeeshop.checks.exercises.fifth_shop.coroutines import never_awaited
from coffeeshop.checks.exercises.fifth_shop.scene import PINGS, TILL
from coffeeshop.checks.verdict import Finding

POOLS = ("run_in_threadpool", "to_thread", "run_in_executor", "run_sync")


def missing(e: Evidence) -> Finding | None:
    if e.seen["status"] not in (404, 405, 422):
        return None
    if e.seen["status"] == 422:
        return Finding(
            "card-not-taken",
            "The latte was answered with status 422: your endpoint or its dependency asks for something "
            "that the customer did not send.",
            "A parameter without a default must come with the request; this one sends `card` only.",
            "Keep the parameters, and change who waits.",
        )
    return Finding(
        "recipe-missing",
        f"The latte is off the menu: it was answered with status {e.seen['status']}.",
        "The pings are well, but the customer who wanted a latte is not.",
        "Keep the endpoint.",
    )


def failed(e: Evidence) -> Finding | None:
    error = e.seen["error"]
    if not error:
        return None
    what = f"The latte was answered with status {e.seen['status']}: {error['type']}: {error['message']}."
    if "running event loop" in error["message"]:
        return Finding(
            "run-inside-loop",
            what,
            "`asyncio.run` starts a loop of its own, and the shop's loop runs already.",
            "Write `await` in its place.",
            e.line("asyncio.run", "run"),
        )
    called = e.call("read_points")
    if called and called.awaited:
        return Finding(
            "await-what-cannot",
            what,
            "`read_points` has done all its waiting when it comes back, and returns a number. `await` can't "
            "make a blocking call wait politely.",
            "Somebody else must call it: who are the helpers of FastAPI?",
            called.line,
        )
    return (
        never_awaited(e, what)
        or _about_the_pool(e, what)
        or Finding("raised", what, "", "Mend that first, then look at the pings.", error["line"])
    )


def _about_the_pool(e: Evidence, what: str) -> Finding | None:
    pool = e.call(*POOLS)
    called = e.call("read_points")
    if pool and called and called.line == pool.line:
        return Finding(
            "called-before-pool",
            what,
            "With brackets behind it, `read_points` is called right here, on the loop, and only its result "
            "goes to the pool.",
            "Hand over the function and its argument apart: the function without brackets, then a comma.",
            pool.line,
        )
    if pool and not pool.awaited and not e.call("gather", "wait", "wait_for"):
        return Finding(
            "pool-not-awaited",
            what,
            "Asking the pool gives a coroutine or a future, not the number of points.",
            "Put `await` in front of it, in an `async def`.",
            pool.line,
        )
    return None


def not_asked(e: Evidence) -> Finding | None:
    if e.seen["seconds"] >= TILL * 0.99 or e.seen["status"] != 200:
        return None
    what = f"The latte was answered after {e.seen['seconds']:.2f} s; asking the till takes {TILL} s."
    forgotten = never_awaited(e, f"{what[:-1]}, and the answer was {e.seen['body']}.")
    if forgotten:
        return forgotten
    pool = e.call(*POOLS, "create_task", "Thread", "submit", "add_task")
    if pool and not pool.awaited:
        return Finding(
            "not-waited-for",
            what,
            "The till is asked somewhere, and nobody waits for what it says.",
            "Wait for the points before you name the price.",
            pool.line,
        )
    return Finding(
        "till-not-asked",
        what,
        f"The card {e.seen['card']} was new, so nobody could know its {e.seen['points']} points without "
        "asking.",
        "Ask the till for each order, and let somebody else do the waiting.",
    )


def held(e: Evidence) -> Finding | None:
    if not scene.held(e):
        return None
    passed, waited = e.seen["passed"], e.seen["waited"]
    what = (
        f"While the till was asked, {passed} of {PINGS} pings were answered; the slowest waited "
        f"{waited:.2f} s."
    )
    line = e.line("read_points")
    return (
        _by_a_thread_waited_for(e, what)
        or _by_a_timeout(e, what, line)
        or _by_a_task(e, what)
        or _by_the_wrong_def(e, what)
        or _by_a_direct_call(e, what)
        or _by_a_wrapper(e, what, line)
        or Finding(
            "unmended",
            what,
            "An `async def` dependency runs on the loop, and whatever it calls runs there, too, however "
            "deep.",
            "Look at who calls `read_points`, and on which thread FastAPI runs that.",
            line,
        )
    )


def _by_a_thread_waited_for(e: Evidence, what: str) -> Finding | None:
    joined = e.call("join", "result", awaited=False)
    with_pool = e.call("ThreadPoolExecutor", "Thread", "submit")
    if not joined and not with_pool:
        return None
    found = joined or with_pool
    assert found is not None
    return Finding(
        "thread-joined",
        what,
        "The till is asked in a thread, but the loop stands beside it and waits until the thread is done.",
        "Await the thread's work, so that the loop can serve others meanwhile.",
        found.line,
    )


def _by_a_timeout(e: Evidence, what: str, line: int | None) -> Finding | None:
    limit = e.call("timeout", "wait_for", "fail_after", "move_on_after")
    if not limit:
        return None
    return Finding(
        "timeout-cannot",
        what,
        "A timeout is a bell that the loop rings. The loop is held, so nobody rings it in time.",
        "First get the call off the loop; then a timeout can end the wait.",
        limit.line or line,
    )


def _by_a_task(e: Evidence, what: str) -> Finding | None:
    task = e.call("create_task", "ensure_future", "gather")
    if not task:
        return None
    return Finding(
        "task-on-the-loop",
        what,
        "A task is no thread: it runs on the same loop, and `read_points` holds that loop from within the "
        "task.",
        "Let a helper call it.",
        task.line,
    )


def _by_the_wrong_def(e: Evidence, what: str) -> Finding | None:
    made, asked = e.functions.get("latte"), e.functions.get("loyal")
    if type(made).__name__ != "FunctionDef" or type(asked).__name__ != "AsyncFunctionDef":
        return None
    return Finding(
        "endpoint-only",
        what,
        "The endpoint runs in a thread now. Its dependency is still an `async def`, and runs on the loop, "
        "before it.",
        "Each function has a spelling of its own. Which of the two calls the till?",
        getattr(asked, "lineno", None),
    )


def _by_a_direct_call(e: Evidence, what: str) -> Finding | None:
    """A plain `def` asks the till, and an `async def` calls it by its name, so no thread comes in."""
    asks = {call.function for call in e.calls if call.name == "read_points" and not call.in_async}
    for called in e.calls:
        if called.name in asks and called.in_async and not called.awaited:
            return Finding(
                "called-directly",
                what,
                f"`{called.name}` is a plain `def`, and `{called.function}` calls it itself, on the loop. FastAPI "
                "hands a plain `def` to a thread only where FastAPI itself calls it.",
                f"Let FastAPI call it, by `Depends({called.name})`, or hand it to a helper.",
                called.line,
            )
    return None


def _by_a_wrapper(e: Evidence, what: str, line: int | None) -> Finding | None:
    called = e.call("read_points")
    polite = e.call("asyncio.sleep", "checkpoint", awaited=True, function="loyal")
    if called and called.in_async and (called.function != "loyal" or polite):
        return Finding(
            "async-in-name",
            what,
            "An `async def` around a blocking call, or an `await` beside it, does not change what the call "
            "does: it holds the thread it runs in, and that is the loop's.",
            "Have it called in another thread.",
            called.line or line,
        )
    return None


def other_answer(e: Evidence) -> Finding | None:
    if e.seen["status"] != 200 or e.seen["body"] == e.seen["right"]:
        return None
    return Finding(
        "other-answer",
        f"The pings pass, but for a card with {e.seen['points']} points the latte answered {e.seen['body']} "
        f"in place of {e.seen['right']}.",
        "A cure should not change what the customer gets.",
        "From 10 points on it is for free, below that 3 euros.",
    )


def kept(e: Evidence) -> Finding | None:
    again = e.seen.get("again")
    if not again or again["status"] != 200 or scene.honest(again):
        return None
    return Finding(
        "till-asked-once",
        f"Card {e.seen['card']} was shown twice, and its points went from {e.seen['points']} to "
        f"{again['points']} in between. The second latte took {again['seconds']:.2f} s and was answered "
        f"{again['body']} in place of {again['right']}.",
        "Your shop keeps what the till said the first time, and does not see what changes there.",
        "Ask the till for each order.",
        e.line("cache", "lru_cache", "read_points", *POOLS),
    )


def once_only(e: Evidence) -> Finding | None:
    again = e.seen.get("again")
    if not again or again["status"] == 200:
        return None
    how = (
        f"was answered with status {again['status']}" if again["status"] else "was not answered within 1.4 s"
    )
    return Finding(
        "once-only",
        f"The first latte was answered as it should be; the second, with the same card, {how}.",
        "Something of the first order is still in the way of the next.",
        "Look for what is taken and not given back, or set and not set back.",
        e.line("acquire", "close", "shutdown"),
    )


def late(e: Evidence) -> Finding | None:
    if e.seen["status"] is not None:
        return None
    return Finding(
        "no-answer",
        "The latte was not answered within 1.4 s.",
        f"The till takes {TILL} s.",
        "Look for what it still waits for.",
        e.seen["line"],
    )


RULES = (missing, failed, not_asked, held, other_answer, late, kept, once_only, without)
