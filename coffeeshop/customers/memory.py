"""The memory that a rush may still use: what the machine has left, or its container, which may have less."""

from __future__ import annotations

import math
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

AN_ORDER = 50_000  # bytes in flight, at both ends and in the system's sockets (seen: 37,000)
BESIDE = 80_000_000  # bytes for the customers' own process, and for whatever else starts meanwhile


class Kind(NamedTuple):
    """Where one version of Linux's control groups keeps its figures."""

    controller: str  # as /proc/self/cgroup names it
    home: str
    limit: str
    used: str
    cache: str  # the line of memory.stat with what is given back when it is needed


KINDS = (
    Kind("", "sys/fs/cgroup", "memory.max", "memory.current", "inactive_file"),
    Kind(
        "memory",
        "sys/fs/cgroup/memory",
        "memory.limit_in_bytes",
        "memory.usage_in_bytes",
        "total_inactive_file",
    ),
)


def left(root: Path = Path("/")) -> float:
    """Return the bytes that this process and its children may still take; infinity where nobody says.

    The least of what the machine has available and of what each control group around us has left.
    """
    return min((_available(root), *(_left_in(folder, kind) for folder, kind in _groups(root))))


def _available(root: Path) -> float:
    try:
        lines = (root / "proc/meminfo").read_text().splitlines()
        return 1024 * next(int(line.split()[1]) for line in lines if line.startswith("MemAvailable:"))
    except (OSError, StopIteration):  # macOS, Windows
        return math.inf


def _groups(root: Path) -> Iterator[tuple[Path, Kind]]:
    """Yield the folder of each group around this process; a container sees its own as the outermost."""
    try:
        lines = (root / "proc/self/cgroup").read_text().splitlines()
    except OSError:
        return
    for line in lines:
        _, controllers, path = line.split(":", 2)
        for kind in KINDS:
            if kind.controller in controllers.split(","):
                folder, home = root / kind.home / path.lstrip("/"), root / kind.home
                yield from (
                    (group, kind) for group in (folder, *folder.parents) if group.is_relative_to(home)
                )


def _left_in(group: Path, kind: Kind) -> float:
    try:
        limit = int((group / kind.limit).read_text())
        used = int((group / kind.used).read_text())
        stat = dict(line.split() for line in (group / "memory.stat").read_text().splitlines())
    except (OSError, ValueError):  # no such group here, or no limit: "max"
        return math.inf
    return max(0, limit - used + int(stat.get(kind.cache, 0)))
