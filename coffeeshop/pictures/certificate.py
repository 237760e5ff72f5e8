"""The certificate: what was measured in a shop of the learner's own, on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from . import svg
from .paper import document
from .picture import Picture
from .themes import ink
from .words import shortened, wrapped

WIDTH = 800  # px
EDGE = 40.0
NAMES = 170.0  # px: the column of the stations' names
SIZE, PITCH = 14, 20


def certificate(
    shop: str, rows: Sequence[tuple[str, str]], *, day: str, python: str, theme: str = "light"
) -> Picture:
    """Draw what was measured in `shop`, 800 px wide.

    `rows` are the stations, each a name and a sentence with its figures. `day` says when it was measured
    ("26 November 2026") and `python` with which Python ("3.13.1"). Nothing is added to them.
    """
    name = shop.strip() or "A shop without a name"
    place = f"Measured on {day}, with Python {python}"
    parts, y = _rows(rows, 150.0)
    height = round(y + 52)
    head = [
        _frame(height),
        svg.text(EDGE, 58, "What was measured in", font_size=SIZE, fill=ink("quiet")),
        svg.text(EDGE, 92, shortened(name, 26, (WIDTH - 2 * EDGE) / 1.13), font_size=26, font_weight=700),
        svg.text(EDGE, 116, f"{place}.", font_size=SIZE, fill=ink("quiet")),
    ]
    foot = svg.text(EDGE, height - 26, "The Coffee Shop", font_size=12, fill=ink("quiet"))
    title = f"{name}: what was measured"
    lines = [f"{title}. {place}.", *(f"{station}: {said}" for station, said in rows)]
    drawing = document(WIDTH, height, title, " ".join(lines), lambda ids: [*head, *parts, foot])
    return Picture(drawing, "\n".join(lines), WIDTH, height, theme)


def _rows(rows: Sequence[tuple[str, str]], y: float) -> tuple[list[str], float]:
    """Return the stations with what was measured, and where they end."""
    parts = []
    for station, said in rows:
        parts.append(svg.tag("path", d=svg.line(EDGE, y - 16, WIDTH - EDGE, y - 16), stroke=ink("rule")))
        words = shortened(station, SIZE, (NAMES - 10) / 1.13)
        parts.append(svg.text(EDGE, y + 3, words, font_size=SIZE, font_weight=600, fill=ink("beat")))
        for line in wrapped(said, SIZE, WIDTH - 2 * EDGE - NAMES):
            parts.append(svg.text(EDGE + NAMES, y + 3, line, font_size=SIZE))
            y += PITCH
        y += 12
    return parts, y


def _frame(height: int) -> str:
    frame = {"width": WIDTH - 24, "height": height - 24, "fill": "none", "stroke": ink("beat")}
    return svg.tag("rect", x=12, y=12, stroke_width=2, **frame)
