"""What goes wrong in Green by mistake, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.green_by_mistake.past import gets_past
from coffeeshop.checks.exercises.green_by_mistake.red import fails_on_the_right_one
from coffeeshop.checks.exercises.green_by_mistake.scene import INSIDE, reads_inside
from coffeeshop.checks.pytest_rules import first_test, no_test, skipped, unknown_fixture
from coffeeshop.checks.verdict import Finding


def fixtures(e: Evidence) -> Finding | None:
    """The tests do not come to the shops."""
    lost = unknown_fixture(e, "There is `app`, and whatever fixture you write yourself.")
    if lost:
        return lost
    if any(run["shop"] for run in e.seen["runs"]):
        return None
    return Finding(
        "shop-not-asked",
        f"{len(e.seen['runs'])} of your tests ran, and none of them met the four shops.",
        "No test takes `app`, nor a fixture that does, so they say the same whatever those shops do.",
        "Take `app` as an argument, as the starter's `client` does.",
        first_test(e),
    )


def reads_the_shop(e: Evidence) -> Finding | None:
    """The source looks at how the shop is made."""
    if not reads_inside(e):
        return None
    return Finding(
        "reads-the-shop",
        "Your test looks into the shop, at how it is made.",
        "Tomorrow somebody mends or breaks it in another way, and the test does not notice.",
        "Ask it as a customer does, and look at the answer.",
        next((n for n, line in enumerate(e.source.splitlines(), 1) if INSIDE.search(line)), None),
    )


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


RULES = (no_test, fixtures, reads_the_shop, skipped, fails_on_the_right_one, gets_past)
MISHAPS = (never_ends,)
