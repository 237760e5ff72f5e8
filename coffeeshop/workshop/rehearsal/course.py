"""The course's folder: where the notebooks stand, and a copy of it to rehearse in."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from coffeeshop.menu import ShopError

COPIED = ("notebooks", "exercises", "solutions", "docs")  # a lesson reads from docs, too


def course() -> Path:
    """Return the nearest folder, from the working folder upwards, that holds the course's notebooks.

    ShopError where there is none.
    """
    here = Path.cwd()
    for folder in (here, *here.parents):
        if all((folder / name).is_dir() for name in COPIED[:3]):
            return folder
    raise ShopError(
        f"There are no notebooks in {here} or above it: go to the folder of the course and rehearse there."
    )


def copy(source: Path, target: Path) -> None:
    """Copy the notebooks and what they read, so that a rehearsal changes nothing of the learner's."""
    for name in COPIED:
        if (source / name).is_dir():
            shutil.copytree(source / name, target / name)


def begin_with(line: str, cell: int, file: Path) -> None:
    """Put a line of `coffeeshop.labs` in front of a copied notebook's cell, as if it were typed there."""
    book = json.loads(file.read_text(encoding="utf-8"))
    source = book["cells"][cell]["source"]
    book["cells"][cell]["source"] = f"from coffeeshop.labs import catch_up\n{line}\n" + "".join(source)
    file.write_text(json.dumps(book), encoding="utf-8")
