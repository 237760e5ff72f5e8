"""The lanes of orders and tasks: their marks, their ends, and the first of each kind in words."""

from __future__ import annotations

from collections import defaultdict
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
WAITS = {  # the x-ray's word for what a task waits for, as a mark's label
    "": "waits",
    "sleep": "sleeps",
    "turn": "waits for its turn",
    "socket": "waits for a socket",
    "process": "waits for a process",
    "thread": "waits for a thread",
    "event": "waits for an event",
    "condition": "waits for a condition",
    "queue": "waits for a queue",
    "task": "waits for a task",
    "future": "waits for a future",
}
SPENT = {
    "network": "client and network",
    "door": "at the door",
    "ready": "ready",
    "running": "running",
    "blocking": "blocking",
    "waiting": "waiting",
    "apron": "for an apron",
    "thread": "in a thread",
    "cancelled": "cancelled",
}
HOLDING = ("running", "blocking")
WORDY = {"waiting": 8, "thread": 8, "apron": 24, "door": 40, "ready": 40, "network": 160}  # px needed


def draw(layer: Layer, lane: Lane, scale: Scale, zero: int, y: float, high: float) -> None:
    """Draw the marks of one lane."""
    edge = -1.0
    shapes = high >= marks.CROWDED
    shortest = SHORTEST / scale.per
    for stretch in lane.stretches:
        state, start, end = stretch[:3]
        if state not in HOLDING and end - start < shortest and state != "cancelled":
            continue
        if not scale.shows(start - zero, end - zero):
            continue
        x, x2 = scale.x(start - zero), scale.x(end - zero)
        if state in HOLDING:
            if x2 <= edge:  # wholly under the sliver before it
                continue
            edge = max(x2, x + marks.LEAST)
        if stretch.share < 1 and x2 - x > 2 * marks.LEAST:
            marks.shade(layer, stretch.share, x, x2, y, high)
        elif shapes:
            marks.DRAW[state](layer, x, x2, y, high)
        else:
            marks.thin(layer, state, x, x2, y, high)


def end_of(lane: Lane) -> int:
    """Return when a lane ends (ns)."""
    return lane.stretches[-1].end if lane.stretches else 0


def first_words(
    labels: Labels, loop: LoopRows, ys: list[float], scale: Scale, zero: int, shop: bool, sizes: Layout
) -> None:
    """Label the first mark of each kind that needs a word: inside it where it fits, else behind its lane."""
    for state, least in WORDY.items():
        found = list(_longest(loop.lanes, ys, state, scale, least))
        fitting = [f for f in found if _inside(f[1], f[2], scale, zero, _words(state, f[1], loop, shop))]
        for _, stretch, middle in fitting[len(fitting) // 2 :] if sizes.thin else fitting:
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
        what = WAITS.get(stretch.label, stretch.label) if state == "waiting" else "in a thread"
        who = "barista" if shop else "the loop"
        return f"{what}, {who} is free" if _free(loop, stretch) else what
    return {
        "apron": f"waits {length} for {_name_of(stretch.label, shop)}",
        "door": f"waits {length} at the door",
        "ready": f"ready, waits {length} for the loop",
        "network": "client and network",
    }[state]


def _name_of(what: str, shop: bool) -> str:
    return "a thread token" if what == "an apron" and not shop else what


def split(lane: Lane) -> str:
    """Return what most of an order's time went into: "0.47 s for an apron, 0.2 s in a thread"."""
    spent: dict[str, int] = defaultdict(int)
    for stretch in lane.stretches:
        spent[stretch.state] += stretch.end - stretch.start
    most = sorted(spent.items(), key=lambda item: -item[1])[:2]
    return ", ".join(f"{duration(t)} {SPENT[state]}" for state, t in most if t >= 0.05 * sum(spent.values()))


def _free(loop: LoopRows, stretch: Stretch) -> bool:
    """Tell whether the loop was blocked for less than a tenth of a stretch."""
    held = sum(max(0, min(w.end, stretch.end) - max(w.start, stretch.start)) for w in loop.walls)
    return held < 0.1 * (stretch.end - stretch.start)


def separator(layer: Layer, sizes: Layout, y: float) -> None:
    """Draw the line between the loop's rows and the lanes."""
    layer.add("rule", svg.line(sizes.left, y, sizes.right, y))
