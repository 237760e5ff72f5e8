"""The three moments that tell a run's story: before, the worst one, after."""

from __future__ import annotations

from typing import NamedTuple

from .cast import Act, Cast
from .scene import sweep

KEPT = ("door", "street", "rail", "ring", "bench")  # where somebody waits for the loop, or for their turn


class Frame(NamedTuple):
    """One moment, in ns after the run's zero, and what it is called."""

    at: int
    name: str


def three(shop: Cast) -> tuple[Frame, Frame, Frame]:
    """Return the moment before, the worst moment (where nothing was bad: the fullest), and the end."""
    held = [act for act in shop.acts if act.doing == "blocking"]
    after = Frame(shop.end, "After")
    if held:
        kept = _kept(shop, [_late(act) for act in held])
        worst = max(held, key=lambda act: (kept[_late(act)], act.end - act.start))
        return Frame(max(0, worst.start - 1), "Before"), Frame(_late(worst), "The worst moment"), after
    fullest = _fullest(shop)
    kept = _kept(shop, [t for t in shop.changes if t <= fullest])
    before = max(kept, key=lambda t: (kept[t], t), default=0)
    return Frame(before, "Before"), Frame(fullest, "The fullest moment"), after


def _late(act: Act) -> int:
    """Return a moment near the end of an act, at which most has gathered."""
    return act.end - (act.end - act.start) // 50 - 1


def _kept(shop: Cast, times: list[int]) -> dict[int, int]:
    """Return how many were kept waiting at each of `times`, which ascend."""
    return {t: sum(counts[place] for place in KEPT) for t, counts in sweep(shop, times)}


def _fullest(shop: Cast) -> int:
    """Return the middle of the longest stretch in which most machines and helpers are at work."""
    changes = sorted(
        (at, change)
        for guest in shop.guests
        for stay in guest.stays
        if stay.place in ("machine", "room", "bench")
        for at, change in ((stay.start, 1), (stay.end, -1))
    )
    count, best = 0, (0, 0, 0)
    for i, (at, change) in enumerate(changes):
        count += change
        until = changes[i + 1][0] if i + 1 < len(changes) else at
        best = max(best, (count, until - at, at))
    return best[2] + best[1] * 3 // 5
