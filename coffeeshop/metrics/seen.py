"""An order's time without an x-ray: the front door's visit, the barista's steps, the loop's pulse."""

from __future__ import annotations

from coffeeshop.ledger import StepTaken, Visit
from coffeeshop.metrics.index import BRIDGE, Index
from coffeeshop.metrics.intervals import within
from coffeeshop.metrics.strip import Strip

UNSEEN = "inside the application"  # no x-ray, no steps: nobody knows what it did there


def lay_outside(strip: Strip, found: Index, loop: int, until: int) -> None:
    """Lay the time in which the shop knows of no order: at the door while the loop was held."""
    until = min(until, strip.end)
    for start, end in within(found.held(loop), strip.cursor, until):
        strip.until(start, "network")
        strip.until(end, "door")
    strip.until(until, "network")


def lay_seen(strip: Strip, found: Index, visit: Visit) -> None:
    """Lay `visit` on `strip` from the steps that its order wrote; without steps it is one wait."""
    left = visit.left or strip.end
    steps = found.steps.get(visit.order, []) if visit.order is not None else []
    for step in steps:
        if step.end > strip.cursor and step.start < left:
            _lay_before(strip, found, visit, step)
            _lay_step(strip, found, step)
    if not steps:
        strip.until(left, "waiting", UNSEEN)
    elif steps[-1].place == "thread":
        strip.until(left, "ready")
    else:
        _lay_glue(strip, found, visit, left)


def _lay_before(strip: Strip, found: Index, visit: Visit, step: StepTaken) -> None:
    if step.place == "thread":  # arrived, and no thread token was free until the step began
        strip.until(step.start, "apron")
    else:
        _lay_glue(strip, found, visit, step.start)


def _lay_glue(strip: Strip, found: Index, visit: Visit, until: int) -> None:
    """Lay the code between steps: it ran, except while somebody else held the loop."""
    if until - strip.cursor <= BRIDGE:  # too short to tell from the order's own steps on either side
        strip.until(until, "running")
    for start, end in within(found.held(visit.loop), strip.cursor, min(until, strip.end)):
        strip.until(start, "running")
        strip.until(end, "ready")
    strip.until(until, "running")


def _lay_step(strip: Strip, found: Index, step: StepTaken) -> None:
    if step.place in ("thread", "process"):
        strip.until(step.end, "thread", step.name)
    elif not step.blocking:
        strip.until(step.end, "waiting", step.name)
    elif step.end - step.start > found.run.threshold:
        strip.until(step.end, "blocking", step.name)
    else:
        strip.until(step.end, "running", step.name)
