"""What goes wrong in The double order, and why."""

from __future__ import annotations

from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.the_double_order.blind import passes_on_both
from coffeeshop.checks.exercises.the_double_order.scene import INSIDE, RIGHT, reads_inside
from coffeeshop.checks.pytest_rules import first_test, no_test, skipped, stumbles, unknown_fixture
from coffeeshop.checks.pytest_scenes import failed, passed, runs_of, said
from coffeeshop.checks.verdict import Finding


def fixtures(e: Evidence) -> Finding | None:
    lost = unknown_fixture(e, "There are `shop` and `dairy`.")
    if lost:
        return lost
    if not any(run["shop"] for run in e.seen["runs"]):
        return Finding(
            "shop-not-asked",
            "Your test never met the shops: it has no argument `shop`, or there is a `shop` of your own.",
            "What it tests is its own, so it says the same whatever the shops do.",
            "Take `shop` as an argument and let it order.",
            first_test(e),
        )
    return None


def reads_the_shop(e: Evidence) -> Finding | None:
    if not reads_inside(e):
        return None
    return Finding(
        "reads-the-shop",
        "Your test looks into the shop, at how it is made.",
        "Tomorrow somebody mends or breaks it in another way, and the test does not notice.",
        "Let it order, and look at what the supplier has noted then.",
        next((n for n, line in enumerate(e.source.splitlines(), 1) if INSIDE.search(line)), None),
    )


def not_ordered(e: Evidence) -> Finding | None:
    runs = runs_of(e, RIGHT)
    if not runs or any(run["requests"] for run in runs) or any(_strange(run) for run in runs):
        return None
    found = e.call("order", awaited=False)
    if found:
        return Finding(
            "not-awaited",
            "No order reached the supplier, from any shop.",
            "`shop.order(...)` is a coroutine: nothing runs until it is awaited.",
            "Write `await` in front of it, in an `async def`.",
            found.line,
        )
    return Finding(
        "never-ordered",
        "No order reached the supplier, from any shop.",
        "The test ends before a shop has ordered anything.",
        'Let the shop order: `await shop.order("beans")`.',
    )


def fails_on_the_right_one(e: Evidence) -> Finding | None:
    run = next((run for run in runs_of(e, RIGHT) if run["outcome"] == "failed"), None)
    if run is None:
        return None
    if passed(e, "hasty") and run["type"] in ("AssertionError", "Failed"):
        return Finding(
            "upside-down",
            f"Your test passes on the hasty shop, which ordered twice, and fails on the careful one, which "
            f"ordered {_times(run['orders'])}.",
            "It asks for the mistake.",
            "A test says what is right: turn the comparison round.",
            run["line"],
        )
    what = (
        f"Your test fails on the careful shop, too, whose supplier had {run['orders']} "
        f"order{'s' * (run['orders'] != 1)}: {said(run)}."
    )
    if run["placed"] > 1:
        what += f" Your test had told the shop to order {run['placed']} times."
    return _trouble(run, what) or _expectation(e, run, what) or stumbles(run, what)


def _trouble(run: dict[str, Any], what: str) -> Finding | None:
    if run["type"] == "HTTPStatusError":
        return Finding(
            "trouble-without-order",
            what,
            "A status such as 500 or 503 is a refusal: the supplier notes no order, so there is none "
            "to double, and "
            "both shops say so.",
            "Let the supplier take the order and keep its answer back.",
            run["line"],
        )
    if run["type"] in ("ReadTimeout", "ConnectTimeout", "RemoteProtocolError", "ReadError"):
        return Finding(
            "gives-up",
            what,
            "The supplier fails at every attempt, so even the careful shop has to give up.",
            "Let the first attempt go wrong, and no other.",
            run["line"],
        )
    return None


def _expectation(e: Evidence, run: dict[str, Any], what: str) -> Finding | None:
    if "DID NOT RAISE" in run["message"]:
        return Finding(
            "expects-error",
            what,
            "The shop tries again after a timeout and then succeeds; nobody outside sees an error.",
            "Look at what the supplier has noted.",
            run["line"],
        )
    if run["type"] not in ("AssertionError", "Failed"):
        return None
    if ".requests" in e.text(run["line"]):
        return Finding(
            "counts-attempts",
            what,
            "The careful shop asks twice as well, under one key. It is the orders that must not be two.",
            "Count `dairy.orders`.",
            run["line"],
        )
    if 1 < run["placed"] == run["orders"]:
        return Finding(
            "orders-twice-itself",
            what,
            "A second call of `shop.order` is a second order, which every shop places, and rightly. The second attempt of "
            "one order is the shop's own, when no answer comes.",
            "Order once for each order that should be there, and let the supplier keep an answer back.",
            _last_order(e) or run["line"],
        )
    return Finding(
        "wrong-count",
        what,
        "A test that turns red on the right shop tells nothing about the wrong one.",
        "How many orders should the supplier have after one order of beans?",
        run["line"],
    )


def _last_order(e: Evidence) -> int | None:
    return max((call.line for call in e.calls if call.name == "shop.order"), default=None)


def content_with_any_key(e: Evidence) -> Finding | None:
    if not (passed(e, RIGHT) and failed(e, "hasty") and passed(e, "forgetful")):
        return None
    run = runs_of(e, "forgetful")[-1]
    return Finding(
        "looks-at-the-key",
        "Your test catches the hasty shop, and passes on a third one that makes a new key for each "
        "attempt: its "
        f"supplier had {run['orders']} orders.",
        "That there is a key proves nothing. What counts is how many orders the supplier has noted.",
        "Ask for the number of orders.",
        e.line("all", "any"),
    )


def _strange(run: dict[str, Any]) -> bool:
    return run["outcome"] == "failed" and run["type"] not in ("AssertionError", "Failed")


def _times(orders: int) -> str:
    return {0: "nothing", 1: "once"}.get(orders, f"{orders} times")


def never_ends(e: Evidence) -> Finding | None:
    if e.outcome != "stuck":
        return None
    return Finding(
        "test-never-ends",
        f"Your test had not ended after {e.stuck['after']} seconds, so the check stopped it.",
        "A shop gives up after three attempts of 0.2 s, so the test itself must be waiting, or going round.",
        "Look for a loop without an end, or a long sleep.",
        e.line("time.sleep", "asyncio.sleep", "sleep"),
    )


RULES = (
    no_test, fixtures, reads_the_shop, skipped, not_ordered, fails_on_the_right_one, passes_on_both,
    content_with_any_key,
)  # fmt: skip
MISHAPS = (never_ends,)
