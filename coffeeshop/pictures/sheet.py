"""`timeline`: runs drawn under one another on one time axis."""

from __future__ import annotations

from dataclasses import replace

from coffeeshop.ledger import Run

from . import svg
from .data import whole
from .finding import blame, finding
from .labels import Labels
from .lane import end_words
from .layout import TALL, Layout, layout
from .panel import Panel
from .paper import axis, document
from .picture import Picture
from .rows import Rows, rows
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
    together may take. ValueError or TypeError in one sentence otherwise.
    """
    _check(width, lanes, between)
    runs = tuple(_finished(r) for r in (run, *others))
    if title is not None and not others:
        runs, title = (replace(run, title=title),), None
    window = (round(between[0] * 1e9), round(between[1] * 1e9)) if between else None
    shown = [rows(r, lanes, _grains(r, width, between), window) for r in runs]
    sizes = layout(shown, width, tall)
    first, last = window or (0, max(rs.end - rs.zero for rs in shown))
    scale = Scale(sizes.left, sizes.right, first, last)
    said = [_words(r, rs) for r, rs in zip(runs, shown, strict=True)]
    heads = [f"{r.title}: {words}" if r.title else words for r, words in zip(runs, said, strict=True)]
    labels = Labels(width - 2)
    panels = _panels(runs, shown, said, sizes, scale, labels, 34.0 if title else 6.0)
    height = round(panels[-1].bottom + 36)
    drawing = document(
        width,
        height,
        title or heads[0],
        " ".join(heads),
        lambda ids: _body(panels, scale, labels, height - 24, title, ids),
    )
    about = [
        {"title": r.title, "finding": words, "top": p.top, "bottom": p.bottom, "loops": p.geometry}
        for r, words, p in zip(runs, said, panels, strict=True)
    ]
    return Picture(
        drawing,
        _text(title, heads, shown, [note for r in runs for note in r.notes]),
        width,
        height,
        theme,
        whole(width, height, scale, about),
        again=lambda fewer: timeline(
            *runs, lanes=fewer, title=title, width=width, theme=theme, between=between, tall=tall
        ),
    )


def _panels(
    runs: tuple[Run, ...],
    shown: list[Rows],
    said: list[str],
    sizes: Layout,
    scale: Scale,
    labels: Labels,
    y: float,
) -> list[Panel]:
    """Draw a panel for each run, one under the other from `y` on."""
    panels: list[Panel] = []
    for run, rs, words in zip(runs, shown, said, strict=True):
        panel = Panel(rs, sizes, scale, labels, y, bool(run.orders))
        panel.draw(panel.head(run.title, words))
        panels.append(panel)
        y = panel.bottom + 14
    return panels


def _finished(run: Run) -> Run:
    run = getattr(run, "run", run)  # what `with xray() as run` gives stands for the run that it recorded
    if not isinstance(run, Run):
        raise TypeError(f"timeline draws runs, such as rush(...) returns, not {type(run).__name__}.")
    return run


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
