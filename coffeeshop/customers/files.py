"""Room for many connections: each takes an open file, and systems allow few (macOS: 256)."""

from __future__ import annotations

import sys

from coffeeshop.menu import ShopError

OTHERS = 200  # files that a notebook or a test has open for other reasons


def make_room(customers: int) -> None:
    """Raise this process's limit of open files to what `customers` need, with a shop in the same process.

    ShopError where the system does not allow enough for the customers alone.
    """
    if sys.platform == "win32":  # its sockets are no files
        return
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted, least = 2 * customers + OTHERS, customers + OTHERS
    unlimited = resource.RLIM_INFINITY
    if soft >= wanted or soft == unlimited:
        return
    for limit in (wanted, least, hard):
        if limit > soft and (hard == unlimited or limit <= hard):
            try:
                resource.setrlimit(resource.RLIMIT_NOFILE, (limit, hard))
                soft = limit
                break
            except (ValueError, OSError):  # macOS says its limit is infinite, and it is not
                continue
    if soft < least:
        raise ShopError(
            f"{customers:,} customers at once need {least:,} open files, and this system allows {soft:,}. "
            f"Send at most {max(1, soft - OTHERS):,} at once, or raise the limit (ulimit -n)."
        )
