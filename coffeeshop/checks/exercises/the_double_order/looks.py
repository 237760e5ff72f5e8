"""When a test looked at the supplier's orders: with the shop at rest, or in the middle of an order."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from coffeeshop.checks.exercises.the_double_order.shops import Dairy
from coffeeshop.checks.trial import CELL
from coffeeshop.engines.supply import Supply


class WatchedDairy(Dairy):
    """The supplier as a test sees it; `look` is what the test saw when it last looked at the orders."""

    def __init__(self, supply: Supply, at_rest: Callable[[], bool]) -> None:
        super().__init__(supply)
        self._at_rest = at_rest
        self.look: dict[str, Any] = {}

    @property
    def orders(self) -> list[dict[str, Any]]:
        """The orders that it has taken: number, item, and idempotency key or None."""
        noted, caller = super().orders, sys._getframe(1)
        own = Path(caller.f_code.co_filename).name.endswith(CELL)
        line = caller.f_lineno if own else None
        self.look = {"orders": len(noted), "early": not self._at_rest(), "line": line}
        return noted
