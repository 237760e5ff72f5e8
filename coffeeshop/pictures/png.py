"""A picture as PNG, for pages that show no SVG: GitHub's preview, a fresh clone that nobody trusts."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

HOW = (
    "A picture becomes a PNG with resvg-py and the fonts of matplotlib, and at least one is not installed: "
    "run `pip install resvg-py matplotlib` (`make lab` does it), or save the picture as .svg."
)


class NoPng(RuntimeError):
    """This Python has not got what turns a picture into a PNG."""


def render(svg: str, zoom: float = 2.0) -> bytes:
    """Return `svg` as PNG, `zoom` pixels to the picture's one; raises `NoPng` in one plain sentence."""
    try:
        from resvg_py import svg_to_bytes
    except ImportError:
        raise NoPng(HOW) from None
    return bytes(
        svg_to_bytes(
            svg_string=svg,
            zoom=zoom,
            skip_system_fonts=True,
            font_files=_fonts(),
            font_family="DejaVu Sans",
            sans_serif_family="DejaVu Sans",
            monospace_family="DejaVu Sans Mono",
        )
    )


@lru_cache(maxsize=1)
def _fonts() -> list[str]:
    found = find_spec("matplotlib")  # found, not imported: that would take a second
    if found is None or not found.submodule_search_locations:
        raise NoPng(HOW)
    folder = Path(found.submodule_search_locations[0], "mpl-data", "fonts", "ttf")
    return [str(folder / f"DejaVuSans{kind}.ttf") for kind in ("", "-Bold", "Mono", "Mono-Bold")]
