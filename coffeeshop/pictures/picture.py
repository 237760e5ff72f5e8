"""A finished picture: its SVG, its PNG, its finding in words, and the data behind it."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import png, themes

STORED = 300_000  # bytes: a still that a notebook stores is no larger, as SVG and as PNG


@dataclass(frozen=True, slots=True)
class Picture:
    """One still picture of one or several runs.

    `svg` is a complete SVG document in the theme it was asked for, `text` says in words what it
    shows, `width` and `height` are in pixels, and `data` holds the drawn events and the geometry
    that a cursor needs (see `pictures.data`). A notebook shows a picture that ends a cell.
    """

    drawing: str = field(repr=False)  # the SVG with tokens for colours
    text: str
    width: int
    height: int
    theme: str = "light"
    data: dict[str, Any] = field(default_factory=dict, repr=False)
    again: Callable[[int], Picture] | None = field(default=None, repr=False)  # redraws with so many lanes

    @property
    def svg(self) -> str:
        """The picture as SVG. In the theme "live" the page around it decides on light or dark."""
        return themes.fix(self.drawing, self.theme)

    def png(self, zoom: float = 2.0) -> bytes:
        """Return the picture as PNG, opaque, `zoom` pixels to one; raises `NoPng` where it cannot."""
        theme = "light" if self.theme == "live" else self.theme
        return png.render(themes.fix(self.drawing, theme), zoom)

    def save(self, path: str | Path) -> Path:
        """Write the picture to a file that ends in .svg, .png or .txt; return its path."""
        path = Path(path)
        if path.suffix == ".svg":
            path.write_text(self.svg, encoding="utf-8")
        elif path.suffix == ".png":
            path.write_bytes(self.png())
        elif path.suffix == ".txt":
            path.write_text(self.text + "\n", encoding="utf-8")
        else:
            raise ValueError(f"A picture can be saved as .svg, .png or .txt, not as {path.name!r}.")
        return path

    def _repr_mimebundle_(
        self, include: Any = None, exclude: Any = None
    ) -> tuple[dict[str, str], dict[str, Any]]:
        """Return what a notebook stores: SVG, an opaque PNG where one can be made, and the words."""
        shown = self.fitting(STORED)
        bundle = {"text/plain": shown.text}
        if len(shown.svg.encode()) <= STORED:
            bundle["image/svg+xml"] = shown.svg
        still = shown._stored_png()
        if still is not None:
            bundle["image/png"] = base64.b64encode(still).decode("ascii")
        size = {"width": shown.width, "height": shown.height}
        return bundle, {"image/png": {**size, "alt": shown.text}}

    def fitting(self, size: int) -> Picture:
        """Return this picture, or one with fewer lanes, whose SVG has at most `size` bytes if one can."""
        picture = self
        lanes = max(
            (len(loop["lanes"]) for p in self.data.get("panels", ()) for loop in p["loops"]), default=0
        )
        while len(picture.svg.encode()) > size and picture.again is not None and lanes > 4:
            lanes = max(4, lanes * 2 // 3)
            picture = picture.again(lanes)
        return picture

    def _stored_png(self) -> bytes | None:
        """Return the sharpest PNG that a notebook should store, None where none can be made."""
        try:
            for zoom in (2.0, 1.5, 1.0):
                still = self.png(zoom)
                if len(still) <= STORED:
                    return still
        except png.NoPng:
            return None
        return still
