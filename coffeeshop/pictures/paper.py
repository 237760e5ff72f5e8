"""What every picture stands on: the SVG document with its words for readers, and the time axis."""

from __future__ import annotations

import zlib
from collections.abc import Callable

from . import marks, svg
from .scale import Scale
from .themes import ink, live_style

FONT = "system-ui,'Segoe UI',Roboto,'DejaVu Sans',Verdana,sans-serif"


def document(width: int, height: int, title: str, description: str, body: Callable[[str], list[str]]) -> str:
    """Return a whole SVG document with tokens for colours.

    `body` gets the prefix for the picture's ids, which keeps two pictures in one page apart.
    """
    name = f"shop-{zlib.crc32(f'{width} {height} {title} {description}'.encode()):08x}"
    return svg.tag(
        "svg",
        svg.tag("title", svg.clean(title), id=f"{name}-title"),
        svg.tag("desc", svg.clean(description), id=f"{name}-desc"),
        svg.tag("style", live_style()),
        svg.tag("defs", marks.hatch(name)),
        svg.tag("rect", width=width, height=height, fill=ink("page")),
        *body(name),
        xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}", width=width, height=height,
        font_family=FONT, fill=ink("text"), class_="coffeeshop", role="img",
        aria_labelledby=f"{name}-title {name}-desc",
    )  # fmt: skip


def axis(scale: Scale, y: float) -> list[str]:
    """Return the time axis at height `y`, with round figures under it."""
    parts = [svg.tag("path", d=svg.line(scale.left, y, scale.right, y), stroke=ink("rule"))]
    for at, words in scale.marks():
        x = scale.x(at)
        parts.append(svg.tag("path", d=svg.line(x, y, x, y + 4), stroke=ink("rule")))
        parts.append(svg.text(x, y + 17, words, font_size=12, text_anchor="middle", fill=ink("quiet")))
    return parts
