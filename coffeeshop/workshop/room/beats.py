"""The beats of the room's pulse, numbered: they come from the loop that serves, so a held loop sends none."""

from __future__ import annotations

from collections import deque
from typing import NamedTuple

from coffeeshop.ledger import Tick

EVERY = 100_000_000  # ns between two beats that the pages hear of
KEPT = 1_200  # beats: two minutes


class Beat(NamedTuple):
    """One beat: its number, when it came (ns), and how late it was (ms)."""

    number: int
    at: int
    late: int


class Beats:
    """The newest beats; written on the shop's loop, read from any thread."""

    def __init__(self) -> None:
        self._kept: deque[Beat] = deque(maxlen=KEPT)
        self._count = 0

    def write(self, tick: Tick) -> Beat:
        """Keep a tick as the next beat."""
        self._count += 1
        beat = Beat(self._count, tick.at, (tick.at - tick.due) // 1_000_000)
        self._kept.append(beat)
        return beat

    def since(self, number: int) -> list[Beat]:
        """Return the beats after the one of that number that are kept."""
        return [beat for beat in list(self._kept) if beat.number > number]

    def moment(self, number: int, after: float, now: int) -> int:
        """Return the time (ns) that lies `after` ms behind a beat: when a browser sent its order.

        A browser knows nothing of this machine's clock, but which beat it heard last, and how long ago.
        `now` where that cannot be: a beat that is not kept, or a time that is still to come.
        """
        for beat in reversed(list(self._kept)):
            if beat.number == number:
                return min(now, beat.at + round(after * 1e6))
        return now
