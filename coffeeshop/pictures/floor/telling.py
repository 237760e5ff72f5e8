"""What happens on the floor, in words: for the caption, for who cannot see the picture, for the still."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter

from ..captions import WAITS
from ..words import counted, duration
from .cast import Act, Cast
from .scene import scene_at, sweep
from .stays import Guest, stay_at

BRIEF = 5_000_000  # ns: a thread that starts within this was not waited for
CROWD = {
    "door": "{} at the door",
    "rail": "{} on the rail",
    "machine": "{} on machines",
    "ring": "{} whose bell rings",
    "bench": "{} waiting for their turn",
    "room": "{} in the back room",
}


def told(shop: Cast, t: int) -> str:
    """Return what is happening at `t` (ns after the run's zero), in one or two sentences."""
    return _told(shop, t, scene_at(shop, t).counts)


def captions(shop: Cast) -> Iterator[str]:
    """Yield what `told` says at each of the cast's moments, in one sweep."""
    for t, counts in sweep(shop, shop.moments):
        yield _told(shop, t, counts)


def _told(shop: Cast, t: int, counts: Counter[str]) -> str:
    said = _barista(shop, t, counts)
    heard = Counter(counts)
    if "bell" in said and "hears" in said:  # they have been counted already
        heard["ring"] = 0
    return f"{said} {_crowd(shop, heard)}"


def _barista(shop: Cast, t: int, counts: Counter[str]) -> str:
    act = shop.act_at(t)
    if act is not None and act.doing == "blocking":
        return _stuck(shop, act, counts["ring"])
    if act is not None and act.doing == "running":
        return _makes(shop.guests[act.guest], act)
    turn = shop.turn_at(t)
    if turn is not None:
        return _let_go(shop, turn)
    return f"The barista {act.label}." if act is not None else _free(shop, t, counts)


def _stuck(shop: Cast, act: Act, rings: int) -> str:
    who = f"over {shop.guests[act.guest].name}" if act.guest >= 0 else "over the shop's own work"
    line = f" ({', '.join(filter(None, (_code(act.label), _place(act.where))))})" if act.where else ""
    deaf = f", and nobody hears {_bells(rings)}" if rings else ""
    return (
        f"The barista stands still {who}{line}, for {duration(act.end - act.start)} in all: "
        f"nobody else can run{deaf}."
    )


def _makes(guest: Guest, act: Act) -> str:
    i = bisect_right(guest.stays, act.start, key=attrgetter("start")) - 1
    before = [stay.place for stay in guest.stays[:i]]
    if "hands" not in before:
        return f"The barista takes {guest.name} from the rail and begins."
    last = all(stay.place == "hatch" for stay in guest.stays[i + 1 :])
    what = "finishes it and hands it out" if last else "goes on with it"
    if before[-1] == "ring":
        return f"The bell of {guest.name} was heard: the barista {what}."
    return f"The barista has {guest.name} again and {what}."


def _let_go(shop: Cast, turn: Act) -> str:
    guest = shop.guests[turn.guest]
    name = guest.name[0].upper() + guest.name[1:]
    stay = stay_at(guest, turn.start)
    if stay is None or stay.place == "machine":
        at = f" at {_place(turn.where)}" if turn.where else ""
        what = WAITS.get(turn.label, turn.label) or "waits"
        return f"{name} lets go{at} and is on a machine now ({what}): the barista turns away."
    after = stay_at(guest, stay.end)
    handed = stay.place == "room" or (after and after.place == "room" and stay.end - stay.start < BRIEF)
    where = "goes to a helper in the back room" if handed else f"must wait for {turn.label}"
    return f"{name} {where}: the barista turns away."


def _free(shop: Cast, t: int, counts: Counter[str]) -> str:
    over = counts["served"] + counts["gone"]
    if over == len(shop.guests):
        who = (
            "Everybody has been served"
            if not counts["gone"]
            else f"It is over, and {counts['gone']} went without"
        )
        return f"{who}, {duration(t, even=True)} after the first one came."
    if counts["ring"] or counts["rail"] or counts["door"]:
        return "The barista turns to the next one."
    if counts["machine"] or counts["room"]:
        return "The barista is free: nobody needs their hands."
    return "The barista is free: nobody is in the shop."


def _crowd(shop: Cast, counts: Counter[str]) -> str:
    parts = [words.format(f"{counts[place]:,}") for place, words in CROWD.items() if counts[place]]
    coming = counts["street"] + counts["away"]
    parts += [f"{coming:,} still on the way"] if coming else []
    said = f"{_listed(parts)}; " if parts else ""
    over = counts["served"] + counts["hatch"]
    served = f"{said}{over:,} of {len(shop.guests):,} served."
    return served[0].upper() + served[1:]


def summary(shop: Cast) -> str:
    """Return what the whole replay shows, in one or two sentences."""
    held = [act.end - act.start for act in shop.acts if act.doing == "blocking"]
    most = shop.peaks["machine"]
    whole = f"The floor: {counted(len(shop.guests), shop.noun)} in {duration(shop.end)}"
    if held:
        stood = f"the barista stood still for {duration(sum(held))} of it"
        deaf = shop.peaks["ring"]
        said = f"{whole}; {stood}" + (f", with up to {_bells(deaf)} ringing" if deaf > 1 else "")
    elif shop.peaks["room"]:
        said = f"{whole}; the barista never stood still, with up to {shop.peaks['room']} in the back room"
        said += f" and {shop.peaks['bench']} waiting for their turn" if shop.peaks["bench"] else ""
    else:
        said = (
            f"{whole}; the barista never stood still, with up to {counted(most, 'machine')} at work at once"
        )
    return ". ".join([said, *(words[0].upper() + words[1:] for words in shop.notes)]) + "."


def _bells(count: int) -> str:
    return "the bell" if count == 1 else f"{count:,} bells"


def _code(line: str) -> str:
    code = " ".join(line.split())
    return code if len(code) <= 44 else code[:43].rstrip() + "…"


def _place(where: str) -> str:
    return where.replace("\\", "/").rsplit("/", 1)[-1]


def _listed(parts: list[str]) -> str:
    return ", ".join(parts[:-1]) + f" and {parts[-1]}" if len(parts) > 1 else "".join(parts)
