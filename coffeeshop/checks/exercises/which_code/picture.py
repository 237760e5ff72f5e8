"""The puzzle's picture: for each rush how many were served by when, a staircase of its own."""

from __future__ import annotations

from collections.abc import Iterator

from coffeeshop.pictures import Picture, svg
from coffeeshop.pictures.paper import axis, document
from coffeeshop.pictures.scale import Scale
from coffeeshop.pictures.themes import ink

WIDE, HIGH = 720, 84  # px: the whole picture, and one field
LEFT, RIGHT, TOP, GAP = 64.0, 96.0, 40.0, 40.0  # px around and between the fields
LINES = 3  # a field is ruled into so many parts


def picture(rushes: list[list[float]], came: int, seconds: float, milk: float) -> Picture:
    """Draw each rush's served orders, given as seconds in ascending order, up to `seconds`.

    The words say how large a share was served in the middle of every round of `milk` seconds.
    """
    title = f"{len(rushes)} rushes of {came} customers each: how many were served, by when"
    said = [_said(number, served, came, seconds, milk) for number, served in enumerate(rushes, start=1)]
    height = round(TOP + len(rushes) * (HIGH + GAP) + 16)
    scale = Scale(LEFT, WIDE - RIGHT, 0, round(seconds * 1e9))

    def body(_: str) -> list[str]:
        parts = [svg.text(12, 22, title, font_size=15, font_weight=600), *axis(scale, height - 28.0)]
        for place, served in enumerate(rushes):
            parts += _field(place + 1, served, came, scale, TOP + place * (HIGH + GAP))
        return parts

    drawing = document(WIDE, height, title, " ".join(said), body)
    return Picture(drawing, "\n".join([title, *said]), WIDE, height)


def _said(number: int, served: list[float], came: int, seconds: float, milk: float) -> str:
    rounds = range(1, round(seconds / milk))
    shares = [(at, sum(end <= at for end in served) / came) for at in ((n + 0.5) * milk for n in rounds)]
    return f"Picture {number}, served: {', '.join(f'after {at:.1f} s {share:.0%}' for at, share in shares)}."


def _field(number: int, served: list[float], came: int, scale: Scale, top: float) -> Iterator[str]:
    """Yield one field's parts: its ruling, its staircase and how many were served in the end."""
    head, foot = top + 22, top + 22 + HIGH
    yield svg.text(LEFT, head - 8, f"Picture {number}", font_size=14, font_weight=600)
    for part in range(LINES + 1):
        y = foot - HIGH * part / LINES
        yield svg.tag("path", d=svg.line(scale.left, y, scale.right, y), stroke=ink("rule"))
        words = f"{came * part // LINES}"
        yield svg.text(LEFT - 8, y + 4, words, font_size=12, text_anchor="end", fill=ink("quiet"))
    path, y = f"M{svg.number(scale.left)} {svg.number(foot)}", foot
    for place, end in enumerate(served, start=1):
        y = foot - HIGH * place / came
        path += f"H{svg.number(scale.x(end * 1e9))}V{svg.number(y)}"
    path += f"H{svg.number(scale.right)}"
    colour = ink("running")
    yield svg.tag("path", d=path, fill="none", stroke=colour, stroke_width=2.5, stroke_linejoin="round")
    yield svg.text(scale.right + 8, y + 4, f"{len(served)} served", font_size=12, font_weight=600)
