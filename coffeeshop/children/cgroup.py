"""What a control group allows this process, where a container or a hub has put it into one (Linux)."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path

MACHINE = Path("/")  # whose /proc and /sys are read


def free_memory(machine: Path = MACHINE) -> float:
    """Return the bytes that are left to this process's group, infinity where nothing limits it."""
    return min((_left(folder) for folder in _folders(machine, "memory")), default=math.inf)


def cores(machine: Path = MACHINE) -> float:
    """Return how many cores' time the group may use, infinity where nothing limits it."""
    return min((_quota(folder) for folder in _folders(machine, "cpu")), default=math.inf)


def _folders(machine: Path, controller: str) -> Iterator[Path]:
    """Yield the group's folder and those above it: version 1 has a tree for each controller."""
    for line in _text(machine / "proc/self/cgroup").splitlines():
        _, names, path = line.split(":", 2)
        if names == "" or controller in names.split(","):
            tree = machine / "sys/fs/cgroup" / (controller if names else "")
            folder = tree / path.strip("/")
            yield from (each for each in (folder, *folder.parents) if each.is_relative_to(tree))


def _left(folder: Path) -> float:
    limit = _number(folder, "memory.max", "memory.limit_in_bytes")
    used = _number(folder, "memory.current", "memory.usage_in_bytes")
    if math.isinf(limit) or math.isinf(used):
        return math.inf
    return max(0.0, limit - used + _given_back(folder))


def _given_back(folder: Path) -> int:
    """Return the bytes of files in memory that the system gives back where others need them."""
    lines = [line.split() for line in _text(folder / "memory.stat").splitlines()]
    told = {name: int(value) for name, value in lines}
    return told.get("total_inactive_file", told.get("inactive_file", 0))


def _quota(folder: Path) -> float:
    told = _text(folder / "cpu.max").split() or [
        _text(folder / f"cpu.cfs_{name}_us").strip() for name in ("quota", "period")
    ]
    quota, period = (int(word) if word.isdigit() else 0 for word in told)
    return quota / period if quota and period else math.inf


def _number(folder: Path, *names: str) -> float:
    text = next(filter(None, (_text(folder / name).strip() for name in names)), "")
    return int(text) if text.isdigit() else math.inf


def _text(file: Path) -> str:
    try:
        return file.read_text()
    except OSError:
        return ""
