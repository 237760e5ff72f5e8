"""What goes wrong in Whose order, and why."""

from __future__ import annotations

from collections import Counter

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.whose_order.names import wrong_names
from coffeeshop.checks.exercises.whose_order.scene import ORDERS
from coffeeshop.checks.verdict import Finding

POOLS = ("run_in_threadpool", "to_thread", "run_in_executor", "run_sync")
LOCKS = ("Lock", "RLock", "Semaphore", "BoundedSemaphore")


def refused(e: Evidence) -> Finding | None:
    status, many = next(iter(Counter(e.seen["statuses"].values()).most_common(1)), (None, 0))
    if status not in (404, 405, 422):
        return None
    return Finding(
        "name-not-taken" if status == 422 else "recipe-missing",
        f"{many} of {ORDERS} orders were answered with status {status}.",
        "The customers send `name` in the address, and nothing else."
        if status == 422
        else "There is no latte at `/latte` any more.",
        "Keep the address and its parameter, and change how the name travels from there.",
    )


def held_for_ever(e: Evidence) -> Finding | None:
    unanswered = ORDERS - len(e.seen.get("statuses", ()))
    lock = e.call(*(f"threading.{name}" for name in LOCKS))
    if not unanswered or not lock:
        return None
    return Finding(
        "thread-lock-on-loop",
        f"{unanswered} of {ORDERS} orders were never answered.",
        f"One order holds `{lock.name}` across an `await`. The next waits for it on the loop, and so stops "
        "the very loop on which the first would go on.",
        "Lock nothing: give each order a name of its own, and nobody needs to wait.",
        lock.line,
    )


def failed(e: Evidence) -> Finding | None:
    error = e.seen["error"]
    if not error:
        return None
    many = list(e.seen["statuses"].values()).count(500)
    what = f"{many} of {ORDERS} orders were answered with status 500: {error['type']}: {error['message']}."
    message, line = error["message"], error["line"]
    if "already entered" in message:
        return Finding(
            "one-context-for-all",
            what,
            "All the orders share one context, and only one thread can be in a context at a time.",
            "Copy the context in each order, once its name is set.",
            e.line("copy_context") or line,
        )
    if "different Context" in message:
        return Finding(
            "reset-elsewhere",
            what,
            "The token was made in one context and used in another: the two halves of a plain `def` dependency "
            "run in two calls to helpers.",
            "Make the dependency an `async def`.",
            line,
        )
    pool = e.call(*POOLS, awaited=False)
    if pool and ("coroutine" in message or "Future" in message or "encode" in message or "vars()" in message):
        return Finding(
            "pool-not-awaited",
            what,
            "Asking a helper gives a coroutine or a future, not yet the receipt.",
            "Put `await` in front of it.",
            pool.line,
        )
    return Finding("raised", what, "", "Mend that first, then look at the names.", line)


def not_printed(e: Evidence) -> Finding | None:
    if e.seen["printed"] >= ORDERS or len(e.seen["statuses"]) < ORDERS:
        return None
    return Finding(
        "not-printed",
        f"{ORDERS} customers ordered, and the printer printed {e.seen['printed']} receipts.",
        "A receipt that did not come out of the printer is a piece of paper.",
        "Call `print_receipt` for each order, and return what it returns.",
    )


def on_the_loop(e: Evidence) -> Finding | None:
    if not e.seen["on_loop"]:
        return None
    called = e.call("print_receipt", in_async=True)
    return Finding(
        "printed-on-loop",
        f"{e.seen['on_loop']} of {e.seen['printed']} receipts were printed on the loop, one after the other.",
        "There the name is at hand, but while the printer blocks nobody else is served.",
        "Let a helper print, and send the context along.",
        called.line if called else None,
    )


def one_at_a_time(e: Evidence) -> Finding | None:
    if e.seen["peak"] != 1:
        return None
    what = f"At most one receipt was being printed at a time, for {ORDERS} customers."
    joined = e.call("join", "result", awaited=False)
    if joined:
        return Finding(
            "thread-joined",
            what,
            "The loop stands beside the thread and waits until it is done, and nobody else gets on.",
            "Await the helper in place of joining it.",
            joined.line,
        )
    lock = e.call(*LOCKS)
    return Finding(
        "one-at-a-time",
        what,
        "Under a lock nobody else's name gets in between, since nobody else gets in at all."
        if lock
        else "They queue for one helper.",
        "If each order has a name of its own, they need not wait for each other.",
        lock.line if lock else e.line("ThreadPoolExecutor"),
    )


def left_behind(e: Evidence) -> Finding | None:
    left = [name for name in e.seen["left"] if name]
    if not left:
        return None
    return Finding(
        "name-left-behind",
        f"The receipts are right. But afterwards {len(left)} helpers still had a customer in mind, such as "
        f"{left[0]}.",
        "`run_in_executor` calls in the thread's own context, which stays. The next call in that thread that "
        "sets no name finds this one.",
        "Set the name in the order's task, and run the printer in a copy of that context.",
        e.line("customer.set"),
    )


RULES = (
    refused, held_for_ever, failed, not_printed, on_the_loop, wrong_names, one_at_a_time, left_behind,
)  # fmt: skip
MISHAPS = (held_for_ever,)
