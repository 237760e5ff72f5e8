"""The course's folder: where the notebooks stand, and a copy of it to rehearse in."""

from __future__ import annotations

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
