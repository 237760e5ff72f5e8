"""What goes wrong in Fetch the farm, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.fetch_the_farm.scene import ALLOWED, saw
from coffeeshop.checks.verdict import Finding


def no_async_attrs(e: Evidence) -> Finding | None:
    if "awaitable_attrs" not in e.raised.get("message", ""):
        return None
    return Finding(
        "no-async-attrs",
        "`Bag` has no `awaitable_attrs`: that comes with SQLAlchemy's mixin `AsyncAttrs`.",
        "With it each farm could be awaited, one query after another, eight for eight bags.",
        "Let the first query bring the farms along.",
        e.raised["line"],
    )


def closed_too_soon(e: Evidence) -> Finding | None:
    if e.raised.get("type") != "DetachedInstanceError":
        return None
    return Finding(
        "detached",
        "The session was closed when `bag.farm` was looked at (DetachedInstanceError).",
        "A bag without its session has nobody whom it could ask for the farm.",
        "Fetch the farms with the bags; then it does not matter whether the session is open.",
        e.raised["line"],
    )


def stale(e: Evidence) -> Finding | None:
    said = e.raised.get("message", "")
    if e.outcome != "raised" or "greenlet" not in said or "SELECT coffeeshop_bags" not in said:
        return None  # a lazy load asks for a farm
    end = e.call("commit", "rollback", "expire_all", "expire")
    return Finding(
        "stale",
        "A bag was looked at again, and the database was asked where nothing was awaited (MissingGreenlet).",
        f"{f'`{end.name}()`' if end else 'The end of a transaction'} makes all that was loaded stale: even a "
        "bag's own name is fetched anew when it is looked at.",
        "Make the texts first. Whoever only reads needs no commit.",
        end.line if end else e.raised["line"],
    )


def still_lazy(e: Evidence) -> Finding | None:
    if e.outcome != "raised" or "greenlet" not in e.raised.get("traceback", ""):
        return None
    line = e.raised["line"]
    if e.call("Session", "sessionmaker"):
        return Finding(
            "sync-session",
            "A synchronous session asked an asynchronous engine, and nobody was there to await it.",
            "`Session` waits in its own thread; this engine's driver wants to be awaited.",
            "Keep `AsyncSession`, and let the query bring the farms along.",
            line,
        )
    if "await bag.farm" in e.source or "await b.farm" in e.source:
        return Finding(
            "awaited-attribute",
            "The error comes before the `await`: Python first looks at `bag.farm`, and that is the question "
            "to the database (MissingGreenlet).",
            "An attribute hands over a value, not something to await.",
            "Let the query bring the farms along.",
            line,
        )
    return Finding(
        "still-lazy",
        "Something asked the database where nothing was awaited (MissingGreenlet).",
        "`bag.farm` fetches the farm when it is looked at, a lazy load.",
        "Fetch it beforehand, in the query that you await.",
        line,
    )


def joined_only(e: Evidence) -> Finding | None:
    found = still_lazy(e)
    join = e.call("join", "outerjoin")
    if not found or found.id != "still-lazy" or not join:
        return None
    return found._replace(
        id="joined-only",
        why="A `join` looks for rows in both tables; what it brings is still what `select` names, the bag "
        "alone.",
        advice="Select the farm as well, or have it loaded by an option.",
        line=join.line,
    )


def not_a_list(e: Evidence) -> Finding | None:
    kind = e.seen["given"]["type"]
    if kind in ("list", "tuple"):
        return None
    if kind == "NoneType":
        return Finding("no-return", "`labels` returned nothing.", "", "Return the list of texts.")
    return Finding(
        "not-a-list",
        f"`labels` returned a {kind}: {e.seen['given']['repr']}.",
        "",
        "Return the texts in a list.",
        e.line("scalars", "execute"),
    )


def guessed(e: Evidence) -> Finding | None:
    if e.seen["queries"]:
        return None
    return Finding(
        "guessed",
        "The database was not asked once.",
        "The check puts other bags on the shelf each time.",
        "Select the bags and their farms.",
    )


def query_each(e: Evidence) -> Finding | None:
    if e.seen["queries"] <= ALLOWED:
        return None
    line = e.line("refresh", "run_sync", "get", "scalar", "execute")
    loops = any(word in e.source for word in ("refresh", "run_sync", "gather", "get("))
    return Finding(
        "query-each",
        f"Eight bags took {e.seen['queries']} queries.",
        "That is one for the bags and then one for each farm: nobody could wait for eight thousand of them."
        if loops
        else "A query inside a loop is asked once for each turn.",
        "Let one query bring all the farms along.",
        line,
    )


def no_farm(e: Evidence) -> Finding | None:
    items, wanted = e.seen["given"]["items"], e.seen["wanted"]
    if (
        not items
        or " from " not in items[0]
        or any(text.split(" from ")[-1] in " ".join(items) for text in wanted)
    ):
        return None
    return Finding(
        "no-farm",
        f'You returned "{items[0]}", and no farm has that name.',
        "`farm_id` is a number, the farm's key; its name stands in the other table.",
        "Fetch the farms with the bags.",
        e.line("scalars", "execute"),
    )


def every_pair(e: Evidence) -> Finding | None:
    wanted, many = e.seen["wanted"], e.seen["many"]
    bag = wanted[0].split(" from ")[0]
    farms = {text for text in e.seen["given"]["items"] if text.startswith(f"{bag} from ")}
    if many <= len(wanted) or len(farms) < 2:
        return None
    return Finding(
        "every-pair",
        f"{many} texts came back for {len(wanted)} bags: {bag} alone comes from {len(farms)} farms.",
        "A query for two tables that does not say what belongs together pairs every bag with every farm.",
        "Say it in the query: `.join(Bag.farm)`.",
        e.line("select"),
    )


def other_order(e: Evidence) -> Finding | None:
    items, wanted = e.seen["given"]["items"], e.seen["wanted"]
    if items == wanted or sorted(items) != sorted(wanted):
        return None
    return Finding(
        "other-order",
        f'All labels are there, but the first is "{items[0]}" and should be "{wanted[0]}".',
        "A database promises no order that was not asked for.",
        "Keep `order_by(Bag.id)`.",
        e.line("select", "order_by"),
    )


def other_labels(e: Evidence) -> Finding | None:
    if e.seen["given"]["items"] == e.seen["wanted"]:
        return None
    return Finding(
        "other-labels",
        saw(e),
        f'The first should be "{e.seen["wanted"][0]}", and there should be {len(e.seen["wanted"])}.',
        "A text for each bag: its name, the word from, its farm's name.",
    )


def not_closed(e: Evidence) -> Finding | None:
    if not e.seen["out"]:
        return None
    return Finding(
        "not-closed",
        "The labels are right, but the connection was never given back.",
        "A session keeps its connection until it is closed.",
        "Open the session with `async with`.",
        e.line("AsyncSession"),
    )


MISHAPS = (no_async_attrs, closed_too_soon, stale, joined_only, still_lazy)
RULES = (not_a_list, guessed, query_each, no_farm, every_pair, other_order, other_labels, not_closed)
