"""The lanes of orders and tasks: their marks, their ends, and the first of each kind in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from . import marks, svg
from .labels import Labels, Place
from .layout import NAME, Layout
from .marks import Layer
from .rows import Lane, LoopRows
from .scale import Scale
from .taskspans import Stretch
from .words import duration, width

SHORTEST = 0.7  # px: what is shorter is not drawn, except running and blocking
HOLDING = ("running", "blocking")


def draw(layer: Layer, lane: Lane, scale: Scale, zero: int, y: float, high: float) -> None:
    """Draw the marks of one lane."""
    edge = -1.0
    for stretch in lane.stretches:
        if not scale.shows(stretch.start - zero, stretch.end - zero):
            continue
        x, x2 = scale.x(stretch.start - zero), scale.x(stretch.end - zero)
        if stretch.state in HOLDING:
            if x2 <= edge:  # wholly under the sliver before it
                continue
            edge = max(x2, x + marks.LEAST)
        elif x2 - x < SHORTEST and stretch.state != "cancelled":
            continue
        marks.DRAW[stretch.state](layer, x, x2, y, high)


def end_of(lane: Lane) -> int:
    """Return when a lane ends (ns)."""
    return lane.stretches[-1].end if lane.stretches else 0


def end_label(
    labels: Labels, lane: Lane, scale: Scale, zero: int, middle: float, sizes: Layout, words: str
) -> bool:
    """Write `words` at the end of a lane."""
    place = Place(scale.x(end_of(lane) - zero) + 6, middle)
    part = "blocking" if lane.failed else "text"
    return labels.put(words, place, size=NAME if sizes.pitch >= 11 else 11, part=part, halo=sizes.pitch < 14)


def first_words(labels: Labels, loop: LoopRows, ys: list[float], scale: Scale, zero: int, shop: bool) -> None:
    """Label the first mark of each kind that needs a word: inside it where it fits, else behind its lane."""
    for state in ("waiting", "thread", "apron", "door", "ready"):
        found = list(_longest(loop.lanes, ys, state, scale))
        if not found:
            continue
        words = _words(state, found[0][1], loop, shop)
        inside = (_inside(stretch, middle, scale, zero, words) for _, stretch, middle in found)
        behind = (_behind(lane, middle, scale, zero) for lane, _, middle in found)
        labels.put(words, *[p for p in inside if p], *behind, size=11, part="text")


def _longest(
    lanes: list[Lane], ys: list[float], state: str, scale: Scale
) -> Iterator[tuple[Lane, Stretch, float]]:
    """Yield each lane's longest stretch in `state`, from the top, where it is long enough to be seen."""
    for lane, middle in zip(lanes, ys, strict=True):
        own = [s for s in lane.stretches if s.state == state]
        if own:
            longest = max(own, key=lambda s: s.end - s.start)
            if scale.px(longest.end - longest.start) >= 8:
                yield lane, longest, middle


def _inside(stretch: Stretch, middle: float, scale: Scale, zero: int, words: str) -> Place | None:
    x, x2 = scale.x(stretch.start - zero), scale.x(stretch.end - zero)
    wide = width(words, 11)
    return Place(x + 14, middle) if x2 - x > wide + 24 else None


def _behind(lane: Lane, middle: float, scale: Scale, zero: int) -> Place:
    x = scale.x(end_of(lane) - zero) + 6
    return Place(x + (width(lane.end_words, NAME) + 14 if lane.end_words else 0), middle)


def _words(state: str, stretch: Stretch, loop: LoopRows, shop: bool) -> str:
    length = duration(stretch.end - stretch.start)
    if state == "waiting":
        what = stretch.label or "waits"
        return f"{what}, {'the barista' if shop else 'the loop'} is free" if _free(loop, stretch) else what
    if state == "thread":
        return "in a thread: a helper waits, the loop is free" if _free(loop, stretch) else "in a thread"
    if state == "apron":
        return f"waits {length} for {stretch.label or 'an apron'}"
    return f"waits {length} at the door" if state == "door" else f"ready, waits {length} for the loop"


def _free(loop: LoopRows, stretch: Stretch) -> bool:
    """Tell whether the loop was blocked for less than a tenth of a stretch."""
    held = sum(max(0, min(w.end, stretch.end) - max(w.start, stretch.start)) for w in loop.walls)
    return held < 0.1 * (stretch.end - stretch.start)


def percentiles(lanes: Iterable[Lane]) -> list[tuple[str, Lane]]:
    """Return the lanes that stand at p50 and p95 of the served, by how long they took."""
    served = sorted((lane for lane in lanes if not lane.failed and lane.took), key=lambda lane: lane.took)
    if not served:
        return []
    last = len(served) - 1
    return [("p50", served[round(0.50 * last)]), ("p95", served[round(0.95 * last)])]


def separator(layer: Layer, sizes: Layout, y: float) -> None:
    """Draw the line between the loop's rows and the lanes."""
    layer.add("rule", svg.line(sizes.left, y, sizes.right, y))
