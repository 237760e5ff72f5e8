"""What goes wrong once both tills sell at the same time."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.two_tills.scene import (
    HELD,
    ONE_BY_ONE,
    RECEIPT,
    SALES,
    read_then_written,
    total,
)
from coffeeshop.checks.verdict import Finding

MOST = 0.3  # of the cups: where so few are left, they were lost across the receipt


def transaction_across_await(e: Evidence) -> Finding | None:
    """The file's write lock is held while a receipt prints."""
    good = sum(crowd["good"] for crowd in e.seen.get("crowds", ()))
    if "crowds" not in e.seen or good == 2 * SALES:
        return None
    line = _held_across(e)
    if line is None:
        return None
    return Finding(
        "transaction-across-await",
        f"{good} of {2 * SALES} sales were answered; the others stood and waited.",
        "A sale locks the file for writing and then lets go of the loop for its receipt. The next one waits for the "
        "file, on the loop, so the first can't come back to commit.",
        "Print first or after, and let nothing be awaited between the first write and the commit.",
        line,
    )


def _held_across(e: Evidence) -> int | None:
    """Return the line of the receipt where it stands between a write and its commit."""
    sell = e.functions.get("sell")
    calls = [call for call in e.calls if call.function == "sell"]
    begun = [c.line for c in calls if c.name.endswith("execute") and _writes(sell, c.line)]
    receipt = [c.line for c in calls if c.awaited and c.name.endswith("sleep")]
    if not begun or not receipt or receipt[0] < begun[0]:
        return None
    ends = [c.line for c in calls if c.name.endswith(("commit", "execute")) and c.line > receipt[0]]
    return receipt[0] if ends else None


def _writes(sell: ast.AST | None, line: int) -> bool:
    words = ("BEGIN", "UPDATE", "INSERT")
    for node in ast.walk(sell) if sell else ():
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.lineno >= line:
            return node.value.strip().upper().startswith(words)
    return False


def holds_the_loop(e: Evidence) -> Finding | None:
    """Endpoint code stands on the loop and waits."""
    worst = max(e.seen.get("crowds", ()), key=lambda crowd: crowd["held"], default=None)
    if worst is None or worst["held"] <= HELD:
        return None
    line = worst["held_at"]
    return Finding(
        "holds-the-loop",
        f"One till's loop was held for {worst['held']:.1f} s in all, while {SALES} customers stood there.",
        f"`{e.text(line)}` waits without letting go, so their receipts come one after another.",
        "Wait in a way that suspends, or in a thread; and write to the file in one short statement.",
        line,
    )


def lost(e: Evidence) -> Finding | None:
    """Both tills say the same, and it is too little."""
    sums, good = e.seen.get("sums"), sum(crowd["good"] for crowd in e.seen.get("crowds", ()))
    numbers = bool(sums) and all(isinstance(said, int) for said in sums)
    if not numbers or good < 2 * SALES or max(sums) >= total(e):
        return None
    what = f"{total(e)} cups were sold, and the tills say {sums[0]} and {sums[1]}."
    if max(sums) - e.seen["first"] < MOST * sum(e.seen["each"]):
        return Finding(
            "across-await",
            what,
            "The sum is read, then a receipt is printed, then what was read is written back with one sale more. All "
            "sales of that moment read the same sum.",
            "Let nothing be awaited between looking and adding; then ask what the other till may do in between.",
            e.line("asyncio.sleep", "sleep"),
        )
    return two_steps(e, what)


def by_luck(e: Evidence) -> Finding | None:
    """All is right this time, though the other till may come in between."""
    if "sums" not in e.seen or not read_then_written(e):
        return None
    return two_steps(e, f"{total(e)} cups were sold, and the tills say so, this time.")


def two_steps(e: Evidence, what: str) -> Finding:
    """The sum is read, and then written, without an `await` in between."""
    return Finding(
        "read-then-write",
        what,
        "The sum is read in one step and written in another. No `await` lies between them, but the other till is "
        "another process and doesn't wait: it reads the same sum in that moment.",
        "Look and add in one statement that the database does as a whole, or note each sale and add up later.",
        _read(e),
    )


def _read(e: Evidence) -> int | None:
    calls = [call for call in e.calls if call.function == "sell"] or e.calls
    reads = ("execute", "read_text", "read", "load", "loads", "open")
    return next((c.line for c in calls if c.name.rsplit(".", 1)[-1] in reads), None)


def too_many(e: Evidence) -> Finding | None:
    """The tills say more than was sold."""
    sums = e.seen.get("sums", ())
    if not any(isinstance(said, int) and said > total(e) for said in sums):
        return None
    return Finding(
        "counted-twice",
        f"{total(e)} cups were sold, and the tills say {sums[0]} and {sums[1]}.",
        "A sale is counted more than once.",
        "Add each sale in one place.",
    )


def no_receipt(e: Evidence) -> Finding | None:
    """Sales are answered before a receipt could be printed."""
    crowds = [crowd for crowd in e.seen.get("crowds", ()) if crowd["good"]]
    if not crowds or min(crowd["quickest"] for crowd in crowds) >= RECEIPT * 0.99:
        return None
    forgotten = e.call("asyncio.sleep", awaited=False, alone=True)
    return Finding(
        "no-receipt",
        f"The quickest sale took {min(c['quickest'] for c in crowds):.3f} s; a receipt needs {RECEIPT} s.",
        "Without `await` the receipt is never printed." if forgotten else "Nobody waits for the receipt.",
        "Print it, and wait for it, before the customer leaves.",
        forgotten.line if forgotten else None,
    )


def one_by_one(e: Evidence) -> Finding | None:
    """The receipts of a till are printed one after another."""
    crowds = e.seen.get("crowds", ())
    if not any(crowd["one_by_one"] >= ONE_BY_ONE for crowd in crowds):
        return None
    good = sum(crowd["good"] for crowd in crowds)
    return Finding(
        "one-by-one",
        f"The sales came out one after another, {RECEIPT} s apart, and {good} of {2 * SALES} were answered in time.",
        "Something is held while a receipt prints, and everybody else at this till waits for it.",
        "Hold it for the adding only, not for the receipt.",
        e.line("asyncio.Lock", "asyncio.Semaphore", "anyio.Lock", "flock", "lockf"),
    )


TOGETHER = (transaction_across_await, holds_the_loop, one_by_one, lost, too_many, no_receipt, by_luck)
