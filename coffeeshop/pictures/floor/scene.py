"""The floor at one moment: where everybody is, and what the barista does. Pure functions of a cast."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from typing import NamedTuple

from coffeeshop.ledger import Run

from .cast import Act, Cast, cast
from .stays import Guest, stay_at


class Seen(NamedTuple):
    """One guest at one moment."""

    guest: int  # which of the cast's guests
    number: int
    place: str  # one of `stays.PLACES`; "away" before it comes, "served" or "gone" when it is over
    since: int  # ns after the run's zero
    share: float = 0.0  # of its stay that is over, 0 to 1: how far a machine's dial has come
    slot: int = -1
    home: str = ""
    state: str = ""  # of `metrics.spans`
    label: str = ""
    where: str = ""


@dataclass(frozen=True)
class Scene:
    """Everybody at one moment, in ns after the run's zero."""

    at: int
    seen: tuple[Seen, ...]
    act: Act | None  # what the barista does, None where they are free
    turned: bool = False  # free, and turned away from what was let go or towards who waits

    @property
    def doing(self) -> str:
        """What the barista does: "free", "running", "blocking", or "own" for the shop's own work."""
        return self.act.doing if self.act else "free"

    @property
    def pose(self) -> str:
        """How the barista is drawn: one of `figures.FIGURES`."""
        return "turned" if self.turned else self.doing

    def at_place(self, *places: str) -> list[Seen]:
        """Return who is in any of `places`, in the order in which they came there."""
        return sorted((s for s in self.seen if s.place in places), key=lambda s: (s.since, s.number))

    @property
    def counts(self) -> Counter[str]:
        """How many are in each place."""
        return Counter(s.place for s in self.seen)


def scene(run: Run | Cast, seconds: float) -> Scene:
    """Return the floor of `run` at `seconds` after its 0 s (when its first customer meant to send)."""
    return scene_at(run if isinstance(run, Cast) else cast(run), round(seconds * 1e9))


def scene_at(shop: Cast, t: int) -> Scene:
    """Return the floor at `t` ns after the run's zero."""
    seen = tuple(_seen(i, guest, t) for i, guest in enumerate(shop.guests))
    act = shop.act_at(t)
    waited_for = any(s.place in ("ring", "rail", "door") for s in seen)
    return Scene(t, seen, act, act is None and (waited_for or shop.turn_at(t) is not None))


def _seen(i: int, guest: Guest, t: int) -> Seen:
    stay = stay_at(guest, t)
    if stay is not None:
        share = (t - stay.start) / (stay.end - stay.start)
        share = 1.0 if stay.place == "ring" else share
        return Seen(
            i, guest.number, stay.place, stay.start, share, stay.slot, stay.home,
            stay.state, stay.label, stay.where,
        )  # fmt: skip
    if t < guest.stays[0].start:
        return Seen(i, guest.number, "away", 0)
    return Seen(i, guest.number, "gone" if guest.failed else "served", guest.stays[-1].end)


def sweep(shop: Cast, times: Iterable[int]) -> Iterator[tuple[int, Counter[str]]]:
    """Yield each of `times` (ascending) with how many guests are in each place then.

    It is always the same counter: use it before the next one is asked for.
    """
    changes = [(guest.stays[0].start, "away", -1) for guest in shop.guests]
    for guest in shop.guests:
        for stay in guest.stays:
            changes += ((stay.start, stay.place, 1), (stay.end, stay.place, -1))
        changes.append((guest.stays[-1].end, "gone" if guest.failed else "served", 1))
    changes.sort(key=itemgetter(0))
    counts: Counter[str] = Counter(away=len(shop.guests))
    done = 0
    for t in times:
        while done < len(changes) and changes[done][0] <= t:
            counts[changes[done][1]] += changes[done][2]
            done += 1
        yield t, counts
