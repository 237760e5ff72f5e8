"""What goes wrong in The patient customer, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.the_patient_customer.limits import (
    BLOCKING,
    GATES,
    THREADS,
    around_all,
    client_timeout,
    limit,
    swallows,
)
from coffeeshop.checks.exercises.the_patient_customer.returned import returned_otherwise
from coffeeshop.checks.exercises.the_patient_customer.scene import DEADLINE, GIVEN_UP, answers
from coffeeshop.checks.exercises.the_patient_customer.suppliers import ILL, LATE
from coffeeshop.checks.verdict import Finding


def not_all_asked(e: Evidence) -> Finding | None:
    asked = sum(map(bool, e.seen["asked"].values()))
    many = len(e.seen["names"])
    kinds = {*e.seen["given"]["kinds"], e.seen["given"]["type"]} & {"coroutine", "future"}
    if asked == many and not kinds:
        return None
    gated = few_at_once(e) if e.call(*GATES) and not kinds else None
    if gated:
        return gated
    what = f"You returned after {e.seen['seconds']:.1f} s, when {asked} of {many} suppliers had been asked."
    if kinds or any("never awaited" in words for words in e.warnings):
        return Finding(
            "not-awaited",
            what,
            "What you hand over are coroutines or tasks that nobody has waited for.",
            "Await them, all together.",
            e.functions["ask_all"].lineno if "ask_all" in e.functions else None,
        )
    return Finding(
        "not-asked",
        what,
        "Each supplier's price is new every time, and nobody knows beforehand who is ill today.",
        "Ask all of them with `client.get`.",
    )


def asked_again(e: Evidence) -> Finding | None:
    again = {name: many for name, many in e.seen["asked"].items() if many > 1}
    if not again:
        return None
    name, many = max(again.items(), key=lambda pair: pair[1])
    return Finding(
        "deadline-each-try",
        f"The supplier `{name}` was asked {many} times, and you returned after {e.seen['seconds']:.1f} s.",
        f"A limit of {DEADLINE} s around each try is no limit on the whole: with every try it begins anew.",
        "Ask once. (If you must try again, let one limit stand around all the tries.)",
        e.line("get", "request"),
    )


def ran_on(e: Evidence) -> Finding | None:
    many = e.seen["open"]
    if not many and not e.seen["tasks"]:
        return None
    what = (
        f"You returned after {e.seen['seconds']:.1f} s, and half a second later {many} calls were still open."
    )
    thread, shield = e.call(*THREADS), e.call("shield")
    if thread:
        return Finding(
            "thread-runs-on",
            what,
            "The limit ends your wait for the thread. The thread itself can't be cancelled, and holds its helper "
            "and its line until the supplier answers.",
            "Await the `client` that you are given: a task that waits can be cancelled.",
            thread.line,
        )
    if shield:
        return Finding(
            "shielded",
            what,
            "`shield` keeps the cancellation from the call: you stop waiting, and the call goes on without you.",
            "Take the shield away.",
            shield.line,
        )
    swallowed = swallows(e)
    if swallowed:
        return Finding(
            "cancel-swallowed",
            what,
            "A limit ends a call by cancelling it, and this `except` takes the cancellation and goes on.",
            "Catch `TimeoutError`, outside the limit, and nothing wider.",
            swallowed,
        )
    return Finding(
        "left-running",
        what,
        "Whoever stops waiting for a task does not stop the task. It runs on, and nobody hears its end.",
        "Cancel each task that is given up, or put the limit around its `await`, which does it for you.",
        e.line("asyncio.wait", "create_task", "ensure_future"),
    )


def cancel_not_awaited(e: Evidence) -> Finding | None:
    many, cancel = e.seen["running"], e.call("cancel")
    if not many or cancel is None:
        return None
    return Finding(
        "cancel-not-awaited",
        f"You returned after {e.seen['seconds']:.1f} s, and in that moment {many} tasks were still running. They ended "
        "a little later.",
        "`cancel()` asks a task to end, and is back at once. The task hears of it at its next turn, and then it still "
        "has its line to close.",
        "After you have cancelled them, wait for them: `await asyncio.wait(...)` does.",
        cancel.line,
    )


def ends_later(e: Evidence) -> Finding | None:
    many = e.seen["running"]
    if not many:
        return None
    return Finding(
        "ends-later",
        f"The list is right, and when you returned it {many} tasks of yours were still running.",
        "They ended a little later, when nobody looked any more.",
        "Await every task that you start, before you return.",
        e.line("create_task", "ensure_future", "asyncio.wait"),
    )


def one_by_one(e: Evidence) -> Finding | None:
    if (e.seen["at_once"] or e.seen["peak"]) != 1:
        return None
    what = f"Never more than one call was under way, and it took {e.seen['seconds']:.1f} s."
    blocking = e.call(*BLOCKING)
    if blocking:
        return Finding(
            "blocking-call",
            what,
            f"`{blocking.name}` holds the loop until its answer is there. A limit is a bell that the loop rings, "
            "and the loop is held.",
            "Await the `client` that you are given.",
            blocking.line,
        )
    return Finding(
        "one-by-one",
        what,
        "A loop of awaits is a queue: each supplier has to wait until the one before is done or given up.",
        "Start all of them together, with `gather` or a TaskGroup.",
        e.line("get"),
    )


def few_at_once(e: Evidence) -> Finding | None:
    seen, many, gate = e.seen, len(e.seen["names"]), e.call(*GATES)
    if not 0 < seen["at_once"] < many or seen["by_client"] < sum(seen["asked"].values()):
        return None
    left = many - seen["by_client"]
    asked = f", and {left} {'was' if left == 1 else 'were'} not asked at all" if left > 0 else ""
    return Finding(
        "few-at-once",
        f"Never more than {seen['at_once']} of the {many} calls were under way at once{asked}; you returned after "
        f"{seen['seconds']:.1f} s.",
        f"Whoever stands before your `{gate.name}` is asked only when somebody else is done or given up, and one who "
        "hangs keeps the place for all of his time."
        if gate
        else "The others were asked only when somebody before them was done or given up, and one who hangs takes all of "
        "his time.",
        f"Six calls are few: start all of them together, each with its own {DEADLINE} s.",
        gate.line if gate else e.line("gather", "asyncio.wait", "TaskGroup", "get"),
    )


def another_client(e: Evidence) -> Finding | None:
    asked = sum(e.seen["asked"].values())
    if e.seen["by_client"] >= asked:
        return None
    return Finding(
        "client-each",
        f"{asked} calls were made, and {e.seen['by_client']} of them with the `client` that you are given.",
        "A new client for each call has an empty pool, and making one is work on the loop.",
        "Use the one that is there; a limit goes around its call.",
        e.line("AsyncClient", *BLOCKING),
    )


def waited_on(e: Evidence) -> Finding | None:
    late = [name for name in ILL if e.seen["answered"][name]]
    if not late:
        return None
    what = f"You returned after {e.seen['seconds']:.1f} s, when `{late[0]}` had answered after all."
    own, whole = client_timeout(e), limit(e)
    if late == ["drip"] and own and not whole:
        return Finding(
            "silence-bounded",
            what,
            f"httpx's timeout bounds the silence between two pieces, and the drops come every 0.1 s for {LATE} s. The "
            "call as a whole has no limit.",
            "Put `asyncio.timeout` around the whole call.",
            own,
        )
    swallowed = swallows(e)
    if whole and swallowed:
        return Finding(
            "cancel-swallowed",
            what,
            "A limit ends a call by cancelling it, and this `except` takes the cancellation and goes on.",
            "Catch `TimeoutError`, outside the limit, and nothing wider.",
            swallowed,
        )
    return Finding(
        "limit-too-long" if whole or own else "no-limit",
        what,
        f"Your limit is longer than {DEADLINE} s, or stands around something that is quickly done."
        if whole or own
        else "Nothing in your code ever gives up.",
        f"Let `asyncio.timeout({DEADLINE})` stand around the `await` of one call.",
        whole.line if whole else own or e.line("get"),
    )


def all_lost(e: Evidence) -> Finding | None:
    given = answers(e)
    if any(text in e.seen["wanted"] and text != GIVEN_UP for text in given):
        return None
    around = around_all(e)
    if around is None:
        return None
    return Finding(
        "all-lost",
        f"Three suppliers had answered, and none of their answers is left: you returned {e.seen['given']['repr']}.",
        "The limit is around all of the calls, so when it strikes it ends them all, and what they had with them.",
        "Put a limit around each call.",
        around,
    )


RULES = (
    not_all_asked, asked_again, ran_on, cancel_not_awaited, one_by_one, another_client, waited_on, all_lost,
    few_at_once, returned_otherwise, ends_later,
)  # fmt: skip
