"""Whose shop it is: a cell that runs again closes the shops of its former run."""

from __future__ import annotations

import sys
from typing import Any

open_shops: set[Any] = set()


def key() -> Any:
    """Return the (cell, run) that calls, as the hook `coffeeshop.serving.owner` tells; else None."""
    hook = sys.modules["coffeeshop.serving"].owner
    return hook() if hook else None


def stop_former(owner: Any) -> None:
    """Stop the shops that an earlier run of the same cell opened."""
    if owner is None:
        return
    cell, run = owner
    for shop in list(open_shops):
        if shop._owner is not None and shop._owner[0] == cell and shop._owner[1] != run:
            shop.stop()


def stop_owned(owner: Any) -> None:
    """Stop the shops that were opened under the key `owner`, such as those of a cell that failed."""
    for shop in list(open_shops):
        if owner is not None and shop._owner == owner:
            shop.stop()
