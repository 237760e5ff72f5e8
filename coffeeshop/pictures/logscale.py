"""A logarithmic axis: equal steps are equal factors, so that 1 and 2,000 customers fit on one line."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LogScale:
    """Figures above zero, from `low` to `high`, laid on pixels from `start` to `end`."""

    start: float
    end: float
    low: float
    high: float

    @classmethod
    def around(cls, values: Iterable[float], start: float, end: float) -> LogScale:
        """Return an axis with room for all `values` (above zero) and at least one power of ten."""
        known = [value for value in values if value > 0 and math.isfinite(value)] or [1.0]
        low, high = min(known) / 1.3, max(known) * 1.3
        below = 10.0 ** math.floor(_log(low))
        if math.ceil(_log(low)) > math.floor(_log(high)) or min(known) < 3 * below:
            low = below
        return cls(start, end, low, high)

    def at(self, value: float) -> float:
        """Return the pixel of a figure, held inside the axis."""
        value = min(self.high, max(self.low, value))
        return self.start + (self.end - self.start) * _log(value / self.low) / _log(self.high / self.low)

    def decades(self) -> list[float]:
        """Return the powers of ten on the axis, ascending."""
        first, last = math.ceil(_log(self.low) - 1e-9), math.floor(_log(self.high) + 1e-9)
        return [10.0**power for power in range(first, last + 1)]


def _log(value: float) -> float:
    return math.log10(value)
