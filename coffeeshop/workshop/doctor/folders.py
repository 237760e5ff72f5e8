"""The folders that the course writes to, and the room in them."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from coffeeshop.progress import HOME, home
from coffeeshop.workshop.doctor import mending
from coffeeshop.workshop.doctor.finding import Finding

LEAST = 200e6  # bytes: a database, a queue and the files of a lesson


def examine() -> Iterator[Finding]:
    """Write into the notebooks' folder, the learner's own and the temporary one, and see what is free."""
    folder = mending.checkout()
    lessons = folder / "notebooks" if folder else Path.cwd()
    places = {"notebooks": lessons, "your progress": home(), "temporary files": Path(tempfile.gettempdir())}
    troubles = [found for name, place in places.items() for found in _troubles(name, place)]
    yield from troubles
    if not troubles:
        free = min(shutil.disk_usage(_there(place)).free for place in places.values())
        yield Finding("fine", f"Notebooks and progress can be written, with {free / 1e9:.1f} GB free.")


def _troubles(name: str, place: Path) -> Iterator[Finding]:
    there = _there(place)
    try:
        with tempfile.TemporaryFile(dir=there):
            pass
    except OSError as error:
        said = f"The folder for {name}, {place}, can't be written: {error.strerror}."
        yield Finding("wrong", said, _elsewhere() if place == home() else "")
        return
    free = shutil.disk_usage(there).free
    if free < LEAST:
        yield Finding(
            "wrong", f"The disk with {there} has {free / 1e6:.0f} MB free, and lessons need 200: make room."
        )


def _elsewhere() -> str:
    """Return the command that keeps the learner's files in a folder of theirs."""
    return mending.variable(HOME, str(Path.home() / "my_shop"))


def _there(place: Path) -> Path:
    """Return the folder, or what stands where it will be made."""
    return next((each for each in (place, *place.parents) if each.exists()), place)
