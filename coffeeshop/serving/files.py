"""How many files this process may have open; each connection is one, and systems allow few (macOS: 256)."""

from __future__ import annotations

import math
import sys


def raise_limit(*wanted: int) -> float:
    """Raise the limit of open files to the first of `wanted` that the system grants, and return the limit.

    Nothing happens where the limit is as high as the first already; infinity where there is none.
    """
    if sys.platform == "win32":  # its sockets are no files
        return math.inf
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    unlimited = resource.RLIM_INFINITY
    if soft == unlimited:
        return math.inf
    if soft >= wanted[0]:
        return soft
    for limit in wanted:
        if limit > soft and (hard == unlimited or limit <= hard):
            try:
                resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
                return limit
            except (ValueError, OSError):  # macOS says its limit is infinite, and it is not
                continue
    return soft


def hard_limit() -> int:
    """Return the most that `raise_limit` may be granted, 0 where the system does not say."""
    if sys.platform == "win32":
        return 0
    import resource

    return max(0, resource.getrlimit(resource.RLIMIT_NOFILE)[1])  # infinity is -1 on Linux, huge elsewhere
