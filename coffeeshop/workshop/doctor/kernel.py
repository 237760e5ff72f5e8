"""The kernel that notebooks get: it must be this Python."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from coffeeshop.workshop.doctor import mending
from coffeeshop.workshop.doctor.finding import Finding

OURS = {"python", "python3", "python{}.{}".format(*sys.version_info)}  # Jupyter reads them as its own
SPEC = Path("kernels", "python3", "kernel.json")


def examine() -> Iterator[Finding]:
    """Find the kernel that Jupyter would start for these notebooks, as Jupyter looks for it.

    An old Jupyter of the user's may have registered a kernel of another Python by the same name.
    """
    from jupyter_core.paths import jupyter_path

    spec = next((path for folder in jupyter_path() if (path := Path(folder) / SPEC).is_file()), None)
    if spec is None:
        again = mending.install(*mending.ANEW, "ipykernel")
        yield Finding("wrong", 'Jupyter finds no kernel "python3", so no notebook can run.', again)
        return
    program = json.loads(spec.read_text(encoding="utf-8"))["argv"][0]
    if program in OURS or _place(program) == _place(sys.executable):
        yield Finding("fine", "Notebooks run in this Python.")
        return
    said = f"Notebooks would run in another Python, {program}: {spec} says so."
    yield Finding("wrong", said, mending.remove(spec.parent))


def _place(program: str) -> tuple[str, str]:
    """Return what `python` and `python3` of one folder have in common; environments differ by the folder."""
    return os.path.normcase(os.path.dirname(program)), os.path.realpath(program)
