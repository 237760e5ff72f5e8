"""A cast in compact form, for the live floor (labs/floor.js): the same guests, acts, plans and words.

    {"end", "poster": µs, "title", "told", "places": [...names...],
     "guests": [{"name", "number", "failed", "end": µs,
                 "stays": [place, start µs, slot, home, ...four numbers a stay...]}],
     "acts": [doing, start µs, length µs, guest, ...four numbers an act...], "doings": [...names...],
     "moments": [µs...], "said": [index into "words", ...one a moment...], "words": [...],
     "turns": [start µs, length µs...], "plans": [wide, small], "figures": {name: [parts]}, ...}

`place` and `home` are indices in "places", -1 where there is none. Times are microseconds after the
run's zero, as in `pictures.data`.
"""

from __future__ import annotations

from typing import Any

from . import figures
from .cast import Cast
from .draw import AREA, HATTED, NAMED
from .plan import plan
from .stays import PLACES
from .telling import captions, summary
from .worst import three

KNOWN = (*PLACES, "away", "served", "gone")
DOINGS = ("running", "blocking", "own")
SHAPES = (  # names in `figures`
    "HATS",
    "HEAD",
    "SHOULDERS",
    "TICKET",
    "BELL",
    "RINGS",
    "APRON",
    "CHEVRON",
    "CUP",
    "CROSS",
    "WEARER",
)
WIDE, SMALL = (920, 400), (480, 300)


def replay(shop: Cast) -> dict[str, Any]:
    """Return all that the live floor needs, fit for JSON."""
    words: dict[str, int] = {}
    pairs = zip(shop.moments, captions(shop), strict=True)
    said = {_us(t): words.setdefault(line, len(words)) for t, line in pairs}
    acts = [(DOINGS.index(a.doing), _us(a.start), _us(a.end) - _us(a.start), a.guest) for a in shop.acts]
    return {
        "end": _us(shop.end), "poster": _us(three(shop)[1].at), "title": shop.title, "told": summary(shop),
        "places": list(KNOWN), "doings": list(DOINGS),
        "areas": {key: list(places) for key, places in AREA.items()},
        "guests": [_guest(guest) for guest in shop.guests],
        "acts": [number for act in acts for number in act],
        "turns": [n for turn in shop.turns for n in (_us(turn.start), _us(turn.end) - _us(turn.start))],
        "moments": list(said), "said": list(said.values()), "words": list(words),
        "plans": [plan(shop, *size).as_data() for size in (WIDE, SMALL)],
        "figures": {name: [list(part) for part in parts] for name, parts in figures.FIGURES.items()},
        "shapes": {name: getattr(figures, name) for name in SHAPES}, "named": NAMED, "hatted": HATTED,
    }  # fmt: skip


def _guest(guest: Any) -> dict[str, Any]:
    stays = [
        n
        for s in guest.stays
        for n in (KNOWN.index(s.place), _us(s.start), s.slot, KNOWN.index(s.home) if s.home else -1)
    ]
    return {
        "name": guest.name, "number": guest.number, "failed": guest.failed,
        "end": _us(guest.stays[-1].end), "stays": stays,
    }  # fmt: skip


def _us(nanoseconds: int) -> int:
    return round(nanoseconds / 1000)
