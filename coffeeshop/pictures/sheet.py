"""`timeline`: runs drawn under one another on one time axis."""

from __future__ import annotations

import zlib
from dataclasses import replace
from typing import Any

from coffeeshop.ledger import Run

from . import marks, svg
from .data import whole
from .finding import blame, finding
from .labels import Labels
from .layout import TALL, Layout, layout
from .panel import Panel
from .picture import Picture
from .rows import Lane, Rows, rows
from .scale import Scale
from .themes import ink, live_style
from .words import duration

FONT = "system-ui,'Segoe UI',Roboto,'DejaVu Sans',Verdana,sans-serif"
LANES = 400  # lanes of one run; more are sampled, and counted in words


def timeline(
    run: Run,
    *others: Run,
    title: str | None = None,
    width: int = 900,
    theme: str = "light",
    lanes: int = LANES,
    between: tuple[float, float] | None = None,
    tall: float = TALL,
) -> Picture:
    """Draw `run`, and `others` under it on the same axis, as a still picture.

    Each run begins at its own 0 s, when its first customer meant to send (or its recording began).
    `title` stands above the picture (for a single run in place of the run's own), `width` is in
    pixels (at least 480), `theme` is "light", "dark" or "live" (the page decides). `lanes` is how
    many orders or tasks of a run are drawn at most; what is left out is counted in words.
    `between` shows only that part of the axis, in seconds; `tall` is about how many pixels all lanes
    together may take. ValueError in one sentence otherwise.
    """
    _check(width, lanes, between)
    runs = (run, *others)
    if title is not None and not others:
        runs, title = (replace(run, title=title),), None
    shown = [rows(r, lanes) for r in runs]
    sizes = layout(shown, width, tall)
    scale = _scale(shown, sizes, between)
    labels = Labels(width - 2)
    panels: list[Panel] = []
    y = 34.0 if title else 6.0
    said = [_words(r, rs) for r, rs in zip(runs, shown, strict=True)]
    for r, rs, words in zip(runs, shown, said, strict=True):
        panel = Panel(rs, sizes, scale, labels, y, bool(r.orders))
        panel.draw(panel.head(r.title, words))
        panels.append(panel)
        y = panel.bottom + 14
    height = round(y + 22)
    heads = [f"{r.title}: {words}" if r.title else words for r, words in zip(runs, said, strict=True)]
    drawing = _document(panels, sizes, scale, labels, height, title, heads)
    about = [
        {"title": r.title, "finding": w, "top": p.top, "bottom": p.bottom, "loops": p.geometry}
        for r, w, p in zip(runs, said, panels, strict=True)
    ]
    return Picture(
        drawing, _text(title, heads, shown), width, height, theme, whole(width, height, scale, about)
    )


def _check(width: int, lanes: int, between: tuple[float, float] | None) -> None:
    if width < 480:
        raise ValueError(f"A timeline needs at least 480 pixels, not {width}: its words would not fit.")
    if lanes < 2:
        raise ValueError(f"A timeline needs at least 2 lanes, not {lanes}.")
    if between is not None and not 0 <= between[0] < between[1]:
        raise ValueError(f"`between` takes two times in seconds, the earlier first, not {between}.")


def _scale(shown: list[Rows], sizes: Layout, between: tuple[float, float] | None) -> Scale:
    first, last = 0, max(rs.end - rs.zero for rs in shown)
    if between is not None:
        first, last = round(between[0] * 1e9), round(between[1] * 1e9)
    return Scale(sizes.left, sizes.right, first, last)


def _words(run: Run, rs: Rows) -> str:
    parts = [finding(run, rs)]
    if rs.left_out:
        parts.append(f"Of these {rs.left_out}.")
    if run.dropped:
        parts.append(f"{run.dropped:,} events did not fit into the record.")
    return " ".join(parts)


def _text(title: str | None, heads: list[str], shown: list[Rows]) -> str:
    """Return the picture in words: findings, who held the loop, and how the lanes ended."""
    lines = [title] if title else []
    for head, rs in zip(heads, shown, strict=True):
        lines += [head, *blame(rs)]
        ends = [_end(lane) for loop in rs.loops for lane in loop.lanes]
        lines.append("; ".join(ends if len(ends) <= 8 else [*ends[:3], "…", *ends[-2:]]) + ".")
    return "\n".join(lines)


def _end(lane: Lane) -> str:
    return f"{lane.name}: {lane.end_words or 'served ' + duration(lane.took, even=True)}"


def _document(
    panels: list[Panel],
    sizes: Layout,
    scale: Scale,
    labels: Labels,
    height: int,
    title: str | None,
    heads: list[str],
) -> str:
    name = f"shop-{zlib.crc32(repr((heads, sizes, height)).encode()):08x}"
    axis = _axis(scale, panels, height)
    body = [panel.layer.markup(name) for panel in panels]
    words = [mark for panel in panels for mark in panel.heading]
    if title:
        words.append(svg.text(12, 24, title, font_size=18, font_weight=700))
    return svg.tag(
        "svg",
        svg.tag("title", svg.clean(title or heads[0])),
        svg.tag("desc", svg.clean(" ".join(heads))),
        svg.tag("style", live_style()),
        svg.tag("defs", marks.hatch(name)),
        svg.tag("rect", width=sizes.width, height=height, fill=ink("page")),
        *body, axis, *words, *labels.markup,
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {sizes.width} {height}",
        width=sizes.width, height=height,
        font_family=FONT, fill=ink("text"), class_="coffeeshop", role="img",
    )  # fmt: skip


def _axis(scale: Scale, panels: list[Panel], height: int) -> str:
    y = height - 24
    parts: list[Any] = [svg.tag("path", d=svg.line(scale.left, y, scale.right, y), stroke=ink("rule"))]
    for at, words in scale.marks():
        x = scale.x(at)
        parts.append(svg.tag("path", d=svg.line(x, y, x, y + 4), stroke=ink("rule")))
        parts.append(svg.text(x, y + 17, words, font_size=12, text_anchor="middle", fill=ink("quiet")))
    return "".join(parts)
