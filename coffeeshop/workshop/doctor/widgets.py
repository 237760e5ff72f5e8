"""The widgets' half that lives in the browser: JupyterLab must find it, and of the right version."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from coffeeshop.workshop.doctor import mending
from coffeeshop.workshop.doctor.finding import Finding
from coffeeshop.workshop.doctor.packages import version

HALVES = {"@jupyter-widgets/jupyterlab-manager": "jupyterlab_widgets", "anywidget": "anywidget"}
HERE = Path("share", "jupyter", "labextensions")


def examine() -> Iterator[Finding]:
    """Look for the browser's half of each widget package where JupyterLab does, in its order."""
    from jupyter_core.paths import jupyter_path

    folders = [Path(folder) for folder in jupyter_path("labextensions")]
    troubles = [found for half in HALVES if (found := _trouble(half, folders))]
    yield from troubles
    if not troubles:
        names = ("jupyterlab", "ipywidgets", "anywidget")
        yield Finding("fine", ", ".join(f"{name} {version(name)}" for name in names) + " fit together.")


def _trouble(half: str, folders: list[Path]) -> Finding | None:
    package, own = HALVES[half], Path(sys.prefix, HERE, half)
    found = next((folder / half for folder in folders if (folder / half / "package.json").is_file()), None)
    again = mending.install(*(*mending.ANEW, f"{package}=={have}") if (have := version(package)) else ())
    if found is None:
        return Finding("wrong", f"JupyterLab does not find {half}, so the labs would stay empty.", again)
    own = own if own.is_dir() else found
    if _version(found) != _version(own):
        said = f"JupyterLab would load another {half} ({_version(found)}) than this course's, from {found}."
        return Finding("wrong", said, mending.remove(found))
    if half == package and _version(own) != have:
        said = f"{package} is {have}, and its half for the browser {_version(own)}: labs may stay empty."
        return Finding("wrong", said, again)
    return None


def _version(folder: Path) -> str:
    return json.loads((folder / "package.json").read_text(encoding="utf-8")).get("version", "?")
