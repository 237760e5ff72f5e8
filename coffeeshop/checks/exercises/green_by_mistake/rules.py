"""What goes wrong in Green by mistake, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.green_by_mistake.past import gets_past
from coffeeshop.checks.exercises.green_by_mistake.red import fails_on_the_right_one
from coffeeshop.checks.exercises.green_by_mistake.scene import INSIDE, reads_inside
from coffeeshop.checks.pytest_rules import no_test, reads_the_shop, shop_not_asked, skipped, unknown_fixture
from coffeeshop.checks.verdict import Finding


def fixtures(e: Evidence) -> Finding | None:
    """The tests do not come to the shops."""
    return unknown_fixture(e, "There is `app`, and whatever fixture you write yourself.") or shop_not_asked(e)


def reads(e: Evidence) -> Finding | None:
    """The source looks at how the shop is made."""
    return reads_the_shop(e, INSIDE) if reads_inside(e) else None


def never_ends(e: Evidence) -> Finding | None:
    """Still at it when the time was up."""
    if e.outcome != "stuck":
        return None
    return Finding(
        "test-never-ends",
        f"Your tests had not ended after {e.stuck['after']} seconds, so the check stopped them.",
        "The shops answer at once, so a test must be waiting for something else, or going round.",
        "Look for an `await` that nothing wakes, a loop without an end, or a long sleep.",
        e.line("time.sleep", "asyncio.sleep", "wait", "Event", "sleep"),
    )


RULES = (no_test, fixtures, reads, skipped, fails_on_the_right_one, gets_past)
MISHAPS = (never_ends,)
