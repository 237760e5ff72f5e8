"""The memory that a rush may still use: what the machine has left, or its container, which may have less."""

from __future__ import annotations

import math
from pathlib import Path

from coffeeshop.children.cgroup import MACHINE, free_memory

AN_ORDER = 50_000  # bytes in flight, at both ends and in the system's sockets (seen: 37,000)
BESIDE = 80_000_000  # bytes for the customers' own process, and for whatever else starts meanwhile


def left(machine: Path = MACHINE) -> float:
    """Return the bytes that this process and its children may still take; infinity where nobody says.

    The least of what the machine has available and of what each control group around us has left.
    """
    return min(_available(machine), free_memory(machine))


def _available(machine: Path) -> float:
    try:
        lines = (machine / "proc/meminfo").read_text().splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration):  # macOS, Windows
        return math.inf
