"""Labels on the marks: each is put where it fits, or left out; none covers another."""

from __future__ import annotations

from typing import NamedTuple

from . import svg, words
from .themes import ink


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
        back: str = "",
    ) -> Box | None:
        """Write `text` at the first of `places` that is free and inside the frame.

        `back` is what keeps it apart from what it is written over: "halo" (an edge in the page's
        colour), "plate" (a small sheet of it) or "". Returns what it covers, None where no place did.
        """
        wide = words.width(text, size, bold)
        for place in places:
            box = Box(place.x, place.middle - size * 0.54, place.x + wide, place.middle + size * 0.54, text)
            if box.left >= 0 and box.right <= self.right and not any(box.meets(b) for b in self.boxes):
                self.boxes.append(box)
                self._write(box, place, size, part, bold, back)
                return box
        return None

    def _write(self, box: Box, place: Place, size: float, part: str, bold: bool, back: str) -> None:
        if back == "plate":
            wide, high = box.right - box.left + 8, box.bottom - box.top + 2
            self.markup.append(
                svg.tag(
                    "rect", x=box.left - 4, y=box.top - 1, width=wide, height=high, rx=3, fill=ink("page")
                )
            )
        halo = {"stroke": ink("page"), "stroke_width": 3, "stroke_linejoin": "round", "paint_order": "stroke"}
        self.markup.append(
            svg.text(
                place.x, place.middle + size * 0.36, box.words, font_size=size, fill=ink(part),
                font_weight=600 if bold else None, **(halo if back == "halo" else {}),
            )
        )  # fmt: skip
