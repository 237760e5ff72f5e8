"""Where each order is, from when to when: a run's spans as stays in the places of the shop."""

from __future__ import annotations

import heapq
from bisect import bisect_right
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple

from ..lane import Lane
from ..taskspans import Stretch

PLACES = {
    "street": "on its way to the shop",
    "door": "at the door",
    "rail": "on the rail",
    "hands": "in the barista's hands",
    "machine": "on a machine",
    "ring": "its bell rings",
    "bench": "waits for its turn",
    "room": "in the back room",
    "hatch": "handed out",
}
HELD = ("machine", "room")  # places with a slot for each guest
PLAIN = {
    "door": "door", "running": "hands", "blocking": "hands", "waiting": "machine", "cancelled": "machine",
    "apron": "bench", "thread": "room",
}  # fmt: skip
FROM_OUTSIDE = ("network", "door")


class Stay(NamedTuple):
    """One stretch of an order in one place (one of `PLACES`), in ns after the run's zero."""

    place: str
    start: int
    end: int
    state: str  # of `metrics.spans`
    label: str = ""  # what it waits for: "sleep", "milk heats", "an apron"
    where: str = ""  # "file.py:12"
    slot: int = -1  # which machine or which apron, counted from 0; -1 where the place has none
    home: str = ""  # for a bell: "machine" or "room", wherever it rings


class Guest(NamedTuple):
    """One order on the floor, or one task where a run has no orders."""

    name: str  # "order 7"
    number: int
    stays: tuple[Stay, ...]
    failed: bool = False


def guests(lanes: Iterable[Lane], zero: int) -> tuple[Guest, ...]:
    """Return the lanes' orders as guests, each with its stays one after another without a gap."""
    found = [
        Guest(lane.name, _number(lane.name, i), tuple(_stays(lane.stretches, zero)), lane.failed)
        for i, lane in enumerate(lanes, 1)
        if lane.stretches
    ]
    for place in HELD:
        found = _slotted(found, place)
    return tuple(found)


def stay_at(guest: Guest, t: int) -> Stay | None:
    """Return where a guest is at `t`, None before it comes and when it is over."""
    i = bisect_right(guest.stays, t, key=attrgetter("start")) - 1
    return guest.stays[i] if i >= 0 and t < guest.stays[i].end else None


def _number(name: str, place: int) -> int:
    last = name.rsplit(" ", 1)[-1]
    return int(last) if name.startswith("order ") and last.isdigit() else place


def _stays(stretches: tuple[Stretch, ...], zero: int) -> list[Stay]:
    inside = [i for i, s in enumerate(stretches) if s.state not in FROM_OUTSIDE]
    last = inside[-1] if inside else len(stretches)
    found: list[Stay] = []
    for i, (state, start, end, label, where, _) in enumerate(stretches):
        before = found[-1] if found else None
        place, home = _place(state, before), ""
        if place == "street" and i > last:
            place = "hatch"
        if place == "ring" and before is not None:
            home = before.home or before.place
        found.append(Stay(place, start - zero, end - zero, state, label, where, home=home))
    return found


def _place(state: str, before: Stay | None) -> str:
    """Return where an order in that state is: one that is ready after a wait has its bell ringing."""
    if state == "ready":
        return "ring" if before is not None and before.place in (*HELD, "ring") else "rail"
    return PLAIN.get(state, "street")


def _slotted(found: list[Guest], place: str) -> list[Guest]:
    """Give each stay in `place`, with the bell after it, the lowest slot that is free."""
    wanted = sorted(
        (stay.start, i, j)
        for i, guest in enumerate(found)
        for j, stay in enumerate(guest.stays)
        if stay.place == place
    )
    stays = [list(guest.stays) for guest in found]
    free: list[int] = []
    taken: list[tuple[int, int]] = []  # (until, slot)
    count = 0
    for start, i, j in wanted:
        while taken and taken[0][0] <= start:
            heapq.heappush(free, heapq.heappop(taken)[1])
        if free:
            slot = heapq.heappop(free)
        else:
            slot, count = count, count + 1
        last = j
        while last + 1 < len(stays[i]) and stays[i][last + 1].home == place:
            last += 1
        for k in range(j, last + 1):
            stays[i][k] = stays[i][k]._replace(slot=slot)
        heapq.heappush(taken, (stays[i][last].end, slot))
    return [guest._replace(stays=tuple(own)) for guest, own in zip(found, stays, strict=True)]
