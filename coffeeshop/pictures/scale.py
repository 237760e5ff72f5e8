"""The time axis that all panels of a picture share: each run's own zero, one length, one scale."""

from __future__ import annotations

from dataclasses import dataclass

STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class Scale:
    """Nanoseconds after a run's zero, from `first` to `last`, laid on pixels from `left` to `right`."""

    left: float
    right: float
    first: int
    last: int

    @property
    def per(self) -> float:
        """Pixels a nanosecond."""
        return (self.right - self.left) / (self.last - self.first)

    def x(self, after: float) -> float:
        """Return the pixel of a time, held inside the axis."""
        x = self.left + (after - self.first) * self.per
        return self.left if x < self.left else self.right if x > self.right else x

    def px(self, length: float) -> float:
        """Return how many pixels a stretch of time takes."""
        return length * self.per

    def shows(self, start: float, end: float) -> bool:
        """Tell whether any of the time from `start` to `end` is on the axis."""
        return end >= self.first and start <= self.last

    def marks(self) -> list[tuple[int, str]]:
        """Return the times to mark on the axis, at round figures, with their words."""
        step = self._step()
        first = -(-self.first // step) * step
        return [(at, _axis_words(at, step)) for at in range(first, self.last + 1, step)]

    def _step(self) -> int:
        room = (self.last - self.first) / max(2, (self.right - self.left) / 85)
        power = 1000  # a step is at least a microsecond
        while True:
            for step in STEPS:
                if step * power >= room:
                    return step * power
            power *= 10


def _axis_words(at: int, step: int) -> str:
    unit, size = next((u, s) for u, s in (("s", 10**9), ("ms", 10**6), ("µs", 1000)) if step * 10 >= s)
    decimals = 0 if at == 0 or step % size == 0 else 1
    return f"{at / size:,.{decimals}f} {unit}"
