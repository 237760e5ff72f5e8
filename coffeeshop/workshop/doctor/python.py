"""The Python that runs this: its kind, its version, its place."""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterator
from pathlib import Path

from coffeeshop.workshop.doctor import mending
from coffeeshop.workshop.doctor.finding import Finding


def examine() -> Iterator[Finding]:
    """Say which Python this is. An older one than 3.11 never gets here: tools/shop.py tells it so."""
    said = f"{platform.python_implementation()} {platform.python_version()}, {sys.executable}."
    if sys.implementation.name == "cpython":
        yield Finding("fine", said)
    else:
        yield Finding(
            "wrong",
            f"This is {said} The x-ray needs CPython, 3.11 or newer: set the course up anew with one.",
            f"{mending.remove(Path('.venv'))} && python3.12 {Path('tools', 'shop.py')} lab",
        )
