"""The lanes of orders and tasks: their marks, their ends, and the first of each kind in words."""

from __future__ import annotations

from collections.abc import Iterator

from . import marks, svg
from .labels import Labels, Place
from .layout import NAME, SERVED, Layout
from .marks import Layer
from .rows import Lane, LoopRows
from .scale import Scale
from .taskspans import Stretch
from .words import duration, width

SHORTEST = 0.7  # px: what is shorter is not drawn, except running and blocking
HOLDING = ("running", "blocking")
WORDY = {"waiting": 8, "thread": 8, "apron": 24, "door": 40, "ready": 40, "network": 160}  # px needed


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
        if high < marks.CROWDED:
            marks.thin(layer, stretch.state, x, x2, y, high)
        else:
            marks.DRAW[stretch.state](layer, x, x2, y, high)


def end_of(lane: Lane) -> int:
    """Return when a lane ends (ns)."""
    return lane.stretches[-1].end if lane.stretches else 0


def first_words(
    labels: Labels, loop: LoopRows, ys: list[float], scale: Scale, zero: int, shop: bool, sizes: Layout
) -> None:
    """Label the first mark of each kind that needs a word: inside it where it fits, else behind its lane."""
    for state, least in WORDY.items():
        found = list(_longest(loop.lanes, ys, state, scale, least))
        if sizes.thin:  # any lane stands for its region: the one with most room
            found.sort(key=lambda f: f[1].start - f[1].end)
        for _, stretch, middle in found[:30]:
            words = _words(state, stretch, loop, shop)
            inside = _inside(stretch, middle, scale, zero, words)
            if inside and labels.put(words, inside, size=11, back="plate"):
                break
        else:
            for lane, stretch, middle in found[:1] if not sizes.thin else ():
                labels.put(_words(state, stretch, loop, shop), _behind(lane, middle, scale, zero), size=11)


def _longest(
    lanes: list[Lane], ys: list[float], state: str, scale: Scale, least: float
) -> Iterator[tuple[Lane, Stretch, float]]:
    """Yield each lane's longest stretch in `state`, from the top, where it has at least `least` px."""
    for lane, middle in zip(lanes, ys, strict=True):
        own = [s for s in lane.stretches if s.state == state]
        if own:
            longest = max(own, key=lambda s: s.end - s.start)
            if scale.px(longest.end - longest.start) >= least:
                yield lane, longest, middle


def _inside(stretch: Stretch, middle: float, scale: Scale, zero: int, words: str) -> Place | None:
    x, x2 = scale.x(stretch.start - zero), scale.x(stretch.end - zero)
    wide = width(words, 11)
    return Place(x + 17, middle) if x2 - x > wide + 32 else None


def _behind(lane: Lane, middle: float, scale: Scale, zero: int) -> Place:
    return Place(scale.x(end_of(lane) - zero) + 18 + width(lane.end_words or SERVED, NAME), middle)


def _words(state: str, stretch: Stretch, loop: LoopRows, shop: bool) -> str:
    length = duration(stretch.end - stretch.start)
    if state in ("waiting", "thread"):
        what = (stretch.label or "waits") if state == "waiting" else "in a thread"
        who = "barista" if shop else "the loop"
        return f"{what}, {who} is free" if _free(loop, stretch) else what
    return {
        "apron": f"waits {length} for {stretch.label or 'an apron'}",
        "door": f"waits {length} at the door",
        "ready": f"ready, waits {length} for the loop",
        "network": "client and network",
    }[state]


def _free(loop: LoopRows, stretch: Stretch) -> bool:
    """Tell whether the loop was blocked for less than a tenth of a stretch."""
    held = sum(max(0, min(w.end, stretch.end) - max(w.start, stretch.start)) for w in loop.walls)
    return held < 0.1 * (stretch.end - stretch.start)


def separator(layer: Layer, sizes: Layout, y: float) -> None:
    """Draw the line between the loop's rows and the lanes."""
    layer.add("rule", svg.line(sizes.left, y, sizes.right, y))
