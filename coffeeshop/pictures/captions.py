"""The words on the marks: the first of each kind that needs one, and where an order's time went."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import accumulate

from .labels import Labels, Place
from .lane import Lane
from .layout import NAME, SERVED, Layout
from .loops import LoopRows
from .scale import Scale
from .taskspans import Stretch
from .words import duration, width

SIZE = 11  # px
WORDY = {"waiting": 8, "thread": 8, "apron": 24, "door": 40, "ready": 40, "network": 160}  # px needed
WAITS = {  # the x-ray's word for what a task waits for, as a mark's label
    "": "waits",
    "sleep": "sleeps",
    "turn": "waits for its turn",
    "socket": "waits for a socket",
    "process": "waits for a process",
    "thread": "waits for a thread",
    "event": "waits for an event",
    "condition": "waits for a condition",
    "queue": "waits for a queue",
    "task": "waits for a task",
    "future": "waits for a future",
}
SPENT = {
    "network": "client and network",
    "door": "at the door",
    "ready": "ready",
    "running": "running",
    "blocking": "blocking",
    "waiting": "waiting",
    "apron": "for an apron",
    "thread": "in a thread",
    "cancelled": "cancelled",
}


@dataclass(slots=True)
class Captions:
    """Labels the marks of one loop's lanes, whose middles stand at `ys`."""

    labels: Labels
    loop: LoopRows
    ys: list[float]
    scale: Scale
    zero: int
    shop: bool  # speak of barista and aprons
    sizes: Layout
    ran: list[int] = field(init=False)  # ns that the loop had run before each of its busy stretches

    def __post_init__(self) -> None:
        self.ran = [0, *accumulate(end - start for start, end in self.loop.busy)]

    def put(self) -> None:
        """Label the first mark of each kind: inside it where words fit, else behind its lane."""
        for state, least in WORDY.items():
            found = list(self._longest(state, least))
            if found and not self._inside(found, state):
                self._behind(*found[0], state)

    def _longest(self, state: str, least: float) -> Iterator[tuple[Lane, Stretch, float]]:
        """Yield each lane's longest stretch in `state`, from the top, where it has at least `least` px."""
        for lane, middle in zip(self.loop.lanes, self.ys, strict=True):
            own = [s for s in lane.stretches if s.state == state]
            if own:
                longest = max(own, key=lambda s: s.end - s.start)
                if self.scale.px(longest.end - longest.start) >= least:
                    yield lane, longest, middle

    def _inside(self, found: list[tuple[Lane, Stretch, float]], state: str) -> bool:
        """Write the words in the first stretch that has room, a short form where none has."""
        for say in (self._words, self._short):
            fitting = [(s, middle) for _, s, middle in found if self._fits(s, say(state, s))]
            if self.sizes.thin:  # one lane of many stands for its region: one from its middle
                fitting = fitting[len(fitting) // 2 :]
            for stretch, middle in fitting:
                place = Place(self.scale.x(stretch.start - self.zero) + 17, middle)
                back = "" if state == "thread" and self.sizes.high > SIZE else "plate"  # its bar is hollow
                if self.labels.put(say(state, stretch), place, size=SIZE, back=back):
                    return True
        return False

    def _fits(self, stretch: Stretch, words: str) -> bool:
        x, x2 = self.scale.x(stretch.start - self.zero), self.scale.x(stretch.end - self.zero)
        return bool(words) and x2 - x > width(words, SIZE) + 32

    def _behind(self, lane: Lane, stretch: Stretch, middle: float, state: str) -> None:
        attached = state in ("waiting", "thread") or self.sizes.stride == 1
        if attached and not self.sizes.thin and lane.end - self.zero <= self.scale.last:
            x = self.scale.x(lane.end - self.zero) + 18 + width(lane.end_words or SERVED, NAME)
            self.labels.put(self._words(state, stretch), Place(x, middle), size=SIZE)

    def _words(self, state: str, stretch: Stretch) -> str:
        length = duration(stretch.end - stretch.start)
        if state in ("waiting", "thread"):
            what = WAITS.get(stretch.label, stretch.label) if state == "waiting" else "in a thread"
            who = "barista" if self.shop else "the loop"
            return f"{what}, {who} is free" if self._free(stretch) else what
        return {
            "apron": f"waits {length} for {self._short(state, stretch)}",
            "door": f"waits {length} at the door",
            "ready": f"ready, waits {length} for the loop",
            "network": "client and network",
        }[state]

    def _short(self, state: str, stretch: Stretch) -> str:
        if state == "apron":
            return "a thread token" if stretch.label == "an apron" and not self.shop else stretch.label
        return {"door": "at the door", "ready": "ready", "thread": "in a thread"}.get(state, "")

    def _free(self, stretch: Stretch) -> bool:
        """Tell whether the loop was blocked for under a tenth of a stretch, and busy for under half of it."""
        _, start, end = stretch[:3]
        walls = [(wall.start, wall.end) for wall in self.loop.walls]
        if not self.loop.known:  # nobody saw what ran: where the pulse is flat, the loop is not free
            walls = self.loop.flats
        held = sum(max(0, min(until, end) - max(since, start)) for since, until in walls)
        first, last = (bisect_left(self.loop.busy, (at,)) for at in (start, end))
        return held < 0.1 * (end - start) and self.ran[last] - self.ran[first] < 0.5 * (end - start)


def split(lane: Lane) -> str:
    """Return what most of an order's time went into: "0.47 s for an apron, 0.2 s in a thread"."""
    spent: dict[str, int] = defaultdict(int)
    for stretch in lane.stretches:
        spent[stretch.state] += stretch.end - stretch.start
    most = sorted(spent.items(), key=lambda item: -item[1])[:2]
    return ", ".join(f"{duration(t)} {SPENT[state]}" for state, t in most if t >= 0.05 * sum(spent.values()))
