"""The plan of the shop: which part of the floor is what, and where each guest in it stands."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, NamedTuple

from ..words import width as wide
from .cast import Cast
from .figures import SIZES

APRONS = 40  # AnyIO's thread tokens for one loop
LARGEST = 1.7  # times its figure: a guest is never drawn larger
DIAL_ONLY = 0.6  # below this scale a machine shows its dial alone
HEAD = 22.0  # px: an area's heading
NAME = (11, 13)  # px: its letters, on a small and on a large plan
FIGURE = 28.0  # px: what the figure beside it takes, with the gaps
SHORT = {"outside": "out", "back room": "back", "served": "done"}
GUEST, MACHINE, DIAL, WORN = (32.0, 50.0), (76.0, 52.0), (42.0, 38.0), (30.0, 40.0)  # cells, in units
OUTSIDE, QUEUES = ("street", "door"), ("hatch", "served", "gone")


class Area(NamedTuple):
    """One part of the floor, in px, with a spot (its upper left corner) for each guest that fits in it."""

    name: str
    term: str  # what it stands for in asyncio
    x: float
    y: float
    width: float
    height: float
    scale: float
    spots: tuple[tuple[float, float], ...]
    dials: bool = False  # too small for tickets: dials alone


@dataclass(frozen=True)
class Plan:
    """Where everything is on a floor of `width` by `height` px."""

    width: int
    height: int
    wall: float  # x of the shop's front wall
    doors: tuple[tuple[float, float], ...]  # the gaps in it: the door, the hatch
    areas: dict[str, Area]
    barista: tuple[float, float, float]  # x, y, scale
    station: tuple[float, float, float]  # the machine at the barista's hands: centre and radius
    status: tuple[float, float, float]  # where the barista's state is written, and how large
    small: bool

    def as_data(self) -> dict[str, Any]:
        """Return the plan as plain lists and numbers, fit for JSON."""
        areas = {
            key: {**a._asdict(), "spots": [[round(x, 1), round(y, 1)] for x, y in a.spots]}
            for key, a in self.areas.items()
        }
        return {
            "width": self.width, "height": self.height, "wall": self.wall, "doors": self.doors,
            "areas": areas, "barista": self.barista, "station": self.station, "status": self.status,
            "small": self.small,
        }  # fmt: skip


def plan(shop: Cast, width: int = 920, height: int = 400) -> Plan:
    """Return a plan on which everybody in `shop` has room, as large as they can be."""
    small = width < 600
    edge = 8.0 if small else 12.0
    wall, right = round(width * 0.23), round(width * (0.6 if small else 0.57))
    half = round(height * 0.56)
    peaks = shop.peaks
    left, middle = wall - edge, right - wall - 2 * edge
    areas = {
        "out": _area("outside", "socket", (2, 0, left, half), max(_together(shop, OUTSIDE), 1), GUEST, True),
        "served": _area("served", "response", (2, half, left, height - half), len(shop.guests), GUEST, True),
        "rail": _area(
            "rail",
            "ready queue",
            (wall + edge, edge, middle, height * 0.3),
            max(peaks["rail"], 1),
            GUEST,
            True,
        ),
        **_back(shop, right + edge, edge, width - right - 2.6 * edge, height - 2 * edge),
    }
    tall = height * (0.43 if small else 0.5)
    scale = tall / SIZES["barista"][1]
    stand = wall + (right - wall) * (0.34 if small else 0.36)
    return Plan(
        width, height, wall, ((height * 0.2, half * 0.85), (half + 30, height * 0.9)), areas,
        (stand - 50 * scale, height - edge - tall, scale),
        (stand + (80 if small else 92) * scale, height - edge - tall * 0.42, 30 * scale),
        (wall + edge + 2, height * (0.45 if small else 0.42), 15.0 if small else 22.0), small,
    )  # fmt: skip


def _back(shop: Cast, x: float, y: float, width: float, height: float) -> dict[str, Area]:
    """Return the right side: machines, and below them the back room where anybody works in it."""
    peaks = shop.peaks
    machines = shop.slots("machine")
    used = bool(peaks["room"] or peaks["bench"])
    share = 0.0 if not used else 0.62 if machines else 0.8
    low = height * share
    found = {"machine": _machines((x, y, width, height - low), max(machines, 4 if not used else 2))}
    if not used:
        return found
    bench = (
        0.0 if not peaks["bench"] else width if not peaks["room"] else width * (0.26 if width > 200 else 0.3)
    )
    top = y + height - low
    if bench:
        found["bench"] = _area("queue", "", (x, top, bench - 8, low), peaks["bench"], GUEST, True)
    if peaks["room"]:
        aprons = max(APRONS, shop.slots("room"))
        box = (x + bench, top, width - bench, low)
        found["room"] = _area("back room", f"{aprons} aprons", box, aprons, WORN)
    return found


def _machines(box: tuple[float, float, float, float], count: int) -> Area:
    term = "pending I/O"
    full = _area("machines", term, box, count, MACHINE)
    if full.scale >= DIAL_ONLY:
        return full
    return _area("machines", term, box, count, DIAL)._replace(dials=True)


def _area(
    name: str,
    term: str,
    box: tuple[float, float, float, float],
    count: int,
    cell: tuple[float, float],
    from_right: bool = False,
) -> Area:
    """Return an area with `count` spots, or as many as fit at the smallest scale that can be seen."""
    x, y, width, height = box
    top, room = y + HEAD, height - HEAD
    scale = _scale(width, room, count, cell)
    across, tall = cell[0] * scale, cell[1] * scale
    columns, lines = max(1, int(width / across + 0.01)), max(1, int(room / tall + 0.01))
    spots = []
    for i in range(min(count, columns * lines)):
        if from_right:  # the first one stands nearest the door
            column, line = divmod(i, lines)
            spots.append((x + width - (column + 1) * across, top + line * tall))
        else:
            line, column = divmod(i, columns)
            spots.append((x + column * across, top + line * tall))
    return Area(*_heading(name, term, width), x, y, width, height, round(scale, 3), tuple(spots))


def _heading(name: str, term: str, width: float) -> tuple[str, str]:
    """Return as much of an area's name as fits beside its figure: all, without the term, short, nothing."""
    size = NAME[width > 150]
    for words, more in ((name, term), (name, ""), (SHORT.get(name, name), "")):
        if wide(words, size, bold=True) + wide(more, size - 1) + FIGURE <= width:
            return words, more
    return "", ""


def _scale(width: float, height: float, count: int, cell: tuple[float, float]) -> float:
    """Return the largest scale at which `count` cells fit in a box; at least one of 8 px a guest."""
    best = 8.0 / cell[0]
    for columns in range(1, count + 1):
        lines = math.ceil(count / columns)
        best = max(best, min(width / (columns * cell[0]), height / (lines * cell[1]), LARGEST))
    return best


def _together(shop: Cast, places: tuple[str, ...]) -> int:
    """Return the most guests that are in any of `places` at one time."""
    edges = []
    for guest in shop.guests:
        for stay in guest.stays:
            if stay.place in places:
                edges += ((stay.start, 1), (stay.end, -1))
    count = most = 0
    for _, change in sorted(edges):
        count += change
        most = max(most, count)
    return most
