"""Curves: throughput and latency against customers at once, on logarithmic axes."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from . import svg
from .logscale import LogScale
from .paper import document
from .picture import Picture
from .themes import ink
from .words import duration, width

WIDE, HIGH = 480, 360  # px a chart
NARROW, LOW = 400, 240  # px: charts that would be narrower stand under one another, and are lower
TOP, BOTTOM, LEFT, RIGHT = 58.0, 52.0, 62.0, 118.0  # px around the field
PARTS = ("running", "beat", "queue", "alarm", "flat")  # a colour a curve, and a shape:
PITCH = 16.0  # px between two labels

Points = Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Chart:
    """One field of curves: `lines` are measured, `theory` is drawn dashed; points are (customers, value).

    `unit` is "a second" for rates or "seconds" for times. A value that is not above zero is left out.
    """

    title: str
    lines: Mapping[str, Points]
    theory: Mapping[str, Points] = field(default_factory=dict)
    unit: Literal["a second", "seconds"] = "a second"

    def drawn(self) -> dict[str, list[tuple[float, float]]]:
        """Return the points that a logarithmic axis can show, by curve."""
        every = {**self.lines, **self.theory}
        return {
            name: [(x, y) for x, y in sorted(points) if x > 0 and y > 0 and math.isfinite(y)]
            for name, points in every.items()
        }

    def said(self, value: float) -> str:
        """Return a value with its unit, as a reader says it."""
        if self.unit == "seconds":
            return duration(value * 1e9, even=True)
        return f"{value:,.1f} a second" if value < 9.95 else f"{value:,.0f} a second"


class Place(NamedTuple):
    """Where a chart stands in the picture, in px."""

    left: float
    top: float
    wide: float
    high: float

    @property
    def foot(self) -> float:
        """The height of the axis of customers."""
        return self.top + self.high - BOTTOM


def curves(
    *charts: Chart, across: str = "customers at once", theme: str = "light", width: int | None = None
) -> Picture:
    """Draw one or several charts side by side, each with a label on every curve.

    The finding says every curve's value at the greatest number of customers. `width` is the whole
    picture's in pixels (default: 480 a chart); where it is too narrow for charts side by side they
    stand under one another. ValueError without a chart.
    """
    if not charts:
        raise ValueError("Curves need at least one chart.")
    said = [_finding(chart, across) for chart in charts]
    title = " and ".join(chart.title for chart in charts) + f", by {across}"
    places = _places(len(charts), width or WIDE * len(charts))
    drawn = [
        part for chart, place in zip(charts, places, strict=True) for part in _chart(chart, place, across)
    ]
    last = places[-1]
    wide, high = round(last.left + last.wide), round(last.top + last.high)
    drawing = document(wide, high, title, " ".join(said), lambda ids: drawn)
    return Picture(drawing, "\n".join([title, *said]), wide, high, theme)


def _places(count: int, width: int) -> list[Place]:
    if count > 1 and width < NARROW * count:
        return [Place(0.0, i * LOW, width, LOW) for i in range(count)]
    wide = width / count
    return [Place(i * wide, 0.0, wide, HIGH) for i in range(count)]


def _finding(chart: Chart, across: str) -> str:
    points = {name: dots for name, dots in chart.drawn().items() if dots}
    if not points:
        return f"{chart.title}: nothing was measured."
    most = max(dots[-1][0] for dots in points.values())
    ends = []
    for name, dots in points.items():
        where = "" if dots[-1][0] == most else f" (at {dots[-1][0]:,.0f})"
        ends.append(f"{name} {chart.said(dots[-1][1])}{where}")
    return f"{chart.title} at {most:,.0f} {across}: {'; '.join(ends)}."


def _chart(chart: Chart, place: Place, across: str) -> list[str]:
    points = chart.drawn()
    xs = [x for dots in points.values() for x, _ in dots]
    # The longest label fits beside its curve.
    room = max([RIGHT - 40, *(width(name, 12, True) + 24 for name in points)])
    least = min(xs, default=1.0)
    x = LogScale(place.left + LEFT, place.left + place.wide - room, least, max([*xs, least * 10]))
    y = LogScale.around((v for dots in points.values() for _, v in dots), place.foot, place.top + TOP)
    return [
        svg.text(place.left + LEFT - 46, place.top + 28, chart.title, font_size=15, font_weight=600),
        *_across(x, sorted(set(xs)), across, place.foot),
        *_upright(chart, x, y),
        *_lines(chart, points, x, y),
        *_names(chart, points, x, y),
    ]


def _across(x: LogScale, values: list[float], across: str, foot: float) -> list[str]:
    parts, last = [svg.tag("path", d=svg.line(x.start, foot, x.end, foot), stroke=ink("rule"))], -99.0
    for value in values:
        at, words = x.at(value), f"{value:,.0f}"
        if at - last > width(words, 12) + 8:
            parts.append(svg.tag("path", d=svg.line(at, foot, at, foot + 4), stroke=ink("rule")))
            parts.append(
                svg.text(at, foot + 17, words, font_size=12, text_anchor="middle", fill=ink("quiet"))
            )
            last = at
    middle = (x.start + x.end) / 2
    return [
        *parts,
        svg.text(middle, foot + 38, across, font_size=12, text_anchor="middle", fill=ink("quiet")),
    ]


def _upright(chart: Chart, x: LogScale, y: LogScale) -> list[str]:
    parts = []
    for value in y.decades():
        at = y.at(value)
        words = chart.said(value).removesuffix(" a second").replace(".0", "")
        parts.append(svg.tag("path", d=svg.line(x.start, at, x.end, at), stroke=ink("rule")))
        parts.append(svg.text(x.start - 6, at + 4, words, font_size=12, text_anchor="end", fill=ink("quiet")))
    return parts


def _lines(chart: Chart, points: dict[str, list[tuple[float, float]]], x: LogScale, y: LogScale) -> list[str]:
    parts = []
    for place, (name, dots) in enumerate(points.items()):
        colour, dashed = _colour(chart, place, name), name in chart.theory
        path = "L".join(f"{svg.number(x.at(a))} {svg.number(y.at(b))}" for a, b in dots)
        if path:
            parts.append(
                svg.tag(
                    "path", d=f"M{path}", class_="theory" if dashed else "curve", fill="none",
                    stroke=colour, stroke_width=1.5 if dashed else 2.5,
                    stroke_dasharray="5 5" if dashed else None, stroke_linejoin="round",
                )
            )  # fmt: skip
        if dots and not dashed:
            marks = "".join(_mark(place, x.at(a), y.at(b)) for a, b in dots)
            parts.append(svg.tag("path", d=marks, class_="dots", fill=colour))
    return parts


def _names(chart: Chart, points: dict[str, list[tuple[float, float]]], x: LogScale, y: LogScale) -> list[str]:
    """Write each curve's name beside its end, apart from one another."""
    ends = [
        (y.at(dots[-1][1]), x.at(dots[-1][0]), name, place)
        for place, (name, dots) in enumerate(points.items()) if dots
    ]  # fmt: skip
    ends.sort()
    heights = _apart([end[0] for end in ends], y.end, y.start)
    halo = {"stroke": ink("page"), "stroke_width": 3, "stroke_linejoin": "round", "paint_order": "stroke"}
    return [
        svg.text(
            right + 12, height + 4, name, font_size=12, font_weight=600,
            fill=_colour(chart, place, name), **halo,
        )
        for height, (_, right, name, place) in zip(heights, ends, strict=True)
    ]  # fmt: skip


def _apart(heights: list[float], top: float, bottom: float) -> list[float]:
    """Return `heights` (ascending) moved as little as keeps them a label's height apart, inside the field."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + PITCH) if placed else max(height, top))
    over = bottom
    for i in reversed(range(len(placed))):
        placed[i] = min(placed[i], over)
        over = placed[i] - PITCH
    # Neighbours that were pushed only downwards move half of it back up.
    for i, (was, now) in enumerate(zip(heights, placed, strict=True)):
        above = placed[i - 1] + PITCH if i else top
        placed[i] = max(above, now - (now - was) / 2) if now > was else now
    return placed


def _colour(chart: Chart, place: int, name: str) -> str:
    return ink("quiet") if name in chart.theory else ink(PARTS[place % len(PARTS)])


def _mark(place: int, x: float, y: float) -> str:
    """Return a dot, a square, a diamond or a triangle as path data: a shape a curve."""
    kind = place % 4
    if kind == 0:
        return svg.ring(x, y, 4.0)
    if kind == 1:
        return svg.box(x - 3.5, y - 3.5, 7.0, 7.0)
    n = svg.number
    if kind == 2:
        return f"M{n(x)} {n(y - 5)}L{n(x + 5)} {n(y)}L{n(x)} {n(y + 5)}L{n(x - 5)} {n(y)}z"
    return f"M{n(x)} {n(y - 5)}L{n(x + 5)} {n(y + 4)}L{n(x - 5)} {n(y + 4)}z"
