"""What goes wrong in Whose order where a receipt bears another name, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.whose_order.scene import NOBODY, ORDERS, own, printed_names
from coffeeshop.checks.verdict import Finding


def wrong_names(e: Evidence) -> Finding | None:
    """Some receipts bear no name or another's; also where `customer` is no context variable any more."""
    names, right = printed_names(e), own(e)
    what = f"{right} of {ORDERS} receipts bore their own customer's name."
    if e.seen["kind"] == "ContextVar" and right == ORDERS:
        return None
    found = _no_context_variable(e, what)
    if found:
        return found
    if names.count(NOBODY) == ORDERS - right:
        return _nobody(e, f"{names.count(NOBODY)} of {ORDERS} receipts were for nobody.")
    first = next(i for i, name in enumerate(names) if name != e.seen["names"][i])
    what = f"{what} {e.seen['names'][first]} got a receipt for {names[first] or 'no one'}."
    return _somebody_else(e, what, names)


def _no_context_variable(e: Evidence, what: str) -> Finding | None:
    if e.seen["kind"] == "ContextVar":
        return None
    local = e.call("threading.local") or "threading.local" in e.source
    if local:
        return Finding(
            "thread-local",
            what,
            "A `threading.local` keeps a value for each thread. All the orders share the loop's thread, and "
            "the helper's is another one.",
            "A `ContextVar` keeps a value for each task, and can travel to a helper.",
            _line_of(e, "threading.local"),
        )
    return Finding(
        "global-shared",
        what,
        f"`customer` is a {e.seen['kind']} now, one for all the orders: whoever writes last is on every receipt.",
        "Let `customer` be a `ContextVar` again: each task has its own value in it.",
        _line_of(e, "customer ="),
    )


def _nobody(e: Evidence, what: str) -> Finding:
    return (
        _copied(e, what)
        or _set_elsewhere(e, what)
        or Finding(
            "executor-loses",
            what,
            "The name is set in the order's task. The helper's thread has a context of its own, and this way "
            "to a thread hands none over.",
            "Take a way that copies the context, or copy it yourself and have the helper run the printer in it.",
            e.line("run_in_executor", "Thread", "submit"),
        )
    )


def _copied(e: Evidence, what: str) -> Finding | None:
    copied = e.call("copy_context", "Context")
    if not copied:
        return None
    if not copied.function:
        return Finding(
            "context-once",
            what,
            "The context is copied once, when the cell runs: no customer had come yet.",
            "Copy it in each order, once its name is set.",
            copied.line,
        )
    if copied.name.endswith("Context") and not copied.name.endswith("copy_context"):
        return Finding(
            "empty-context",
            what,
            "A new `Context()` is empty; the name is in the one that you have.",
            "Take `copy_context()`.",
            copied.line,
        )
    if ".run" not in e.source.replace(".run_", ""):
        return Finding(
            "copy-unused",
            what,
            "The context is copied, and the printer does not run in the copy.",
            "Hand the helper the copy's `run`, with the printer as its first argument.",
            copied.line,
        )
    if not copied.in_async:
        return Finding(
            "copied-too-late",
            what,
            "The context is copied by the helper, in the helper's thread, where the name is already lost.",
            "Copy it in the order's task, before the helper is called.",
            copied.line,
        )
    return None


def _set_elsewhere(e: Evidence, what: str) -> Finding | None:
    named = e.call("customer.set")
    if not named:
        return Finding(
            "never-set",
            what,
            "Nobody sets `customer`, so the printer finds its default.",
            "Set it in the order's task, before the receipt is printed.",
        )
    after = e.call("call_next", function=named.function)
    if after and after.line < named.line:
        return Finding(
            "set-too-late",
            what,
            "The middleware sets the name when the answer is there, and by then the receipt is printed.",
            "Set it before `call_next`: what is behind the middleware begins with a copy of its context.",
            named.line,
        )
    if not named.in_async:
        return Finding(
            "set-in-thread",
            what,
            "A plain `def` dependency is called by a helper, in a copy of the order's context. What it sets "
            "stays in the copy.",
            "One word makes it run in the order's own task.",
            named.line,
        )
    if e.call("create_task", "ensure_future", "gather", "wait_for", function=named.function):
        return None
    return _set_in_a_task(e, what)


def _set_in_a_task(e: Evidence, what: str) -> Finding | None:
    task = e.call("create_task", "ensure_future", "gather")
    if not task:
        return None
    return Finding(
        "set-in-task",
        what,
        "The name is set in a task of its own. A task begins with a copy of the context, and what it sets there "
        "stays there.",
        "Await the function itself, without a task around it.",
        task.line,
    )


def _somebody_else(e: Evidence, what: str, names: list[str]) -> Finding:
    if len(set(names)) == 1 and names[0] not in e.seen["names"]:
        return Finding(
            "guessed",
            what,
            "All the receipts bear one name that none of these customers has: it is written into the code.",
            "The name comes with each order, as `name`.",
            _line_of(e, names[0]) if names[0] else None,
        )
    if set(names) == set(e.seen["names"]):
        return Finding(
            "names-swapped",
            what,
            "All the names are there, on each other's receipts: whoever comes to the printer first takes the "
            "name that came first, and orders overtake each other.",
            "Carry the name with the order, not in a queue beside it.",
            e.line("pop", "popleft", "get_nowait", "get"),
        )
    return Finding(
        "global-shared",
        what,
        "The name is kept where all the orders can reach it. While one awaits its milk, the next writes its own "
        "name there.",
        "Let each order set the `ContextVar` in its own task, and hand that context on.",
        _line_of(e, "global "),
    )


def _line_of(e: Evidence, text: str) -> int | None:
    lines = e.source.splitlines()
    return next((number for number, line in enumerate(lines, start=1) if text in line), None)
