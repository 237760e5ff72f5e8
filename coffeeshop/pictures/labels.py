"""Labels on the marks: each is put where it fits, or left out; none covers another."""

from __future__ import annotations

from typing import NamedTuple

from . import svg, words
from .themes import ink

RISE = 0.78  # of the font's size above the baseline, and the rest below it


class Place(NamedTuple):
    """Where a label may go: `x` is its left edge, `middle` the height of its middle, in px."""

    x: float
    middle: float


class Box(NamedTuple):
    """What a label covers, in px."""

    left: float
    top: float
    right: float
    bottom: float
    words: str = ""

    def meets(self, other: Box) -> bool:
        """Tell whether the two cover any common ground."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Labels:
    """The labels of one picture; `right` is where its frame ends."""

    def __init__(self, right: float) -> None:
        self.right = right
        self.boxes: list[Box] = []
        self.markup: list[str] = []

    def put(
        self,
        text: str,
        *places: Place,
        size: float = 12,
        part: str = "text",
        bold: bool = False,
        halo: bool = True,
    ) -> bool:
        """Write `text` at the first of `places` that is free and inside the frame; say whether one was."""
        wide = words.width(text, size, bold)
        for place in places:
            box = Box(place.x, place.middle - size * 0.6, place.x + wide, place.middle + size * 0.6, text)
            if box.left >= 0 and box.right <= self.right and not any(box.meets(b) for b in self.boxes):
                self._write(box, place, size, part, bold, halo)
                return True
        return False

    def reserve(self, left: float, top: float, right: float, bottom: float) -> None:
        """Keep labels off a piece of the picture."""
        self.boxes.append(Box(left, top, right, bottom))

    def _write(self, box: Box, place: Place, size: float, part: str, bold: bool, halo: bool) -> None:
        self.boxes.append(box)
        around = {
            "stroke": ink("page"),
            "stroke_width": 3.5,
            "stroke_linejoin": "round",
            "paint_order": "stroke",
        }
        self.markup.append(
            svg.text(
                place.x, place.middle + size * 0.36, box.words, font_size=size, fill=ink(part),
                font_weight=600 if bold else None, **(around if halo else {}),
            )
        )  # fmt: skip
