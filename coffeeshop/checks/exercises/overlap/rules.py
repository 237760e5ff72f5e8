"""What goes wrong in Overlap, and why."""

from __future__ import annotations

from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.overlap.misused import gather_of_a_list, held, not_async, result_too_early
from coffeeshop.checks.exercises.overlap.scene import in_place, kinds_of, round_of
from coffeeshop.checks.exercises.overlap.sharing import cup_twice, once_a_kind
from coffeeshop.checks.scenes import in_order
from coffeeshop.checks.verdict import Finding

THREADS = ("to_thread", "run_in_threadpool", "run_in_executor", "run_sync", "submit", "map")


def _in_threads(e: Evidence) -> Finding | None:
    pool = e.call(*THREADS)
    if pool is None or "make" not in e.text(pool.line):
        return None
    return Finding(
        "coroutine-in-thread",
        "You handed over coroutines, not drinks: not one order was begun.",
        f"`{pool.name}` has a thread call `make`, and to call it only makes a coroutine. No thread awaits it.",
        "`make` waits by itself, and needs no thread: make each call a task on the loop, then await the tasks.",
        pool.line,
    )


def nothing_made(e: Evidence) -> Finding | None:
    r = round_of(e)
    if r.get("started") or "served" not in r:
        return None
    kinds, lost = r["served"]["kinds"], any("never awaited" in w for w in e.warnings)
    if "coroutine" in kinds or r["served"]["type"] == "coroutine":
        return _in_threads(e) or Finding(
            "not-awaited",
            "You handed over coroutines, not drinks: not one order was begun.",
            "Calling `make(order)` only writes the recipe card; nothing runs until it is awaited "
            "or made a task.",
            "Make each call a task, then await the tasks.",
            e.line("make"),
        )
    if lost:
        return Finding(
            "not-awaited",
            "You called `make` and threw away what it returned: not one order was begun.",
            "Calling `make(order)` gives a coroutine, which does nothing until it is awaited or made a task.",
            "Make each call a task, then await the tasks.",
            e.line("make"),
        )
    return _pending(r, e) or Finding(
        "nothing-made",
        f"You returned {r['served']['repr']}, and `make` was never called.",
        "The check orders other drinks each time, so an answer written down beforehand cannot be right.",
        "Call `make(order)` for every order.",
    )


def _pending(r: dict[str, Any], e: Evidence) -> Finding | None:
    kinds = set(r["served"]["kinds"]) | {r["served"]["type"]}
    if "future" not in kinds:
        return None
    gather = e.call("asyncio.gather", awaited=False)
    ready, many = len(r["finished"]), len(r["orders"])
    if gather:
        return Finding(
            "gather-not-awaited",
            f"You returned what `gather` gave you while {ready} of {many} drinks were ready.",
            "`gather` returns at once; its results are there when it has been awaited.",
            "Put `await` in front of it.",
            gather.line,
        )
    return Finding(
        "tasks-returned",
        f"You handed over tasks, not drinks: {ready} of {many} were ready.",
        "A task is the order, not the drink; awaiting it (or its `.result()`, once it is done) "
        "gives the drink.",
        "Await the tasks before you return.",
        e.line("create_task", "ensure_future"),
    )


def left_early(e: Evidence) -> Finding | None:
    r = round_of(e)
    if "served" not in r:
        return None
    found = _pending(r, e)
    if found:
        return found
    begun, ready, many = len(r["started"]), len(r["finished"]), len(r["orders"])
    if ready < many and ready < begun:
        return Finding(
            "left-early",
            f"You returned while {begun - ready} of {many} drinks were still in the making.",
            "A task runs on its own; your function does not wait for it unless you say so.",
            "Await every task before you return.",
            e.line("create_task", "gather", "wait"),
        )
    return None


def elsewhere(e: Evidence) -> Finding | None:
    r = round_of(e)
    if not r.get("elsewhere"):
        return None
    return Finding(
        "in-threads",
        f"{r['elsewhere']} of {len(r['orders'])} drinks were made in threads of their own.",
        "That hires a helper for each order; one barista can overlap them all, for no more than a task each.",
        "Make tasks on the loop that runs already.",
        e.line("to_thread", "run_in_executor", "Thread", "submit", "map"),
    )


def one_by_one(e: Evidence) -> Finding | None:
    r = round_of(e)
    if r.get("peak") != 1 or len(r["started"]) < 2:
        return None
    first, second = r["started"][:2]
    what = f"One drink at a time: {second} was begun only when {first} was ready."
    at_once = e.call("create_task", "ensure_future", awaited=True)
    if at_once:
        return Finding(
            "awaited-at-once",
            what,
            "You make a task and await it in the same breath, so the next one is not made before it is done.",
            "Make all the tasks first; await them in a second step.",
            at_once.line,
        )
    if e.call("create_task", "ensure_future", "start_soon"):
        return Finding(
            "awaited-in-turn",
            what,
            "Each task is awaited before the next one is made.",
            "Make all the tasks first; await them in a second step.",
            e.line("create_task"),
        )
    if e.call("Semaphore", "Lock", "BoundedSemaphore"):
        return Finding(
            "locked",
            what,
            "A lock lets one in at a time.",
            "Nothing has to be guarded here: leave it out.",
            e.line("Semaphore", "Lock", "BoundedSemaphore"),
        )
    return Finding(
        "one-by-one",
        what,
        "`await` holds up the next line of its own function, so a loop of awaits is a queue.",
        "Begin every order as a task, then await them all.",
        e.line("make"),
    )


def partly(e: Evidence) -> Finding | None:
    r = round_of(e)
    peak, many = r.get("peak", 0), len(r.get("orders", ()))
    if not 1 < peak < many:
        return None
    if len(r["started"]) < many:
        return Finding(
            "some-forgotten",
            f"Of {many} orders you began {len(r['started'])}.",
            "The check orders three drinks, then five.",
            "Write it for as many orders as there are.",
        )
    return Finding(
        "partly",
        f"At most {peak} of {many} orders were in the making at once.",
        "Some of them wait for others to be ready before they are begun.",
        "Begin every order before you await the first.",
    )


def twice(e: Evidence) -> Finding | None:
    r = round_of(e)
    extra = len(r.get("started", ())) - len(r.get("orders", ()))
    if extra <= 0:
        return None
    return Finding(
        "made-twice",
        f"{len(r['orders'])} orders, but {len(r['started'])} drinks were begun.",
        "Every call of `make` makes another drink.",
        "Call `make` once for each order, and keep what it gives you.",
        e.line("make"),
    )


def order(e: Evidence) -> Finding | None:
    r = round_of(e)
    served = r.get("served", {}).get("items", [])
    if sorted(served) != sorted(r.get("cups", ())) or in_place(r):
        return None
    names = kinds_of(served)
    what = f"Ordered: {in_order(r['orders'])}. You handed over {in_order(names)}."
    if e.call("asyncio.wait"):
        return Finding(
            "out-of-a-set",
            what,
            "`asyncio.wait` returns sets, and a set keeps no order.",
            "Keep your own list of tasks, and take the results from that.",
            e.line("asyncio.wait"),
        )
    if names == r["finished"]:
        return Finding(
            "as-completed",
            what,
            "That is the order in which they were ready, not the order of the menu.",
            "Keep the tasks in a list in the order of `orders`, and take the results from that list.",
            e.line("as_completed", "append", "add_done_callback"),
        )
    return Finding(
        "other-order",
        what,
        "Every drink is there, in another order.",
        "Keep the tasks in a list in the order of `orders`.",
    )


def other_value(e: Evidence) -> Finding | None:
    r = round_of(e)
    if len(r.get("finished", ())) != len(r.get("orders", (0,))) or "served" not in r:
        return None
    served = r["served"]
    if served["type"] == "NoneType":
        return Finding(
            "returned-nothing",
            "All the drinks were made, and you returned None.",
            "A function without `return` hands over nothing.",
            "Return the list of drinks.",
            e.functions["serve_all"].lineno if "serve_all" in e.functions else None,
        )
    return Finding(
        "not-the-drinks",
        f"All the drinks were made, but you returned {served['repr']}.",
        f"The check expects what `make` returned, in order: {r['cups']}.",
        "Return the results of the tasks, unchanged, in a list.",
    )


RULES = (
    not_async,
    held,
    elsewhere,
    gather_of_a_list,
    nothing_made,
    left_early,
    one_by_one,
    twice,
    once_a_kind,
    partly,
    order,
    cup_twice,
    other_value,
)
MISHAPS = (not_async, gather_of_a_list, result_too_early)
