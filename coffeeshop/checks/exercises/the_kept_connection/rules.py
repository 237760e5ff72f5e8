"""What goes wrong in The kept connection, and why."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.the_kept_connection.scene import ORDERS, POOL, answers_right, saw
from coffeeshop.checks.reading import Call, parse
from coffeeshop.checks.verdict import Finding

PRINT = "print_label"
OPENS = ("AsyncSession", "async_sessionmaker", "engine.connect", "engine.begin")


def stale(e: Evidence) -> Finding | None:
    said = e.seen["error"].get("traceback", "") + e.seen["error"].get("message", "")
    if "MissingGreenlet" not in said and "greenlet_spawn" not in said and "DetachedInstance" not in said:
        return None
    ended = e.call("commit", "rollback", "expire", "expire_all", "expunge", "close")
    what = f"`{ended.name.split('.')[-1]}()`" if ended else "the end of the transaction"
    return Finding(
        "stale",
        f"The connection went back, and then `bag` was looked at again: {e.seen['error']['type']}.",
        f"After {what} SQLAlchemy takes what it knows of the bag for stale and wants to ask the database "
        "again, at a place where nothing is awaited.",
        "Read name and kilos into variables before, or have the session keep them: `expire_on_commit=False`.",
        e.seen["error"]["line"],
    )


def failed(e: Evidence) -> Finding | None:
    error = e.seen["error"]
    if not error:
        return None
    return Finding(
        "raised",
        f"Your shop raised {error['type']}: {error['message'].splitlines()[0]}.",
        "",
        "Mend that first; the pool comes after.",
        error["line"],
    )


def missing(e: Evidence) -> Finding | None:
    if not {404, 405, 422} & set(e.seen["statuses"]):
        return None
    status = next(status for status in e.seen["statuses"] if status in (404, 405, 422))
    return Finding(
        "recipe-missing",
        f"`GET /bags/1` was answered with status {status}.",
        "",
        'Keep the endpoint as it is called: `@app.get("/bags/{number}")`.',
    )


def never_given_back(e: Evidence) -> Finding | None:
    """Both connections were out for good, and the customers without one waited for it in vain."""
    if not e.seen.get("starved"):
        return None
    served = e.seen["statuses"].count(200)
    if not served:
        return _each_wants_two(e)
    what = (
        f"{served} customers were served, and their {POOL} connections never came back: the other {ORDERS - served} "
        "waited for one in vain."
    )
    closed = e.call("close", "commit", "rollback", "aclose", awaited=False)
    if closed:
        return _not_awaited(what, closed)
    returned = returned_closed(e)
    return Finding(
        "never-given-back",
        what,
        "`return` leaves the `async with`, which closes the session before the endpoint has it. The endpoint's query "
        "opens it anew and takes a connection, and nobody closes it again."
        if returned
        else "A session takes a connection with its first query and keeps it until it is closed, and nobody closes yours.",
        "Let the `async with` stand around the query, in the endpoint or in a dependency that returns the bag.",
        returned or e.line(*OPENS),
    )


def _each_wants_two(e: Evidence) -> Finding | None:
    opens = [call.line for call in e.calls if call.name.endswith(OPENS)]
    if len(opens) < 2:
        return None
    return Finding(
        "waits-for-a-second",
        f"Both connections were out, all {ORDERS} customers waited for one, and not one was served.",
        "An order that has one connection asks for a second, and gives the first back only after that. As many of "
        "them as there are connections wait for one another for good.",
        "Take one connection an order: be done with the first session before anything else asks the engine.",
        opens[-1],
    )


def returned_closed(e: Evidence) -> int | None:
    """Return the line that returns what an `async with` around it closes, else None."""
    for node in ast.walk(parse(e.source) or ast.Module([], [])):
        if isinstance(node, ast.AsyncWith):
            names = {ast.unparse(item.optional_vars) for item in node.items if item.optional_vars}
            for inner in ast.walk(node):
                if isinstance(inner, ast.Return) and inner.value and ast.unparse(inner.value) in names:
                    return inner.lineno
    return None


def no_label(e: Evidence) -> Finding | None:
    if len(e.seen["names"]) >= ORDERS:
        return None
    never = e.call(PRINT, awaited=False)
    return Finding(
        "no-label",
        f"{len(e.seen['names'])} of {ORDERS} labels were printed.",
        "A call of `print_label` that nobody awaits prints nothing."
        if never
        else "The printing is what takes time, and it has to be done.",
        "Await `print_label(...)` with the bag's name, once an order.",
        never.line if never else e.line(PRINT),
    )


def own_engine(e: Evidence) -> Finding | None:
    if e.seen["asked"]:
        return None
    return Finding(
        "own-engine",
        "The pool that the check gave you was not asked once.",
        "Another engine brings a pool of its own. With one for each order there is no limit left to protect "
        "the database, and each pays for a new connection.",
        "Use the engine that `create_app` is given.",
        e.line("create_async_engine", "create_engine"),
    )


def in_background(e: Evidence) -> Finding | None:
    if not e.seen["early"]:
        return None
    return Finding(
        "in-background",
        f"{e.seen['early']} customers had their answer before their label was printed.",
        "What runs in the background runs after the answer, and nobody waits for it.",
        "Await the label in the endpoint; give the connection back before it.",
        e.line("add_task", "create_task", "ensure_future"),
    )


def other_answer(e: Evidence) -> Finding | None:
    if 200 not in e.seen["statuses"] or answers_right(e):
        return None
    right = {path: f'{{"name":"{name}","kilos":{kilos}}}' for path, name, kilos in e.seen["right"]}
    path, body = next(([p, b] for p, b in e.seen["bodies"] if b != right.get(p)), ["", ""])
    return Finding(
        "other-answer",
        f"`GET {path}` now answers {body or 'nothing'} in place of {right.get(path, 'the bag')}.",
        "A cure should not change what the customer gets.",
        "Return the bag's name and its kilos, as before.",
        e.line("get", "scalar", "execute"),
    )


def kept(e: Evidence) -> Finding | None:
    if e.seen["peak"] >= ORDERS:
        return None
    what = (
        f"At most {e.seen['peak']} labels were printed at once; the other customers waited for a connection."
    )
    given = e.call("commit", "close", "rollback")
    printed = e.line(PRINT)
    if e.call("Depends", "Security") and "scope=" in e.source and not given:
        return Finding(
            "function-scope",
            what,
            'With `scope="function"` the session closes before the answer is sent, but not before the '
            "endpoint is done, and the label is printed in the endpoint.",
            "Be done with the session inside the endpoint, before the label.",
            e.line("Depends"),
        )
    if given and printed and given.line > printed:
        return Finding(
            "too-late",
            what,
            f"`{given.name}()` gives the connection back, but the label is printed before it.",
            "Give it back as soon as you know the bag.",
            given.line,
        )
    if given and not given.awaited:
        return _not_awaited(what, given)
    return _still_kept(e, what)


def _not_awaited(what: str, given: Call) -> Finding:
    return Finding(
        "not-awaited",
        what,
        f"`{given.name}()` makes a coroutine, and nobody awaited it: the connection stayed where it was.",
        "Put `await` in front of it.",
        given.line,
    )


def _still_kept(e: Evidence, what: str) -> Finding:
    flush = e.call("flush", "refresh", "expunge", "expunge_all", "expire", "expire_all")
    if flush:
        return Finding(
            "transaction-open",
            what,
            f"`{flush.name}()` leaves the transaction open, and the connection stays with it.",
            "Only its end gives the connection back: `commit`, `rollback` or `close`.",
            flush.line,
        )
    lock = e.call("Lock", "Semaphore", "CapacityLimiter")
    if lock:
        return Finding(
            "a-queue-of-yours",
            what,
            f"`{lock.name}` makes a queue in front of the queue.",
            "There is room for all six labels, once nobody takes a connection to the printer.",
            lock.line,
        )
    return Finding(
        "kept",
        what,
        f"Each label is printed inside an open session, with one of the {POOL} connections in hand.",
        "Be done with the session before you print.",
        e.line(PRINT),
    )


def other_labels(e: Evidence) -> Finding | None:
    names = {name for _, name, _ in e.seen["right"]}
    if set(e.seen["names"]) == names and len(e.seen["names"]) == ORDERS:
        return None
    return Finding(
        "other-labels",
        saw(e),
        "The labels do not carry the names of the bags, once each.",
        "Print `bag.name`, once an order.",
        e.line(PRINT),
    )


RULES = (
    missing,
    stale,
    failed,
    own_engine,
    never_given_back,
    no_label,
    in_background,
    kept,
    other_answer,
    other_labels,
)
