"""Make a deck of slides of each lesson: one HTML file a lesson, which needs no network and no other file.

python tools/slides.py       # every lesson
python tools/slides.py 03    # those whose name begins with 03
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import nbformat
from nbconvert import SlidesExporter
from reveal import reveal
from slide_cells import cut
from speaking import ShopFailure, say

ROOT = Path(__file__).resolve().parent.parent
DECKS = ROOT / "artefacts" / "slides"


def main(asked: Sequence[str]) -> int:
    """Write the decks whose lessons were asked for; the exit status."""
    try:
        found = list(lessons(asked))
        kept = reveal()
    except ShopFailure as failure:
        print(f"shop: {failure}", file=sys.stderr)
        return 1
    for lesson in found:
        write(lesson, kept, DECKS)
    say(f"{len(found)} decks stand in {DECKS.relative_to(ROOT)}/: open one in a browser; F fills the screen.")
    return 0


def lessons(asked: Sequence[str]) -> Iterator[Path]:
    """Yield the lessons whose names begin with one of the words (all where there is none).

    Raises ShopFailure for a word that no lesson begins with.
    """
    every = sorted((ROOT / "notebooks").glob("[01][0-9]_*.ipynb"))
    for word in asked:
        if not any(path.name.startswith(word) for path in every):
            raise ShopFailure(f"No lesson begins with {word!r}: name one by its number, as in 03.")
    yield from (path for path in every if not asked or path.name.startswith(tuple(asked)))


def write(lesson: Path, kept: Path, folder: Path) -> Path:
    """Write the deck of a lesson into `folder` with the reveal.js that is kept in `kept`; return its path."""
    exporter = SlidesExporter(
        template_name="shop",
        extra_template_basedirs=[str(ROOT / "tools" / "templates")],
        exclude_input_prompt=True,
        exclude_output_prompt=True,
    )
    parts = ("dist/reveal.css", "dist/reveal.js", "plugin/zoom/zoom.js")
    read = {part.rpartition("/")[2]: (kept / part).read_text(encoding="utf-8") for part in parts}
    resources = {"shown_by": read, "metadata": {"name": lesson.stem}}
    page, _ = exporter.from_notebook_node(cut(nbformat.read(lesson, as_version=4)), resources=resources)
    folder.mkdir(parents=True, exist_ok=True)
    deck = folder / f"{lesson.name[:2]}.html"
    deck.write_text(page, encoding="utf-8")
    return deck


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
