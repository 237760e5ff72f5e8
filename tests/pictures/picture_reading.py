"""Reading a picture back: its elements, and where its words stand."""

from __future__ import annotations

from typing import NamedTuple
from xml.etree import ElementTree

from coffeeshop.pictures import words

SVG = "{http://www.w3.org/2000/svg}"


class Said(NamedTuple):
    """One text of a picture and what it covers, in px."""

    words: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Said) -> bool:
        return (
            self.left < other.right - 0.5
            and other.left < self.right - 0.5
            and self.top < other.bottom - 0.5
            and other.top < self.bottom - 0.5
        )


def parsed(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def classes(svg: str) -> set[str]:
    """The kinds of marks that were drawn."""
    return {e.get("class", "") for e in parsed(svg).iter(f"{SVG}path")} - {""}


def texts(svg: str) -> list[Said]:
    """Every text with the box that it covers, as wide as in a wide font."""
    return [_said(element) for element in parsed(svg).iter(f"{SVG}text")]


def _said(element: ElementTree.Element) -> Said:
    said, size = "".join(element.itertext()), float(element.get("font-size", "16"))
    wide = words.width(said, size, bold=element.get("font-weight") is not None)
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    left = x - wide / 2 if element.get("text-anchor") == "middle" else x
    return Said(said, left, y - size * 0.78, left + wide, y + size * 0.14)
