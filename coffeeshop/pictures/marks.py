"""The marks of the timeline: ink means holding the loop. Each state has a shape of its own.

Marks of one kind share one path, so that a picture of thousands stays small.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from . import svg
from .themes import ink

LEAST = 2.0  # px: a sliver of running is never thinner
SPACED = 8.0  # px between two chevrons
CROWDED = 4.0  # px: in lanes lower than this shapes give way to lines of different weight

STATES = {
    "network": "client and network",
    "door": "at the door",
    "ready": "ready, waits for the loop",
    "running": "runs on the loop",
    "blocking": "holds the loop",
    "waiting": "waits at an await",
    "apron": "waits for its turn",
    "thread": "in a thread",
    "cancelled": "cancelled",
}


class Layer:
    """Path data by kind of mark, drawn back to front in the order of `STYLES`."""

    def __init__(self) -> None:
        self.paths: dict[str, list[str]] = defaultdict(list)

    def add(self, kind: str, path: str) -> None:
        """Add path data to the marks of `kind`."""
        self.paths[kind].append(path)

    def markup(self, name: str) -> str:
        """Return one element for each kind; `name` is the picture's prefix for ids."""
        parts = []
        for kind, style in STYLES.items():
            if kind in self.paths:
                data = "".join(self.paths[kind])
                parts.append(svg.tag("path", class_=kind, d=data, **style))
                if kind in ("blocking", "pile"):
                    parts.append(svg.tag("path", class_="hatch", d=data, fill=f"url(#{name}-hatch)"))
        return "".join(parts)


def _stroke(part: str, width: float, **more: object) -> dict[str, object]:
    return {"fill": "none", "stroke": ink(part), "stroke_width": width, **more}


STYLES: dict[str, dict[str, object]] = {
    "wall": {"fill": ink("wall")},
    "edge": _stroke("edge", 1),
    "seam": _stroke("edge", 1, stroke_opacity=".35"),
    "rule": _stroke("rule", 1),
    "network": _stroke("network", 1.5),
    "door": _stroke("queue", 2.2),
    "ready": _stroke("queue", 2.2),
    "apron": _stroke("queue", 2.2),
    "queue": _stroke("queue", 1.6, stroke_dasharray="1.5 2.5"),  # door, ready and apron in crowded lanes
    "waiting": _stroke("running", 1.8),
    "thread": {"fill": ink("page"), "stroke": ink("text"), "stroke_width": 1.4},
    "thin-network": {"fill": ink("network"), "fill_opacity": ".25"},
    "thin-waiting": {"fill": ink("running"), "fill_opacity": ".22"},
    "thin-thread": {"fill": ink("text"), "fill_opacity": ".45"},
    "thin-cancelled": {"fill": ink("text")},
    "shade25": {"fill": ink("running"), "fill_opacity": ".25"},
    "shade50": {"fill": ink("running"), "fill_opacity": ".5"},
    "shade75": {"fill": ink("running"), "fill_opacity": ".75"},
    "running": {"fill": ink("running")},
    "blocking": {"fill": ink("blocking")},
    "suspended": {"fill": ink("page"), "stroke": ink("running"), "stroke_width": 1.8},
    "cancelled": _stroke("text", 2.2, stroke_linecap="round"),
    "baseline": _stroke("rule", 1),
    "beat": _stroke("beat", 1.6, stroke_linejoin="round"),
    "flat": _stroke("flat", 4),
}


def hatch(name: str) -> str:
    """Return the pattern that makes a blocking bar striped."""
    stripe = svg.tag("rect", width=2, height=6, fill=ink("stripe"), fill_opacity=".55")
    return svg.tag(
        "pattern", stripe, id=f"{name}-hatch", width=6, height=6,
        patternUnits="userSpaceOnUse", patternTransform="rotate(45)",
    )  # fmt: skip


def running(layer: Layer, x: float, x2: float, y: float, high: float) -> None:
    """A solid sliver of full height."""
    layer.add("running", svg.box(x, y, max(x2 - x, LEAST), high))


def kind(share: float) -> str:
    """Return the shade for a share busy from 0 to 1."""
    for limit, name in ((0.3, "shade25"), (0.6, "shade50"), (0.85, "shade75")):
        if share < limit:
            return name
    return "running"


def shade(layer: Layer, share: float, x: float, x2: float, y: float, high: float) -> None:
    """Several slivers that cannot be told apart, as dark as they fill their time."""
    layer.add(kind(share), svg.box(x, y, max(x2 - x, LEAST), high))


def blocking(layer: Layer, x: float, x2: float, y: float, high: float) -> None:
    """A hatched bar of full height."""
    layer.add("blocking", svg.box(x, y, max(x2 - x, LEAST), high))


def waiting(layer: Layer, x: float, x2: float, y: float, high: float) -> None:
    """A thin line, with an open circle where the task suspends."""
    middle = y + high / 2
    layer.add("waiting", svg.line(x, middle, x2, middle))
    r = min(4.0, high / 2 - 0.5)
    if x2 - x >= 3 * r:
        layer.add("suspended", svg.ring(x + r + 1, middle, r))


def network(layer: Layer, x: float, x2: float, y: float, high: float) -> None:
    """A faint line: time that neither the loop nor the task spent."""
    layer.add("network", svg.line(x, y + high / 2, x2, y + high / 2))


def thread(layer: Layer, x: float, x2: float, y: float, high: float) -> None:
    """A hollow bar: the work is elsewhere."""
    layer.add("thread", svg.box(x, y + 1, max(x2 - x, LEAST), high - 2))


def chevrons(kind: str) -> Callable[[Layer, float, float, float, float], None]:
    """Return what draws `kind` as heavy chevrons."""

    def draw(layer: Layer, x: float, x2: float, y: float, high: float) -> None:
        middle = y + high / 2
        r = svg.number(min(3.5, high / 2 - 0.5))
        at = x + 1.5
        while at + float(r) <= x2:
            layer.add(kind, f"M{svg.number(at)} {svg.number(middle - float(r))}l{r} {r}l-{r} {r}")
            at += SPACED

    return draw


def cancelled(layer: Layer, x: float, x2: float, y: float, high: float) -> None:
    """A line that ends in a cross."""
    middle, r = y + high / 2, min(4.5, high / 2)
    layer.add("cancelled", svg.line(x, middle, x2, middle))
    layer.add("cancelled", svg.line(x2 - r, middle - r, x2 + r, middle + r))
    layer.add("cancelled", svg.line(x2 - r, middle + r, x2 + r, middle - r))


def thin(layer: Layer, state: str, x: float, x2: float, y: float, high: float) -> None:
    """A mark in a lane of a few pixels: the same order of weight, without shapes."""
    if state in ("running", "blocking"):
        DRAW[state](layer, x, x2, y, high)
    elif state in ("door", "ready", "apron"):
        layer.add("queue", svg.line(x, y + high / 2, x2, y + high / 2))
    else:
        layer.add(f"thin-{state}", svg.box(x, y, x2 - x, high))


DRAW: dict[str, Callable[[Layer, float, float, float, float], None]] = {
    "network": network,
    "door": chevrons("door"),
    "ready": chevrons("ready"),
    "apron": chevrons("apron"),
    "waiting": waiting,
    "running": running,
    "blocking": blocking,
    "thread": thread,
    "cancelled": cancelled,
}
