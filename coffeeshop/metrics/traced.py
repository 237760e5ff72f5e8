"""An order's time inside the application as an x-ray recorded it: slices, works and blocks."""

from __future__ import annotations

from coffeeshop.ledger import Slice, StepTaken, Visit, Work
from coffeeshop.metrics.index import Index
from coffeeshop.metrics.strip import Strip


def slices_of(found: Index, visit: Visit, end: int) -> list[Slice]:
    """Return the slices, by time, of the tasks that served `visit`; none without an x-ray.

    Those are the request's own task and all that it created: a loop runs one of them at a time.
    """
    family = found.family(visit.task)
    slices = found.slices.get(visit.task, []) if family else []
    if len(family) > 1:
        slices = [s for member in family for s in found.slices.get(member, ())]
        slices.sort(key=lambda s: s.start)
    left = min(visit.left or end, end)
    return [s for s in slices if s.end > visit.arrived and s.start < left]


def lay_traced(strip: Strip, found: Index, visit: Visit, slices: list[Slice]) -> None:
    """Lay `visit` on `strip`, from where the strip stands until the application returned."""
    works = [work for member in found.family(visit.task) for work in found.works.get(member, ())]
    works.sort(key=lambda work: work.asked)
    steps = found.steps.get(visit.order, []) if visit.order is not None else []
    strip.until(slices[0].start, "ready")
    for place, slice_ in enumerate(slices):
        _lay_slice(strip, found, slice_)
        following = slices[place + 1] if place + 1 < len(slices) else None
        if following is not None or visit.left is None:
            _lay_gap(strip, slice_, following, works, steps)
    strip.until(min(visit.left or strip.end, slices[-1].end), "running")


def _lay_slice(strip: Strip, found: Index, slice_: Slice) -> None:
    where = f"{slice_.file}:{slice_.line}" if slice_.file else ""
    for block in found.blocks.get(slice_.task, ()):
        if block.start < slice_.end and block.end > slice_.start:
            strip.until(block.start, "running", "", where)
            strip.until(min(block.end, slice_.end), "blocking", block.code, f"{block.file}:{block.line}")
    strip.until(slice_.end, "running", "", where)


def _lay_gap(
    strip: Strip, before: Slice, following: Slice | None, works: list[Work], steps: list[StepTaken]
) -> None:
    """Lay what lies between two slices; `following` is None where the order was never resumed."""
    start = strip.cursor
    end = min(following.start if following else strip.end, strip.end)
    where = f"{before.file}:{before.line}" if before.file else ""
    waited = _step_name(steps, start, end) or before.waits
    for work in works:
        if work.asked < end and (work.end is None or work.end > start):
            strip.until(min(work.asked, end), "waiting", waited, where)
            strip.until(min(work.start, end), "apron", work.label, where)
            strip.until(min(work.end or end, end), "thread", work.label, where)
    if any(work.end and start < work.end <= end for work in works):
        strip.until(end, "ready", "", where)
    if following and start < following.ready < end:
        strip.until(following.ready, "waiting", waited, where)
        strip.until(end, "ready", "", where)
    strip.until(end, "waiting", waited, where)


def _step_name(steps: list[StepTaken], start: int, end: int) -> str:
    """Return the name of the waiting step that covers most of a gap, "" where none does."""
    middle = (start + end) // 2
    for step in steps:
        if step.start <= middle <= step.end and not step.blocking:
            return step.name
    return ""
