"""The lane of an order or a task: its marks."""

from __future__ import annotations

from . import marks, svg
from .lane import Lane
from .layout import Layout
from .marks import Layer
from .scale import Scale

SHORTEST = 0.7  # px: what is shorter is not drawn, except running and blocking
HOLDING = ("running", "blocking")


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


def separator(layer: Layer, sizes: Layout, y: float) -> None:
    """Draw the line between the loop's rows and the lanes."""
    layer.add("rule", svg.line(sizes.left, y, sizes.right, y))
