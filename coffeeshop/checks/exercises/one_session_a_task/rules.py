"""What goes wrong in One session a task, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.one_session_a_task.scene import saw, sold, told, wanted
from coffeeshop.checks.verdict import Finding

SHARING = (
    "provisioning a new connection",
    "already in progress",
    "transaction is closed",
    "another operation",
    "concurrent operation",
    "can't be called here",
)


def shared_and_refused(e: Evidence) -> Finding | None:
    said = e.raised.get("traceback", "")
    group = e.raised.get("type") == "ExceptionGroup"  # what is inside it is not told
    one = e.seen.get("sessions", 0) <= 1 and e.call("AsyncSession")
    mixed_up = (group or "greenlet" in said) and one and _at_once(e)
    if e.outcome != "raised" or not (mixed_up or any(words in said for words in SHARING)):
        return None
    return Finding(
        "shared-session",
        f"{'Your TaskGroup' if group else 'SQLAlchemy'} gave up: "
        f"{e.raised['message'].splitlines()[0].rstrip('.')}.",
        "Two tasks called the same session at the same time, and a session serves one at a time. Once it has "
        "its connection it often says nothing and mixes the orders up, so this error was luck.",
        "Give every order a session of its own, and share the engine.",
        e.raised["line"],
    )


def _at_once(e: Evidence) -> bool:
    return bool(e.call("gather", "TaskGroup", "create_task", "ensure_future", "start_soon", "wait"))


def greenlet(e: Evidence) -> Finding | None:
    if e.outcome != "raised" or "greenlet" not in e.raised.get("traceback", ""):
        return None
    return Finding(
        "missing-greenlet",
        "SQLAlchemy had to ask the database where nothing was awaited (MissingGreenlet).",
        "Either the session is the synchronous `Session`, or something was looked at that a `commit` or a "
        "`rollback` had made stale.",
        "Use `AsyncSession`, and read what you need before the transaction ends.",
        e.raised["line"],
    )


def refusal_raised(e: Evidence) -> Finding | None:
    """What left `sell_all` is an error of the learner's own making, once the bad card was known."""
    error = next(iter(e.raised.get("inside", ())), e.raised)
    ended, refused = e.seen.get("ended", []), [bag for bag, _, good in e.seen.get("orders", ()) if not good]
    if e.outcome != "raised" or ended[-1:] != refused or not e.text(error["line"]).startswith("raise"):
        return None
    group = (
        "In a TaskGroup one task's error cancels all the others, who were paying. "
        if error is not e.raised
        else ""
    )
    return Finding(
        "refusal-raised",
        f"Your code raised {error['type']} for the refused card, when {len(ended) - 1} of the 2 other "
        "customers had paid.",
        f"{group}The error leaves `sell_all`, and whoever is not done by then is not sold to.",
        "A refused card is an answer, not an error: end that one sale without a commit, and let the others "
        "pay.",
        error["line"],
    )


def pay_not_awaited(e: Evidence) -> Finding | None:
    lost = sum("Order.pay' was never awaited" in warning for warning in e.warnings)
    if e.seen["begun"] or not lost:
        return None
    return Finding(
        "pay-not-awaited",
        f"`pay` was called {lost} times and never awaited: not one customer was asked to pay.",
        "Without `await` the call only makes a coroutine, and to an `if` every coroutine is true, be the card "
        "good or not.",
        "Put `await` in front of it.",
        e.line("pay"),
    )


def nobody_paid(e: Evidence) -> Finding | None:
    if e.seen["begun"]:
        return None
    lost = any("never awaited" in warning for warning in e.warnings)
    line = e.line("gather", "sell", "create_task")
    if lost or e.call("gather", "create_task", "ensure_future", awaited=False):
        return Finding(
            "not-awaited",
            "Not one customer was asked to pay: the coroutines were made, and nobody awaited them.",
            "A call of an `async def` begins nothing; a task or an `await` does.",
            "Await the `gather`, or use a TaskGroup.",
            line,
        )
    return Finding(
        "nobody-paid",
        "Not one customer was asked to pay.",
        "",
        "For each order await `order.pay()`, and sell only where it gives True.",
        line,
    )


def left_early(e: Evidence) -> Finding | None:
    if len(e.seen["ended"]) >= len(e.seen["begun"]):
        return None
    ended, begun = len(e.seen["ended"]), len(e.seen["begun"])
    return Finding(
        "left-early",
        f"`sell_all` returned when {ended} of {begun} payments were over.",
        "A task runs on by itself, and nobody waited for these; what they sell, nobody sees.",
        "Await the tasks, or make them in a TaskGroup.",
        e.line("create_task", "ensure_future", "gather"),
    )


def not_all_paid(e: Evidence) -> Finding | None:
    ordered = {bag for bag, _, _ in e.seen["orders"]}
    if set(e.seen["begun"]) == ordered:
        return None
    return Finding(
        "not-all-paid",
        f"{len(set(e.seen['begun']))} of 3 customers were asked to pay.",
        "",
        "Sell every order, also those behind one that is refused.",
        e.line("pay"),
    )


def paid_twice(e: Evidence) -> Finding | None:
    if len(e.seen["begun"]) <= len(e.seen["orders"]):
        return None
    return Finding(
        "paid-twice",
        f"Three customers paid {len(e.seen['begun'])} times.",
        "Each call of `order.pay()` charges the card again.",
        "Call it once an order, and keep what it gave.",
        e.line("pay"),
    )


def shared_and_mixed(e: Evidence) -> Finding | None:
    if e.seen["sessions"] != 1 or not _at_once(e) or sold(e) == wanted(e):
        return None
    return Finding(
        "shared-basket",
        saw(e),
        "All three orders lay in one session, and the first `commit` or `rollback` was for the whole basket, "
        "no matter whose it was. It does not always raise an error, and an error can be lost.",
        "Give every order a session of its own, and share the engine.",
        e.line("AsyncSession"),
    )


def refused_sold(e: Evidence) -> Finding | None:
    gone, right = sold(e), wanted(e)
    refused = {bag: kilos for bag, kilos, good in e.seen["orders"] if not good}
    if not any(gone[bag] == kilos for bag, kilos in refused.items()):
        return None
    if any(gone[bag] != kilos for bag, kilos in right.items() if bag not in refused):
        return None
    pay, commit = e.line("pay"), e.line("commit")
    early = pay and commit and commit < pay
    return Finding(
        "refused-sold",
        f"{told(e, False)} left the store, and the card was refused.",
        "It was committed before the customer had paid." if early else "It was committed all the same.",
        "Commit only where `await order.pay()` gave True.",
        commit,
    )


def nothing_sold(e: Evidence) -> Finding | None:
    if any(sold(e).values()):
        return None
    if not e.call("commit", "begin"):
        return Finding(
            "no-commit",
            f"Paid for: {told(e, True)}. Gone from the store: nothing.",
            "What a session has changed is gone when it closes, unless it was committed.",
            "Commit where the card was good.",
            e.line("pay"),
        )
    not_awaited = e.call("commit", awaited=False)
    if not_awaited:
        return Finding(
            "commit-not-awaited",
            f"Paid for: {told(e, True)}. Gone from the store: nothing.",
            "`session.commit()` makes a coroutine, and nobody awaited it.",
            "Put `await` in front of it.",
            not_awaited.line,
        )
    return None


def another_basket(e: Evidence) -> Finding | None:
    """A paid bag was changed in a session that never committed, and one committed that had nothing to write."""
    gone, names = sold(e), {number: name for number, name, _ in e.seen["before"]}
    paid = [bag for bag, kilos in wanted(e).items() if kilos and not gone[bag]]
    lost = [(bag, line, detached) for bag, line, detached in e.seen["lost"] if bag in paid]
    if not lost or not e.seen["empty"]:
        return None
    bag, line, detached = lost[0]
    return Finding(
        "another-basket",
        f"{names[bag]} was paid for and nothing of it left the store: a session was committed, and nothing had been "
        "changed in it.",
        "A session writes what was changed in its own bags. When you took the kilos, this bag belonged to "
        + (
            "none: the session that got it was closed, or had let it go."
            if detached
            else "another one, which got it and was never committed."
        ),
        "Get the bag in the session that commits, take the kilos there, and commit before it closes.",
        line or e.line("commit"),
    )


def other_kilos(e: Evidence) -> Finding | None:
    if sold(e) == wanted(e):
        return None
    return Finding(
        "other-kilos",
        saw(e),
        "What left the store is not what was paid for.",
        "Take `order.kilos` from the bag `order.bag`, once, where the card was good.",
        e.line("commit", "execute", "get"),
    )


def one_by_one(e: Evidence) -> Finding | None:
    if e.seen["peak"] >= 3:
        return None
    what = f"The store is right, and at most {e.seen['peak']} of 3 customers paid at once."
    lock = e.call("Lock", "Semaphore")
    if lock:
        return Finding(
            "locked",
            what,
            "The lock keeps the tasks apart by making them wait for one another: a queue.",
            "With a session each they need no lock.",
            lock.line,
        )
    wrote = e.call("flush", "execute", "begin")
    if wrote and e.seen["sessions"] != 1 and _at_once(e):
        return Finding(
            "wrote-first",
            what,
            "Each order wrote to the store first and paid with the transaction open. SQLite lets one "
            "transaction write at a time (PostgreSQL locks the row), so the others stood and waited.",
            "Let the customer pay first, and write then.",
            wrote.line,
        )
    return Finding(
        "one-by-one",
        what,
        "An `await` in a loop lets the next order begin when the one before it is done.",
        "Begin all of them, each with its own session, and wait for all: `gather` or a TaskGroup.",
        e.line("sell", "pay"),
    )


def not_closed(e: Evidence) -> Finding | None:
    if not e.seen["out"]:
        return None
    return Finding(
        "not-closed",
        f"The store is right, but connections that were never given back: {e.seen['out']}.",
        "A session keeps its connection until it is closed. After fifteen such orders the pool is empty and "
        "the sixteenth waits in vain.",
        "Open the session with `async with`, or close it in the end.",
        e.line("AsyncSession"),
    )


MISHAPS = (shared_and_refused, greenlet, refusal_raised)
RULES = (
    pay_not_awaited,
    nobody_paid,
    left_early,
    paid_twice,
    shared_and_mixed,
    not_all_paid,
    refused_sold,
    nothing_sold,
    another_basket,
    other_kilos,
    one_by_one,
    not_closed,
)
