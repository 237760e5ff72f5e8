"""What goes wrong in The receipt that froze the shop, and why."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.frozen_receipt.raised import failed
from coffeeshop.checks.exercises.frozen_receipt.scene import ENOUGH, HELD, PIECES, PINGS, PRINTER
from coffeeshop.checks.exercises.frozen_receipt.source import TAKE, TASK, handed_over, noted_before_the_wait
from coffeeshop.checks.verdict import Finding

LIMITS = (
    "wait_for",
    "asyncio.timeout",
    "timeout_at",
    "move_on_after",
    "fail_after",
    "wait",
    "result",
    "join",
)
MOMENT = 0.02  # seconds between two receipts that were not noted in one breath


def customer_waits(e: Evidence) -> Finding | None:
    ready, thanked = e.seen["ready"], e.seen["thanked"]
    if e.seen["status"] != 200 or thanked < PRINTER * 0.8 or (ready and thanked < ready - PRINTER / 2):
        return None
    return Finding(
        "customer-waits",
        f"The customer was thanked after {thanked:.2f} s, and stood there while the receipt was printed.",
        "Whatever the endpoint waits for, its customer waits for.",
        "Leave the receipt to a background task, and mend the task.",
        e.line(TASK, "run_in_threadpool", "to_thread"),
    )


def not_printed(e: Evidence) -> Finding | None:
    if e.seen["ready"] is not None or e.seen["status"] != 200:
        return None
    what = "The customer was thanked, and no receipt was printed."
    dropped = e.call(TASK, function=TAKE, awaited=False, alone=True)
    if dropped and e.warnings:
        return Finding(
            "never-awaited",
            what,
            f"`{TASK}(...)` alone makes a coroutine, which is thrown away: it never runs.",
            "Hand the function to `tasks.add_task`.",
            dropped.line,
        )
    made = coroutine_in_thread(e, what)
    if made:
        return made
    waiting = e.call("run_in_threadpool", "to_thread", awaited=False, function=TASK)
    if waiting:
        return _pool_not_awaited(what, waiting.line)
    return Finding(
        "not-printed",
        what,
        "Nothing was appended to `printed`, at least not within a second.",
        "Keep `tasks.add_task(...)`, and append the order once the printer is done.",
        e.line("add_task"),
    )


def coroutine_in_thread(e: Evidence, what: str) -> Finding | None:
    if not any("never awaited" in warning for warning in e.warnings):
        return None
    for name, function, line in handed_over(e):
        if isinstance(e.functions.get(function), ast.AsyncFunctionDef):
            return Finding(
                "coroutine-in-thread",
                what,
                f"`{function}` is an `async def`, and `{name}` has a thread call it. The thread only made a "
                "coroutine, which nobody awaited.",
                "Give a thread a plain `def`, which does its work when it is called; a coroutine belongs on "
                "the loop.",
                line,
            )
    return None


def _pool_not_awaited(what: str, line: int) -> Finding:
    return Finding(
        "pool-not-awaited",
        what,
        "Asking the pool gives a coroutine, and nobody awaits it: the printer never ran.",
        "Put `await` in front of it.",
        line,
    )


def too_fast(e: Evidence) -> Finding | None:
    ready = e.seen["ready"]
    if ready is None or ready >= PRINTER * 0.99:
        return None
    what = f"The receipt was ready {ready:.2f} s after the order; the printer needs {PRINTER} s."
    found = _noted_first(e) or coroutine_in_thread(e, what)
    if found:
        return found
    sleep = e.call("asyncio.sleep", "anyio.sleep", awaited=False, alone=True)
    if sleep:
        return Finding(
            "sleep-not-awaited",
            what,
            "`asyncio.sleep(...)` makes a coroutine, which is thrown away: without `await` it never runs.",
            "Put `await` in front of it.",
            sleep.line,
        )
    pool = e.call("run_in_threadpool", "to_thread", awaited=False, function=TASK)
    if pool:
        return _pool_not_awaited(what, pool.line)
    left = e.call("Thread", "start", "submit", "run_in_executor", "create_task", "ensure_future")
    if left:
        return Finding(
            "thread-left",
            what,
            "The printer runs on its own, and your task notes the receipt without waiting for it.",
            "Wait for the printer, without holding the loop, and append after it.",
            left.line,
        )
    return Finding(
        "too-fast",
        what,
        "The pings pass because nothing is printed: somebody gets white paper.",
        f"Keep the whole {PRINTER} s, and change who waits for them.",
        e.line("sleep"),
    )


def _noted_first(e: Evidence) -> Finding | None:
    over, ready, line = e.seen["over"], e.seen["ready"], noted_before_the_wait(e)
    after = over - ready if over else 0
    if after < PRINTER * 0.9 and not line:
        return None
    printed = f"was done {after:.1f} s later" if after >= PRINTER * 0.9 else "only began then"
    return Finding(
        "noted-before-printed",
        f"Order {e.seen['number']} was in `printed` {ready:.2f} s after it came, and the printer {printed}.",
        "Whoever looks into `printed` meanwhile believes in a receipt that nobody has, and may never have if the "
        "printer fails.",
        "Append the order behind the line that waits for the printer.",
        line or e.line("append"),
    )


def held(e: Evidence) -> Finding | None:
    if e.seen["passed"] >= ENOUGH:
        return None
    what = (
        f"While the receipt was printed, {e.seen['passed']} of {PINGS} pings were answered; the slowest "
        f"waited {e.seen['waited']:.2f} s."
    )
    line = e.seen["line"] or e.line("time.sleep")
    joined = e.call("join", "result", "wait", awaited=False)
    if joined:
        return Finding(
            "thread-joined",
            what,
            "The printer is in a thread, but the loop stands beside it and waits until the thread is done.",
            "Await the thread's work, so that the loop can serve others meanwhile.",
            joined.line,
        )
    if not e.call("time.sleep") and e.call("monotonic", "perf_counter", "time.time"):
        return Finding(
            "busy-wait",
            what,
            "Your task looks at the clock until the time is up, and holds the barista all the while.",
            "Wait in a way that suspends, or in a thread.",
            line,
        )
    return _blocks(e, what, line)


def _blocks(e: Evidence, what: str, line: int | None) -> Finding | None:
    sleep = e.call("time.sleep")
    if not sleep:
        return None
    changed_take = e.call("create_task", "ensure_future")
    if changed_take:
        return Finding(
            "task-blocks-too",
            what,
            "A task of asyncio runs on the loop as well; a blocking line in it holds them all.",
            "Change who does the waiting, not who starts it.",
            line,
        )
    if sleep.function != TASK:
        return Finding(
            "one-call-deep",
            what,
            f"The sleep stands in `{sleep.function}` now, and that is still called on the loop.",
            "Hand the call to a thread, or let FastAPI do so.",
            line,
        )
    return Finding(
        "unmended",
        what,
        "*Background* says when, not where: an `async def` task runs on the loop, and this one sleeps there "
        "without letting go.",
        "Let it wait in a way that suspends, or let a thread do the waiting.",
        line,
    )


def in_slices(e: Evidence) -> Finding | None:
    if e.seen["on_loop"] <= HELD * PRINTER and e.seen["pieces"] <= PIECES:
        return None
    return Finding(
        "in-slices",
        f"{e.seen['passed']} pings slipped through, but the task came back to the loop {e.seen['pieces']} "
        f"times and held it for {e.seen['on_loop']:.2f} s.",
        "Cut into slices, the wait is still the barista's: ten receipts at once would take ten times that.",
        "Wait once, for the whole time, in a way that suspends.",
        e.line("time.sleep", "sleep", "monotonic", "perf_counter"),
    )


def printed_beside(e: Evidence) -> Finding | None:
    """Two receipts of one order, closer together than the printer can print: two tries ran beside each other."""
    seen, given_up = e.seen, e.call(*LIMITS)
    if set(seen["receipts"]) != {str(seen["number"])} or len(seen["noted"]) < 2 or not given_up:
        return None
    first, second = seen["noted"][:2]
    if not MOMENT < second - first < PRINTER * 0.95:
        return None
    thread = bool(list(handed_over(e)))
    return Finding(
        "printed-beside",
        f"Order {seen['number']} is in `printed` {len(seen['noted'])} times: one try was done after {first:.2f} s, and "
        f"another one after {second:.2f} s.",
        "A limit ends your wait for a thread. The thread itself can't be cancelled: it printed on beside the next try."
        if thread
        else "Your wait for the first try ended, and the try itself did not: it printed on beside the next one.",
        "Print once, and wait until it is done; only what really ends when it is given up can be tried again.",
        given_up.line,
    )


def other_receipt(e: Evidence) -> Finding | None:
    seen = e.seen
    if seen["receipts"] in ([], [str(seen["number"])]):
        return None
    return Finding(
        "other-receipt",
        f"Order {seen['number']} was taken, and `printed` holds {', '.join(seen['receipts'])}.",
        "Each order has one receipt, with its own number.",
        "Append `order`, once.",
        e.line("append"),
    )


def other_answer(e: Evidence) -> Finding | None:
    seen = e.seen
    if seen["status"] == 200 and seen["body"] == '"thank you"':
        return None
    return Finding(
        "other-answer",
        f"The order was answered with status {seen['status']} and {seen['body'] or 'nothing'}.",
        "A cure should not change what the customer hears.",
        'Keep the endpoint, and return "thank you" as before.',
    )


def too_slow(e: Evidence) -> Finding | None:
    if e.outcome != "stuck" or e.stuck.get("line") or e.stuck.get("how") != "waiting":
        return None
    return Finding(
        "machine-too-slow",
        "The order and its pings were not all served in time, so the check gave up.",
        "None of your lines was waiting, so that may be this machine, busy with something else.",
        "Run the check once more.",
    )


MISHAPS = (too_slow,)
RULES = (
    failed,
    other_answer,
    customer_waits,
    too_fast,
    not_printed,
    held,
    in_slices,
    printed_beside,
    other_receipt,
)
