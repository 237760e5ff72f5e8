"""`timeline`: runs drawn under one another on one time axis."""

from __future__ import annotations

from dataclasses import replace

from coffeeshop.ledger import Run

from . import svg
from .data import whole
from .finding import blame, finding
from .labels import Labels
from .layout import TALL, Layout, layout
from .panel import Panel
from .paper import axis, document
from .picture import Picture
from .rows import Rows, end_words, rows
from .scale import Scale
from .words import duration

GRAIN = 3.0  # px: slices of a task closer than this are drawn as one shade
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
    shown = [rows(r, lanes, _grains(r, width, between)) for r in runs]
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
    drawing = document(
        width,
        height,
        title or heads[0],
        " ".join(heads),
        lambda ids: _body(panels, scale, labels, height - 24, title, ids),
    )
    about = [
        {"title": r.title, "finding": w, "top": p.top, "bottom": p.bottom, "loops": p.geometry}
        for r, w, p in zip(runs, said, panels, strict=True)
    ]
    return Picture(
        drawing,
        _text(title, heads, shown, [note for r in runs for note in r.notes]),
        width,
        height,
        theme,
        whole(width, height, scale, about),
        lambda fewer: timeline(
            *runs, lanes=fewer, title=title, width=width, theme=theme, between=between, tall=tall
        ),
    )


def _check(width: int, lanes: int, between: tuple[float, float] | None) -> None:
    if width < 480:
        raise ValueError(f"A timeline needs at least 480 pixels, not {width}: its words would not fit.")
    if lanes < 2:
        raise ValueError(f"A timeline needs at least 2 lanes, not {lanes}.")
    if between is not None and not 0 <= between[0] < between[1]:
        raise ValueError(f"`between` takes two times in seconds, the earlier first, not {between}.")


def _grains(run: Run, width: int, between: tuple[float, float] | None) -> int:
    """Return into how many parts a run's time is cut at the finest: `GRAIN` px each in the range shown."""
    grains = width / GRAIN
    if between is not None and run.end > run.start:
        grains *= max(1.0, (run.end - run.start) / 1e9 / (between[1] - between[0]))
    return round(grains)


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


def _text(title: str | None, heads: list[str], shown: list[Rows], notes: list[str]) -> str:
    """Return the picture in words: findings, who held the loop, how lanes ended, what cannot be shown."""
    lines = [title] if title else []
    for head, rs in zip(heads, shown, strict=True):
        lines += [head, *blame(rs)]
        drawn = [lane for loop in rs.loops for lane in loop.lanes]
        ends = [f"{lane.name}: {end_words(lane)}" for lane in drawn]
        if len(ends) > 8:
            ranks = [f"{lane.rank}: {duration(lane.took, even=True)}" for lane in drawn if lane.rank]
            ends = [*ends[:3], "…", *ends[-2:], *ranks]
        lines += ["; ".join(ends) + "."] if ends else []
    return "\n".join(lines + notes)


def _body(
    panels: list[Panel], scale: Scale, labels: Labels, y: float, title: str | None, ids: str
) -> list[str]:
    """Return the picture's parts, the marks first and the words over them."""
    words = [mark for panel in panels for mark in panel.heading]
    if title:
        words.append(svg.text(12, 24, title, font_size=18, font_weight=700))
    return [*(panel.layer.markup(ids) for panel in panels), *axis(scale, y), *words, *labels.markup]
