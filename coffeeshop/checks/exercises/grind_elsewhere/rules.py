"""What goes wrong in Grind elsewhere, and why."""

from __future__ import annotations

from typing import Any

from coffeeshop import mill
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.grind_elsewhere.failures import failed, hung, stands_by
from coffeeshop.checks.exercises.grind_elsewhere.scene import AT_ONCE, PIECES, PINGS, hired_again, right
from coffeeshop.checks.verdict import Finding

POOLS = ("ProcessPoolExecutor", "Pool", "Process", "create_subprocess_exec")
THREADS = ("run_in_threadpool", "to_thread", "ThreadPoolExecutor", "run_in_executor", "run_sync", "Thread")
LEFT = (
    (
        "in-background",
        ("add_task",),
        "A background task begins after the answer has been sent, so its beans can't be in the answer.",
        "Wait for the beans before you answer, in a way that suspends.",
    ),
    (
        "left-running",
        (
            "submit",
            "run_in_executor",
            "create_task",
            "ensure_future",
            "Process",
            "Thread",
            "apply_async",
            "start",
        ),
        "The grinding goes on by itself, and your endpoint answers without waiting for it.",
        "Await what the pool gives you, and return that.",
    ),
)


def first_wrong(e: Evidence) -> dict[str, Any]:
    """Return the first order that went wrong, the measured ones before those that hired; else the first."""
    orders = e.seen["orders"]
    measured = orders[AT_ONCE:] + orders[:AT_ONCE]
    return next((order for order in measured if not right(order)), measured[0])


def _pings(e: Evidence) -> str:
    if "passed" not in e.seen:
        return ""
    return (
        f" {e.seen['passed']} of {PINGS} pings were answered while beans were ground; "
        f"the slowest waited {e.seen['waited']:.2f} s."
    )


def left(e: Evidence) -> Finding | None:
    order = first_wrong(e)
    if order["status"] != 200 or not order["late"]:
        return None
    what = f"Order {order['number']} was answered after {order['seconds']:.2f} s with {order['body'] or 'nothing'}"
    if not order["ground"] and not e.call(*(name for _, names, _, _ in LEFT for name in names)):
        return Finding(
            "not-ground",
            f"{what}, and no mill has ground it.",
            "The words are right or not, the beans are still whole.",
            "Return what `grind` returned; only who calls it should change.",
            e.functions["beans"].lineno if "beans" in e.functions else None,
        )
    for name, endings, why, advice in LEFT:
        found = e.call(*endings)
        if found:
            return Finding(name, f"{what}, before its beans were ground.", why, advice, found.line)
    return None


def on_the_loop(e: Evidence) -> Finding | None:
    order = first_wrong(e)
    if order["place"] != "loop":
        return None
    what = f"Your endpoint ground order {order['number']} on the loop.{_pings(e)}"
    line = e.line("grind")
    rest = e.call("asyncio.sleep", "anyio.sleep", "checkpoint", awaited=True)
    if rest:
        return Finding(
            "one-breath",
            what,
            "The sleep lets go once, beside the work. The work itself is one piece, and nobody gets a turn in it.",
            "A pause would have to come inside `grind`. Let somebody else do the whole of it.",
            rest.line,
        )
    deeper = e.call("grind", in_async=True)
    if deeper and deeper.function != "beans":
        return Finding(
            "awaited-work",
            what,
            f"`{deeper.function}` is an `async def`, and awaiting it runs it right here: it computes, and has no wait "
            "to give away.",
            "Hand `grind` itself to another process, and await that.",
            deeper.line,
        )
    return Finding(
        "still-inline",
        what,
        "There is one barista, and the barista is grinding: async cannot speed up work, nor share it out.",
        "Let another process do it, and await its answer.",
        line,
    )


def in_a_thread(e: Evidence) -> Finding | None:
    order = first_wrong(e)
    if order["place"] != "thread":
        return None
    what = f"A helper ground order {order['number']}, in a thread of the shop's own process.{_pings(e)}"
    why = (
        f"The helper shares the GIL with the loop. Two orders at once took {_longest(e):.2f} s, each needs "
        f"{mill.SECONDS}: they took turns, and the loop queued behind them."
    )
    found = e.call(*THREADS)
    if found:
        return Finding(
            "thread-shares-gil",
            what,
            why,
            "Only a process brings hands of its own. Which pool has those?",
            found.line,
        )
    return Finding(
        "def-shares-gil",
        what,
        f"FastAPI calls a plain `def` in a thread. {why}",
        "Good for waiting, not for working: let a process do it.",
        e.functions["beans"].lineno if "beans" in e.functions else e.line("grind"),
    )


def _longest(e: Evidence) -> float:
    return max(order["seconds"] for order in e.seen["orders"])


def held(e: Evidence) -> Finding | None:
    order = first_wrong(e)
    if order["place"] != "process" or not order["held"]:
        return None
    joined = stands_by(e)
    return Finding(
        "waited-on-loop",
        f"Another process ground order {order['number']}, and the loop stood beside it.{_pings(e)}",
        "`.result()` and its like hold their thread until the work is done, and that thread is the loop's."
        if joined
        else "Something in your endpoint holds its thread until the other process is done.",
        "Await it: `run_in_executor` gives a future that the loop can wait for, and serve others meanwhile.",
        joined.line if joined else e.seen.get("line"),
    )


def polling(e: Evidence) -> Finding | None:
    order = first_wrong(e)
    if order["pieces"] <= PIECES:
        return None
    return Finding(
        "polling",
        f"Order {order['number']} came back to the loop {order['pieces']:,} times to ask whether its beans are ground.",
        "Asking is work too, and it is done by the barista.",
        "Await the future itself: the loop hears when the process is done.",
        e.line("sleep", "done", "poll", "wait", "wait_for"),
    )


def twice(e: Evidence) -> Finding | None:
    order = first_wrong(e)
    if order["ground"] < 2:
        return None
    return Finding(
        "ground-twice",
        f"The beans of order {order['number']} were ground {order['ground']} times.",
        "Somebody pays for them.",
        "Call `grind` once for each order.",
        e.line("grind", "run_in_process", "run_in_executor", "submit"),
    )


def other_answer(e: Evidence) -> Finding | None:
    order = first_wrong(e)
    if order["status"] != 200 or order["body"] == f'"{mill.ground(order["number"])}"':
        return None
    return Finding(
        "other-answer",
        f"Order {order['number']} was ground elsewhere, and its customer got {order['body'] or 'nothing'}.",
        "",
        "Return what `grind` returned.",
        e.line("grind", "run_in_process", "run_in_executor", "submit"),
    )


def hired_anew(e: Evidence) -> Finding | None:
    if not hired_again(e):
        return None
    order = next(o for o in e.seen["orders"][AT_ONCE:] if o["hired"])
    found = e.call(*POOLS)
    return Finding(
        "pool-per-order",
        f"Order {order['number']} came when the first ones were done, and still a new process was started for it: "
        f"{order['seconds']:.2f} s in all, for {mill.SECONDS} s of grinding.",
        "A process starts Python and imports its modules before it can work.",
        "Make the pool once, beside `app`, and let every order use it.",
        found.line if found else None,
    )


def one_at_a_time(e: Evidence) -> Finding | None:
    if e.seen["overlap"] or e.seen["cores"] == 1 or not all(right(order) for order in e.seen["orders"]):
        return None
    rounds = len(e.seen["orders"]) // AT_ONCE
    lock = e.call("Lock", "Semaphore", "CapacityLimiter")
    return Finding(
        "one-at-a-time",
        f"Pings pass, but in {rounds} rounds of two orders the second was never begun before the first was done; "
        f"you may use {e.seen['cores']} cores.",
        "Your lock lets one order through at a time." if lock else "One process has one pair of hands.",
        "Let two orders be ground at once.",
        lock.line if lock else e.line(*POOLS),
    )


def too_slow(e: Evidence) -> Finding | None:
    if e.outcome != "stuck" or e.stuck.get("line") or e.stuck.get("how") != "waiting":
        return None
    return Finding(
        "machine-too-slow",
        "The orders and the pings were not all served in time, so the check gave up.",
        "None of your lines was waiting, so that may be this machine, busy with something else.",
        "Run the check once more.",
    )


MISHAPS = (too_slow,)
RULES = (
    hung,
    failed,
    left,
    on_the_loop,
    in_a_thread,
    held,
    polling,
    twice,
    other_answer,
    hired_anew,
    one_at_a_time,
)
