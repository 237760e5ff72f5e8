"""Room for many connections: each takes an open file, and systems allow few (macOS: 256), and memory."""

from __future__ import annotations

import math
from typing import NamedTuple

from coffeeshop.customers import memory
from coffeeshop.menu import ShopError
from coffeeshop.serving.files import hard_limit, raise_limit

OTHERS = 200  # files that a notebook or a test has open for other reasons
MACOS = 10_240  # what macOS grants, whatever it says


class Room(NamedTuple):
    """How many customers may come at once, and the sentence that says so."""

    customers: int
    words: str


def room_for(customers: int) -> Room:
    """Return how many of so many customers have room at once here, with shop or customers apart.

    Use it before a big rush to a shop in a process of its own: a small system (a Mac, Binder) allows few
    open files or has little memory; send fewer there, and say so. This process's limit of open files is
    raised, and new processes inherit that.
    """
    limit, left = raise_limit(customers + OTHERS, hard_limit(), MACOS), memory.left()
    by_files, by_memory = limit - OTHERS, (left - memory.BESIDE) // memory.AN_ORDER
    fit = int(min(customers, max(1, min(by_files, by_memory))))
    if fit == customers:
        return Room(customers, f"There is room for {customers:,} customers at once.")
    why = (
        f"This system allows {limit:,} open files in a process, and each customer needs one"
        if by_files <= by_memory
        else f"This machine has {left / 1e6:,.0f} MB of memory left, and a thousand customers at once take "
        f"{memory.AN_ORDER / 1000:.0f} MB"
    )
    return Room(fit, f"{why}: {fit:,} come at once, not {customers:,}.")


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
