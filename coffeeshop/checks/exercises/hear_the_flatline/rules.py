"""What goes wrong in Hear the flatline, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.hear_the_flatline.past import gets_past
from coffeeshop.checks.exercises.hear_the_flatline.red import fails_where_it_is_free
from coffeeshop.checks.exercises.hear_the_flatline.scene import INSIDE, reads_inside
from coffeeshop.checks.exercises.hear_the_flatline.shops import LATTE, RIGHT, WRONG
from coffeeshop.checks.exercises.hear_the_flatline.traits import lattes
from coffeeshop.checks.pytest_rules import no_test, reads_the_shop, shop_not_asked, skipped, unknown_fixture
from coffeeshop.checks.pytest_scenes import runs_of
from coffeeshop.checks.verdict import Finding


def fixtures(e: Evidence) -> Finding | None:
    """The test does not come to the shops."""
    return unknown_fixture(
        e, "There is `app`, and whatever fixture you write in this cell."
    ) or shop_not_asked(e)


def reads(e: Evidence) -> Finding | None:
    """The source looks at how the shop is made."""
    return reads_the_shop(e, INSIDE) if reads_inside(e) else None


def not_ordered(e: Evidence) -> Finding | None:
    """No latte was ordered from a shop whose test ran to its end."""
    runs = [run for name in RIGHT for run in runs_of(e, name)]
    if lattes(e) or any(run["outcome"] == "failed" for run in runs):
        return None
    what = "No latte was ordered, from any shop."
    found = e.call("get", awaited=False) if any("never awaited" in said for said in e.warnings) else None
    if found or e.call("create_task", "gather"):
        return Finding(
            "not-awaited",
            what,
            "A request that nobody awaits is a coroutine that never runs, or a task that ends with the test.",
            "Write `await` in front of it.",
            (found or e.call("get") or e.calls[0]).line,
        )
    return Finding(
        "never-ordered",
        what,
        "A shop that makes nothing holds nothing.",
        "Order one with `GET /latte`.",
        e.line("get"),
    )


def never_ends(e: Evidence) -> Finding | None:
    """Still at it when the time was up."""
    if e.outcome != "stuck":
        return None
    many = max((len(lattes(e, name)) for name in (*RIGHT, *WRONG)), default=0)
    if many > FEW:
        return Finding(
            "too-many-customers",
            f"Your test had not ended on all five shops after {e.stuck['after']} seconds, so the check stopped it. It "
            f"orders {many} lattes at a time.",
            f"A shop that holds its loop makes them one after the other, and takes {many * LATTE:.1f} s.",
            f"{FEW} at once tell as much, or one latte and a ping.",
            e.line("gather", "range", "get"),
        )
    return Finding(
        "test-never-ends",
        f"Your test had not ended on all five shops after {e.stuck['after']} seconds, so the check stopped it.",
        f"A latte takes {LATTE:.2f} s, so the test must be waiting for something else, or going round.",
        "Look for an `await` that nothing wakes, a loop without an end, or a long sleep.",
        e.line("time.sleep", "wait", "asyncio.sleep", "sleep"),
    )


FEW = 3  # lattes at once that tell waiting from blocking, however busy the machine is
RULES = (no_test, fixtures, reads, skipped, not_ordered, fails_where_it_is_free, gets_past)
MISHAPS = (never_ends,)
