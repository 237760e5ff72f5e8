"""What goes wrong in Polite fan-out, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.polite_fan_out.bounds import made, permits
from coffeeshop.checks.exercises.polite_fan_out.refused import CALLS, refused
from coffeeshop.checks.exercises.polite_fan_out.scene import ALLOWED, client_each, round_of
from coffeeshop.checks.verdict import Finding

BLOCKING = ("requests.get", "httpx.get", "httpx.Client", "requests.Session", "urlopen")


def nothing_fetched(e: Evidence) -> Finding | None:
    r = round_of(e)
    if "returned" not in r or r["requests"] >= len(r["cans"]):
        return None
    kinds = {*r["returned"]["kinds"], r["returned"]["type"]}
    what = f"You returned when {r['requests']} of {len(r['cans'])} calls had been made."
    if "coroutine" in kinds or any("never awaited" in words for words in e.warnings):
        return Finding(
            "not-awaited",
            what,
            "What you hand over are coroutines: recipe cards that nobody follows until they are awaited.",
            "Await them, all together.",
            e.functions["fetch_all"].lineno if "fetch_all" in e.functions else None,
        )
    started = e.call("create_task", "ensure_future", "gather", awaited=False)
    if "future" in kinds or (started and not e.call("gather", "wait", awaited=True)):
        return Finding(
            "left-early",
            what,
            "The tasks are made, and your function does not wait for them.",
            "Await every task before you return.",
            started.line if started else None,
        )
    return _too_few(e, what)


def _too_few(e: Evidence, what: str) -> Finding:
    if not round_of(e)["requests"]:
        return Finding(
            "made-up",
            what,
            "The supplier writes a lot number on each can, so an answer written beforehand cannot be right.",
            "Fetch each can with `client.get`.",
        )
    return Finding(
        "cans-missing",
        what,
        "Some of the cans are never asked for.",
        "Write it for as many cans as there are: the check wants twelve, then seven.",
        e.line(*CALLS),
    )


def fetched_twice(e: Evidence) -> Finding | None:
    r = round_of(e)
    if r.get("requests", 0) <= len(r["cans"]):
        return None
    return Finding(
        "fetched-twice",
        f"{len(r['cans'])} cans were wanted, and the supplier had {r['requests']} calls.",
        "Every call fetches a can.",
        "Call once for each can, and keep the answer.",
        e.line(*CALLS),
    )


def one_at_a_time(e: Evidence) -> Finding | None:
    r = round_of(e)
    if r.get("peak") != 1 or len(r["cans"]) < 2:
        return None
    what = (
        f"The supplier never had more than one of your {len(r['cans'])} calls in flight; it allows {ALLOWED}."
    )
    blocking = e.call(*BLOCKING)
    if blocking:
        return Finding(
            "blocking-client",
            what,
            f"`{blocking.name}` waits without letting go, so the loop cannot send the next call meanwhile.",
            "Use the `client` that you are given, and await its `get`.",
            blocking.line,
        )
    lock, found = e.call("Lock"), made(e)
    if lock or (found and permits(e) == 1):
        return Finding(
            "one-permit",
            what,
            "A lock lets one in at a time." if lock else "A semaphore without a number has one permit.",
            f"Give the semaphore {ALLOWED} permits.",
            (lock or found).line,  # type: ignore[union-attr]
        )
    return Finding(
        "one-by-one",
        what,
        "An `await` holds up the next line of its own function, so a loop of awaits is a queue.",
        "Begin the calls as tasks or with `gather`, and bound them.",
        e.line(*CALLS),
    )


def a_client_each(e: Evidence) -> Finding | None:
    r = round_of(e)
    if not client_each(e, r):
        return None
    return Finding(
        "client-each",
        f"{len(r['cans'])} cans, and {r['connections']} connections: every call dialled anew.",
        "A new client has an empty pool, and making one is work on the loop.",
        "Use the `client` that you are given for all the calls.",
        e.line("AsyncClient"),
    )


def other_answers(e: Evidence) -> Finding | None:
    r = round_of(e)
    if "returned" not in r or r["returned"]["items"] == r["texts"]:
        return None
    returned = r["returned"]
    what = f"All {len(r['cans'])} cans were fetched politely, but you returned {returned['repr']}."
    if returned["items"] and sorted(returned["items"]) == sorted(r["texts"]):
        pairs = enumerate(zip(returned["items"], r["texts"], strict=True), 1)
        place, (given, asked) = next((place, pair) for place, pair in pairs if pair[0] != pair[1])
        return Finding(
            "other-order",
            f"All the texts are there, in another order: in place {place} stands {given!r}, and {asked!r} was "
            "asked for there.",
            "That is the order in which the answers came.",
            "Keep tasks, or places in a list, in the order of `cans`.",
            e.line("as_completed", "append", "wait"),
        )
    if "Response" in returned["kinds"]:
        return Finding(
            "responses-returned",
            what,
            "Those are the answers with all their headers; what they say is inside.",
            "Return each answer's `.json()`.",
            e.line(*CALLS),
        )
    if returned["type"] == "NoneType":
        return Finding(
            "returned-nothing",
            f"All {len(r['cans'])} cans were fetched politely, and you returned None.",
            "A function without `return` hands over nothing.",
            "Return the list of texts.",
            e.functions["fetch_all"].lineno if "fetch_all" in e.functions else None,
        )
    return Finding(
        "not-the-texts",
        what,
        f"The check expects the texts of the answers, such as {r['texts'][0]!r}, in the order of `cans`.",
        "Return the answers' `.json()`, unchanged, in a list.",
    )


RULES = (refused, nothing_fetched, fetched_twice, one_at_a_time, a_client_each, other_answers)
