"""An order's time inside the application as an x-ray recorded it: slices, works and blocks."""

from __future__ import annotations

from coffeeshop.ledger import Block, Slice, StepTaken, Visit, Work
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
    works = _works_of(found, visit.task)
    steps = [s for s in found.steps.get(visit.order, ()) if not s.blocking] if visit.order else []
    strip.until(slices[0].start, "ready")
    before, where = slices[0], ""
    for slice_ in slices:
        if slice_.start > strip.cursor:
            _lay_gap(strip, before, where, (slice_.start, slice_.ready), works, steps)
        where = f"{slice_.file}:{slice_.line}" if slice_.file else ""
        if slice_.task in found.blocks:
            _lay_blocks(strip, found.blocks[slice_.task], slice_, where)
        strip.until(slice_.end, "running", "", where)
        before = slice_
    left = visit.left or strip.end
    if left > strip.cursor:  # it was not resumed while its customer waited
        _lay_gap(strip, before, where, (left, 0), works, steps)


def _works_of(found: Index, task: int) -> list[Work]:
    family = found.family(task) if found.works else ()
    works = [work for member in family for work in found.works.get(member, ())]
    return sorted(works, key=lambda work: work.asked)


def _lay_blocks(strip: Strip, blocks: list[Block], slice_: Slice, where: str) -> None:
    for block in blocks:
        if block.start < slice_.end and block.end > slice_.start:
            strip.until(block.start, "running", "", where)
            strip.until(min(block.end, slice_.end), "blocking", block.code, f"{block.file}:{block.line}")


def _lay_gap(
    strip: Strip,
    before: Slice,
    where: str,
    following: tuple[int, int],
    works: list[Work],
    steps: list[StepTaken],
) -> None:
    """Lay what lies between the slice `before` and the `following` one, of which (start, ready) is known."""
    start = strip.cursor
    end = min(following[0], strip.end)
    ready = following[1] if start <= following[1] < end else 0
    if before.waits == "turn":  # a bare yield: it waited for nothing but the loop
        ready = ready or start
    if works:
        ready = _lay_works(strip, works, ready or end, where) or ready
    if strip.cursor < (ready or end):
        waited = (_step_name(steps, start, end) if steps else "") or before.waits
        strip.until(ready or end, "waiting", waited, where)
    strip.until(end, "ready", "", where)


def _lay_works(strip: Strip, works: list[Work], end: int, where: str) -> int:
    """Lay the works in a gap until `end`; return when the last ended, 0 where none ended in it."""
    start, ended = strip.cursor, 0
    for work in works:
        if work.asked < end and (work.end is None or work.end > start):
            strip.until(min(work.asked, end), "waiting", "thread", where)
            strip.until(min(work.start, end), "apron", work.label, where)
            strip.until(min(work.end or end, end), "thread", work.label, where)
            ended = work.end if work.end is not None and work.end <= end else 0
    return ended


def _step_name(steps: list[StepTaken], start: int, end: int) -> str:
    """Return the name of the waiting step that covers the middle of a gap, "" where none does."""
    middle = (start + end) // 2
    for step in steps:
        if step.start <= middle <= step.end:
            return step.name
    return ""
