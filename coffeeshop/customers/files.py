"""Room for many connections: each takes an open file, and systems allow few (macOS: 256)."""

from __future__ import annotations

import math
from typing import NamedTuple

from coffeeshop.menu import ShopError
from coffeeshop.serving.files import hard_limit, raise_limit

OTHERS = 200  # files that a notebook or a test has open for other reasons
MACOS = 10_240  # what macOS grants, whatever it says


class Room(NamedTuple):
    """How many customers may come at once, and the sentence that says so."""

    customers: int
    words: str


def room_for(customers: int) -> Room:
    """Return how many of so many customers this system has open files for, with shop or customers apart.

    Use it before a big rush to a shop in a process of its own: on a small system (a Mac, Binder) send
    fewer, and say so. This process's limit is raised, and new processes inherit that.
    """
    limit = raise_limit(customers + OTHERS, hard_limit(), MACOS)
    fit = min(customers, max(1, limit - OTHERS))
    if fit == customers:
        return Room(customers, f"There is room for {customers:,} customers at once.")
    words = (
        f"This system allows {limit:,} open files in a process, and each customer needs one: {fit:,} come at "
        f"once, not {customers:,}."
    )
    return Room(int(fit), words)


def make_room(customers: int) -> None:
    """Raise this process's limit of open files to what `customers` need, with a shop in the same process.

    ShopError where the system does not allow enough for the customers alone.
    """
    wanted, least = 2 * customers + OTHERS, customers + OTHERS
    limit = raise_limit(wanted, least, hard_limit())
    if limit < least and not math.isinf(limit):
        raise ShopError(
            f"{customers:,} customers at once need {least:,} open files, and this system allows {limit:,}. "
            f"Send at most {max(1, limit - OTHERS):,} at once, or raise the limit (ulimit -n)."
        )
