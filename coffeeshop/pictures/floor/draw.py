"""A scene on a plan as SVG. The live canvas (labs/floor.js) draws the same figures by the same rules."""

from __future__ import annotations

import math
from collections.abc import Iterator

from .. import svg
from ..themes import ink
from ..words import duration
from ..words import width as wide
from .cast import Cast
from .figures import (
    APRON,
    BELL,
    CHEVRON,
    CROSS,
    CUP,
    FIGURES,
    HATS,
    HEAD,
    RINGS,
    SHOULDERS,
    TICKET,
    WEARER,
    Part,
)
from .plan import OUTSIDE, QUEUES, Area, Plan
from .scene import Scene, Seen

NAMED, HATTED = 0.66, 0.4  # from these scales on a guest shows its number, its hat
AREA = {"out": OUTSIDE, "served": QUEUES, "rail": ("rail",), "bench": ("bench",)}


def draw(shop: Cast, now: Scene, where: Plan, ids: str) -> str:
    """Return the floor at that moment; `ids` is the picture's prefix for ids."""
    parts = [*_shop(where, now.doing == "blocking", ids)]
    for key, area in where.areas.items():
        parts += _heading(where, area, key, now)
    for key, places in AREA.items():
        if key in where.areas:
            parts += _queue(where.areas[key], now.at_place(*places), ids)
    parts += _machines(where.areas["machine"], now, ids)
    parts += _room(where, now, ids)
    parts += _barista(where, now, ids)
    parts += _status(shop, where, now)
    return svg.tag("g", *parts)


def _shop(where: Plan, blocked: bool, ids: str) -> Iterator[str]:
    """The walls; while the loop is blocked the whole floor darkens inside a hatched frame."""
    x, y, wide_, high = where.wall, 4, where.width - where.wall - 4, where.height - 8
    if blocked:
        frame = 6 if where.small else 9
        outer = svg.box(x, y, wide_, high)
        inner = svg.box(x + frame, y + frame, wide_ - 2 * frame, high - 2 * frame)
        yield svg.tag("path", d=outer, fill=ink("wall"))
        yield svg.tag("path", d=outer + inner, fill=ink("blocking"), fill_rule="evenodd")
        yield svg.tag("path", d=outer + inner, fill=f"url(#{ids}-hatch)", fill_rule="evenodd")
    gaps = [y, *(at for door in where.doors for at in door), y + high]
    front = "".join(svg.line(x, gaps[i], x, gaps[i + 1]) for i in range(0, len(gaps), 2))
    others = f"M{x} {y}h{wide_}v{high}h-{wide_}"
    yield _path(front + others, "", "text", 3)


def _heading(where: Plan, area: Area, key: str, now: Scene) -> Iterator[str]:
    size = 11 if where.small else 13
    x, y = area.x, area.y + size + 2
    yield svg.text(x, y, area.name, font_size=size, font_weight=700)
    after = x + (wide(area.name, size, bold=True) + (4 if where.small else 6) if area.name else 0)
    if area.term:
        yield svg.text(after, y, area.term, font_size=size - 1, fill=ink("quiet"))
        after += wide(area.term, size - 1) + 6
    yield svg.text(after, y, counted(key, now, where.small), font_size=size + 2, font_weight=700)
    if key == "rail":
        yield _path(svg.line(x, y + 6, x + area.width, y + 6), "", "rule", 3)
    if key == "room":
        yield _path(f"M{x - 5} {area.y + area.height}V{area.y - 4}H{x + area.width}", "", "queue", 1.5)


def counted(key: str, now: Scene, small: bool) -> str:
    """Return the figure beside an area's name."""
    counts = now.counts
    if key == "served":
        return str(counts["served"] + counts["hatch"])
    if key == "machine":
        rings = sum(s.home == "machine" for s in now.seen)
        return f"{rings} ring" if rings > counts["machine"] and not small else str(counts["machine"] + rings)
    return str(sum(counts[place] for place in AREA.get(key, (key,))))


def _queue(area: Area, guests: list[Seen], ids: str) -> Iterator[str]:
    guests.sort(key=lambda s: (s.place not in ("door", "hatch"), s.since, s.number))
    for seen, (x, y) in zip(guests, area.spots, strict=False):
        yield guest(seen, x, y, area.scale, ids)
    if len(guests) > len(area.spots):
        more = f"+{len(guests) - len(area.spots)}"
        yield svg.text(area.x, area.y + area.height - 2, more, font_size=12, font_weight=700)


def guest(seen: Seen, x: float, y: float, scale: float, ids: str) -> str:
    """One guest: a person outside, a ticket with the same hat and number inside."""
    outside = seen.place in ("street", "door", "hatch", "served", "gone")
    bold = seen.place not in ("street", "served", "gone")
    line = "text" if bold else "queue"
    shape = HEAD + SHOULDERS if outside else TICKET
    parts = [_path(shape, "page" if bold else "", line, 2.2 if bold else 1.4)]
    if scale >= HATTED:
        hat = _path(HATS[(seen.number - 1) % len(HATS)], line, "", 0)
        parts.append(hat if outside else svg.tag("g", hat, transform="translate(2.4 4) scale(.8)"))
    if scale >= NAMED:
        parts.append(_number(seen.number, 12, 42 if outside else 35, line))
    if seen.place == "door" and scale >= HATTED:
        parts.append(svg.tag("g", _path(CHEVRON, "", "queue", 2.6), transform="translate(26 22)"))
    if seen.place in ("hatch", "served") and scale >= HATTED:
        parts.append(svg.tag("g", _path(CUP, "page", "text", 2), transform="translate(20 17)"))
    if seen.place == "gone":
        parts.append(_path(CROSS, "", "text", 3))
    return _at(x, y, scale, *parts)


def _machines(area: Area, now: Scene, ids: str) -> Iterator[str]:
    places = [_dial_place(area, x, y) for x, y in area.spots]
    yield _path("".join(svg.ring(*place) for place in places), "", "rule", 1.5)
    held = [s for s in now.seen if s.place == "machine" or s.home == "machine"]
    for seen in held if not area.dials else ():
        x, y = area.spots[min(seen.slot, len(area.spots) - 1)]
        yield guest(seen, x + 2 * area.scale, y, area.scale, ids)
    yield from _dials([(s, places[min(s.slot, len(places) - 1)]) for s in held])


def _dial_place(area: Area, x: float, y: float) -> tuple[float, float, float]:
    s = area.scale
    return (
        (x + 21 * s, y + 19 * s, round(15 * s, 1))
        if area.dials
        else (x + 50 * s, y + 23 * s, round(16 * s, 1))
    )


def _dials(dials: list[tuple[Seen, tuple[float, float, float]]]) -> Iterator[str]:
    """Dials as far as their waits have come, all in a few paths; where a wait is over, a bell rings."""
    going = [(seen.share, place) for seen, place in dials if seen.place != "ring"]
    if going:
        yield _path("".join(svg.ring(*place) for _, place in going), "page", "running", 2.0)
        sectors = "".join(sector(*place, share) for share, place in going)
        yield svg.tag("path", d=sectors, fill=ink("running"), fill_opacity=".3")
        hands = [(x, y, *_on_circle(x, y, r, share)) for share, (x, y, r) in going]
        yield _path("".join(svg.line(*hand) for hand in hands), "", "running", 2.0)
    for seen, (x, y, r) in dials:
        if seen.place == "ring":
            yield _path(svg.ring(x, y, r), "text", "", 0)
            yield _at(x, y, r / 13, _path(BELL, "page", "", 0), _path(RINGS, "", "text", 2.2))


def sector(x: float, y: float, r: float, share: float) -> str:
    """Return a pie's slice about `x`, `y`, from the top clockwise, as path data."""
    if share >= 0.999:
        return svg.ring(x, y, r)
    x2, y2 = _on_circle(x, y, r, share)
    arc = f"A{r:.1f} {r:.1f} 0 {int(share > 0.5)} 1 {x2:.1f} {y2:.1f}"
    return f"M{x:.1f} {y:.1f}V{y - r:.1f}{arc}z"


def _on_circle(x: float, y: float, r: float, share: float) -> tuple[float, float]:
    return x + r * math.sin(2 * math.pi * share), y - r * math.cos(2 * math.pi * share)


def _room(where: Plan, now: Scene, ids: str) -> Iterator[str]:
    area = where.areas.get("room")
    if area is None:
        return
    taken = {s.slot: s for s in now.seen if s.place == "room" or s.home == "room"}
    for slot, (x, y) in enumerate(area.spots):
        seen = taken.get(slot)
        if seen is None:
            yield _at(x + 3, y + 8 * area.scale, area.scale, _path(APRON, "", "rule", 1.5))
            continue
        parts = [
            _path(WEARER, "page", "text", 2),
            svg.tag("g", _path(APRON, "page", "text", 2.4), transform="translate(0 8)"),
        ]
        if area.scale >= NAMED:
            parts.append(_number(seen.number, 11, 30, "text"))
        yield _at(x + 3, y, area.scale, *parts)
        if seen.place == "ring":
            yield from _dials([(seen, (x + 14 * area.scale, y + 10 * area.scale, 9 * area.scale))])


def _barista(where: Plan, now: Scene, ids: str) -> Iterator[str]:
    x, y, scale = where.barista
    yield _at(x, y, scale, *(_part(part, ids) for part in FIGURES[now.pose]))
    held = now.at_place("hands")
    cx, cy, r = where.station
    if now.doing == "blocking":
        share = (now.at - now.act.start) / (now.act.end - now.act.start) if now.act else 0.0
        yield _at(
            cx, cy, 1.0,
            _path(svg.ring(0, 0, r), "page", "", 0),
            _path(sector(0, 0, r, share), "blocking", "", 0),
            svg.tag("path", d=sector(0, 0, r, share), fill=f"url(#{ids}-hatch)"),
            _path(svg.ring(0, 0, r), "", "alarm", 5 * scale),
        )  # fmt: skip
    for seen in held:
        size = min(1.0, 0.8 * scale)
        if now.doing == "blocking":  # it stands on the machine that the barista looks at
            yield guest(seen, cx - 12 * size, cy - r - 48 * size, size, ids)
        else:
            yield guest(seen, x + 96 * scale, y + 60 * scale, 1.25 * size, ids)


def _status(shop: Cast, where: Plan, now: Scene) -> Iterator[str]:
    x, y, size = where.status
    part = "alarm" if now.doing == "blocking" else "text"
    words, more = status(shop, now)
    if where.small:
        words = words.split(" ")[0]
    yield svg.text(x, y, words, font_size=size, font_weight=700, fill=ink(part))
    if more and not where.small:
        yield svg.text(x, y + 19, more, font_size=13, fill=ink(part if part == "alarm" else "quiet"))


def status(shop: Cast, now: Scene) -> tuple[str, str]:
    """Return the barista's state in a word or two, and what that means."""
    act = now.act
    if act is None:
        return "FREE", "turns to the next" if now.turned else "nobody holds the loop"
    who = f" with {shop.guests[act.guest].number}" if act.guest >= 0 else ""
    if act.doing == "blocking":
        return f"STUCK{who}", f"nobody else can run: {duration(now.at - act.start, even=True)} so far"
    if act.doing == "own":
        return "BUSY", "with the shop's own work"
    return f"BUSY{who}", "holds the loop"


def _number(number: int, x: float, y: float, part: str) -> str:
    size = 13 if number < 100 else 10.5
    return svg.text(x, y, str(number), font_size=size, font_weight=700, text_anchor="middle", fill=ink(part))


def _at(x: float, y: float, scale: float, *parts: str) -> str:
    turned = f" scale({scale:.3f})" if scale != 1 else ""
    return svg.tag("g", *parts, transform=f"translate({svg.number(x)} {svg.number(y)}){turned}")


def _part(part: Part, ids: str) -> str:
    path, fill, stroke, width = part
    if fill != "hatch":
        return _path(path, fill, stroke, width)
    return _path(path, "blocking", "", 0) + svg.tag(
        "path", d=path, fill=f"url(#{ids}-hatch)", stroke=ink(stroke), stroke_width=width
    )


def _path(path: str, fill: str, stroke: str, width: float) -> str:
    line = {"stroke": ink(stroke), "stroke_width": width, "stroke_linejoin": "round"} if stroke else {}
    return svg.tag(
        "path", d=path, fill=ink(fill) if fill else "none", stroke_linecap="round" if stroke else None, **line
    )
