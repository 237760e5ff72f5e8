"""How much memory a process holds."""

from __future__ import annotations

import os
from pathlib import Path


def resident(pid: int) -> int:
    """Return the bytes that process `pid` holds in memory, 0 where that cannot be seen."""
    try:
        pages = Path(f"/proc/{pid}/statm").read_text().split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return _by_psutil(pid)


def _by_psutil(pid: int) -> int:
    """macOS and Windows: psutil, which comes with the notebooks' packages."""
    try:
        import psutil
    except ImportError:
        return 0
    try:
        return int(psutil.Process(pid).memory_info().rss)
    except psutil.Error:
        return 0
