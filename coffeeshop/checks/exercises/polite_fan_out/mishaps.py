"""What goes wrong in Polite fan-out before its end: what raises, and what never comes back."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.polite_fan_out.refused import refused
from coffeeshop.checks.exercises.polite_fan_out.rules import one_at_a_time
from coffeeshop.checks.verdict import Finding


def held_by_a_thread_lock(e: Evidence) -> Finding | None:
    found = e.call("threading.Semaphore", "threading.BoundedSemaphore", "threading.Lock")
    if e.outcome != "stuck" or not found:
        return None
    return Finding(
        "threading-semaphore",
        "The sixth call waited for a permit, and everything stood still, so the check stopped it.",
        f"`{found.name}` stops the whole thread, and with it the loop on which the other five would give "
        "their permits back.",
        "Between tasks use `asyncio.Semaphore`, with `async with`.",
        e.stuck.get("line") or found.line,
    )


def waits_for_ever(e: Evidence) -> Finding | None:
    if e.outcome != "stuck" or e.stuck.get("how") != "waiting":
        return None
    taken = e.call("acquire")
    if taken and not e.call("release"):
        return Finding(
            "never-released",
            "Five calls were made, and the others waited for a permit until the check stopped them.",
            "Permits are taken with `acquire` and never given back.",
            "Give each back with `release`, in a `finally`; `async with` does both.",
            taken.line,
        )
    if e.call("get", awaited=True, in_loop=True) and e.call("Queue"):
        return Finding(
            "workers-never-end",
            "Every can was fetched. Then the workers waited for another order, until the check stopped them.",
            "A worker with `while True` has no end, so whoever awaits the workers never goes on.",
            "Await `queue.join()` in place of the workers, then cancel them; or let them leave when the "
            "queue is empty.",
            e.stuck.get("line"),
        )
    return None


def raised(e: Evidence) -> Finding | None:
    if e.outcome != "raised":
        return None
    message, line = e.raised.get("message", ""), e.raised.get("line")
    if "context manager protocol" in message or "__enter__" in message:
        return Finding(
            "plain-with",
            f"Python stopped at line {line}: {message}.",
            "To take a permit may mean to wait, and only `async with` can wait without holding the loop.",
            "Write `async with`.",
            line,
        )
    if "'coroutine' object has no attribute" in message:
        return Finding(
            "get-not-awaited",
            f"Python stopped at line {line}: {message}.",
            "`client.get(...)` is a coroutine; the answer is what awaiting it gives.",
            "Put the `await` and its call into brackets of their own: `(await ...).json()`.",
            line,
        )
    return None


MISHAPS = (held_by_a_thread_lock, waits_for_ever, raised, refused, one_at_a_time)
