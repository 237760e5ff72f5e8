"""What goes wrong in Full house, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.full_house.bounds import BOUNDS
from coffeeshop.checks.exercises.full_house.counting import line_of, were
from coffeeshop.checks.exercises.full_house.places import PLACES
from coffeeshop.checks.exercises.full_house.refusals import REFUSALS
from coffeeshop.checks.exercises.full_house.scene import HELD, round_of
from coffeeshop.checks.verdict import Finding

BLOCKING = ("time.sleep", "requests.get", "httpx.get", "urlopen", "subprocess.run")
THREADED = ("threading.Lock", "threading.RLock", "threading.Semaphore", "threading.BoundedSemaphore",
            "threading.Condition")  # fmt: skip


def no_app(e: Evidence) -> Finding | None:
    if "app" not in e.seen:
        return None
    return Finding(
        "no-app",
        f"`app` is a {e.seen['app']}, and cannot be served.",
        "",
        "Keep `app = FastAPI()`.",
    )


def thread_lock(e: Evidence) -> Finding | None:
    """Also a mishap: where the loop stands still the round may not come to its end in time."""
    found, stuck = e.call(*THREADED), e.outcome == "stuck"
    if not found or not (stuck or (e.outcome == "finished" and round_of(e)["hung"])):
        return None
    what = "few were" if stuck else were(round_of(e)["making"])
    return Finding(
        "thread-lock",
        f"Of the customers {what} in the making, one more waited for your lock, and then the whole shop stood still, "
        "for good.",
        f"`{found.name}` stops the thread that waits for it. That thread is the barista: nobody is left to finish a "
        "drink and open the lock.",
        "Never hold such a lock across an `await`. To count you need none: between two `await`s nobody else runs.",
        found.line,
    )


def holds_the_loop(e: Evidence) -> Finding | None:
    found = e.call(*BLOCKING, in_async=True)
    if not found or (e.seen.get("held", 0) <= HELD and not round_of(e)["waiting"]):
        return None
    return Finding(
        "holds-the-loop",
        f"Line {found.line} held the loop again and again while {round_of(e)['came']} customers stood there.",
        f"`{found.name}` in `async def` keeps the barista: meanwhile nobody is served, and nobody is refused either.",
        "Only wait with `await`; and a refusal needs no wait at all.",
        found.line,
    )


def path_changed(e: Evidence) -> Finding | None:
    one = round_of(e)
    statuses = [answer["status"] for answer in one["early"]]
    if one["making"] or not statuses or set(statuses) - {404, 405, 422}:
        return None
    return Finding(
        "path-changed",
        f"All {len(statuses)} customers got status {statuses[0]}: for `/order/latte` the shop has no endpoint, or one "
        "that wants something else.",
        "",
        'Keep `@app.get("/order/{drink}")`.',
        line_of(e, "app.get", "get"),
    )


def endpoint_raised(e: Evidence) -> Finding | None:
    one = round_of(e)
    raised = one["raised"]
    if not raised or (one["making"] and _on_purpose(e, raised)):
        return None
    return Finding(
        "endpoint-raised",
        f"A customer got a 500: {raised['type']}: {raised['message']}.",
        "A name that a function assigns to is its own, unless `global` says otherwise."
        if raised["type"] == "UnboundLocalError"
        else "",
        "Look at that line.",
        raised["line"],
    )


def _on_purpose(e: Evidence, raised: dict[str, object]) -> bool:
    return e.text(raised["line"]).startswith("raise")  # type: ignore[arg-type]


def unused(e: Evidence) -> Finding | None:
    """Customers were answered and no drink was made for them."""
    one = round_of(e)
    if one["making"] or all(answer["status"] != 200 for answer in one["early"] + one["late"]):
        return None
    forgotten = e.call("make", awaited=False)
    if forgotten and any("never awaited" in heard for heard in e.warnings):
        return Finding(
            "not-awaited",
            f"`make` was called for {one['came']} customers, and not one drink was begun.",
            "Without `await` it is only a coroutine, which nobody runs.",
            "Write `await make(drink)`.",
            forgotten.line,
        )
    return Finding(
        "make-unused",
        "Customers got an answer, and the machine made nothing for them.",
        "The check counts at its own machine, which stands in the place of `make`.",
        "Make every drink with `await make(drink)`.",
        line_of(e, "asyncio.sleep"),
    )


def cup_missing(e: Evidence) -> Finding | None:
    one = round_of(e)
    served = [answer for answer in one["late"] if answer["status"] == 200]
    if not served or one["served"] == len(served) or one["name"] not in ("burst", "again"):
        return None
    return Finding(
        "cup-missing",
        f"{len(served)} customers were served, and {len(served) - one['served']} of them got something other than their "
        f"drink: {served[0]['body'][:60]}.",
        "",
        "Return what `make` returned.",
        line_of(e, "make"),
    )


def too_slow(e: Evidence) -> Finding | None:
    """The shop's own tasks are on another loop: nobody can say which of their lines it waits at."""
    if e.outcome != "stuck":
        return None
    return Finding(
        "machine-too-slow",
        f"After {e.stuck['after']} seconds the customers were still not through, so the check gave up.",
        "That may be this machine, busy with something else, and not your answer.",
        "Run the check once more. If it says so again: who in your shop waits for something that nobody does?",
    )


RULES = (
    no_app,
    thread_lock,
    path_changed,
    endpoint_raised,
    holds_the_loop,
    unused,
    *PLACES,
    *BOUNDS,
    *REFUSALS,
    cup_missing,
)
MISHAPS = (thread_lock, too_slow)
