"""Full house's scene: a burst, a round that fails, one whose customers leave as others come, a burst again."""

from __future__ import annotations

import asyncio
import contextlib
from email.utils import parsedate
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.full_house.house import House, of_the_cell
from coffeeshop.checks.exercises.full_house.source import ROOM
from coffeeshop.customers import rush
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.serving import serve

BURST = 20  # customers at once
DRINKS = ("latte", "mocha", "cocoa", "chai")
ROUNDS = (("burst", BURST), ("spoilt", ROOM), ("left", ROOM), ("again", BURST))
QUIET = 0.5  # seconds without any event after which nobody moves any more
LONGEST = 0.9  # seconds that a crowd may take to settle
SOON = 0.8  # seconds in which ready drinks are served
GONE = 0.3  # seconds in which whoever was answered has left
MEANWHILE = 0.1  # seconds that a drink takes on: time to notice that its customer left
AT_ONCE = 8  # beats of the shop's loop, of 0.02 s on an idle machine, in which a refusal is given
HELD = 0.25  # seconds that lines of the learner's may hold the loop in all


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Play the rounds, each only where the one before it went well."""
    rounds = seen["rounds"] = []
    if not callable(cell.app):
        seen["app"] = type(cell.app).__name__
        return
    house = House(cell.app, chance.randrange(1000))
    cell.make = house.make  # type: ignore[attr-defined]
    async with serve(house, xray=True) as shop:
        for name, came in ROUNDS:
            one = {"name": name, "came": came}
            rounds.append(one)
            run = await _round(house, shop, one, chance.choice(DRINKS))
            if run is not None and "record" not in seen:
                seen |= {"record": run.as_dict(), **of_the_cell(run.blocks)}
            if not right(one):
                break
        seen["done"] = True


async def _round(house: House, shop: Any, one: dict[str, Any], drink: str) -> Run | None:
    """Let the round's customers come, look who is inside, let the drinks be ready, and look again."""
    house.begin(one["came"], fails=one["name"] == "spoilt")
    title = f"{one['came']} customers at once"
    going = asyncio.create_task(
        rush(shop, f"/order/{drink}", orders=one["came"], title=title, watch=lambda *_: None)
    )
    await house.settled(QUIET, LONGEST)
    one["making"] = house.making
    one["early"] = list(house.answers)
    one["waiting"] = one["came"] - house.making - len(one["early"])
    one["peak"] = house.peak
    if one["name"] == "left":
        await _sent_home(going)
    await asyncio.sleep(MEANWHILE)
    if one["name"] == "left":
        going = await _others_come(house, shop, one, drink)
    house.open()
    run = await _over(going)
    one["hung"] = not await house.empty(GONE)
    one |= {"raised": house.raised, "late": house.answers[len(one["early"]) :]}
    one["served"] = sum(house.cup(drink) in answer["body"] for answer in _good(one["late"]))
    return run


async def _others_come(house: House, shop: Any, one: dict[str, Any], drink: str) -> asyncio.Task[Run]:
    """Send as many more while the drinks of those who left may still be in the making, and count again."""
    title = f"{ROOM} more customers"
    coming = asyncio.create_task(
        rush(shop, f"/order/{drink}", orders=ROOM, title=title, watch=lambda *_: None)
    )
    await house.joined(ROOM, MEANWHILE, LONGEST)
    one["beside"] = house.making
    return coming


async def _sent_home(going: asyncio.Task[Run]) -> None:
    going.cancel()
    await asyncio.wait([going])


async def _over(going: asyncio.Task[Run]) -> Run | None:
    """Return the round's run; None where nobody was served in time, or all had left."""
    with contextlib.suppress(TimeoutError, ShopError, asyncio.CancelledError):
        async with asyncio.timeout(SOON):
            return await going
    return None


def _good(answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [answer for answer in answers if answer["status"] == 200]


def turned_away(answer: dict[str, Any]) -> bool:
    """Say whether an answer is a 503, given at once, that says when to come again."""
    return answer["status"] == 503 and readable(answer["again"]) and answer["beats"] <= AT_ONCE


def readable(again: str | None) -> bool:
    """Say whether a Retry-After is what HTTP allows: whole seconds, or a date."""
    return again is not None and (again.strip().isdecimal() or parsedate(again) is not None)


def right(one: dict[str, Any]) -> bool:
    """Say whether one round went as it should."""
    many = one["came"] - ROOM
    bounded = one["making"] == one["peak"] == ROOM and one["waiting"] == 0
    refused = len(one["early"]) == many and all(map(turned_away, one["early"]))
    served = one["served"] == ROOM or one["name"] in ("spoilt", "left")
    return bounded and refused and served and not one["hung"] and one.get("beside", 0) <= ROOM


def passes(e: Evidence) -> str | None:
    """At most `ROOM` were in the making, the others were refused at once, and each place was free again."""
    rounds = e.seen["rounds"]
    if len(rounds) < len(ROUNDS) or not all(map(right, rounds)) or e.seen.get("held", 0) > HELD:
        return None
    return (
        f"Of {BURST} customers {ROOM} were in the making at once, and {BURST - ROOM} were refused with 503 before the "
        f"first drink was ready. After {ROOM} spoilt drinks and {ROOM} customers who left, all {ROOM} places were "
        "free again."
    )


def round_of(e: Evidence) -> dict[str, Any]:
    """Return the round that went wrong, else the first."""
    rounds = e.seen["rounds"]
    return next((one for one in rounds if not right(one)), rounds[0])


def saw(e: Evidence) -> str:
    """Say what the round that went wrong looked like."""
    if not e.seen.get("rounds"):
        return "No customer came in."
    one = round_of(e)
    statuses = sorted({answer["status"] for answer in one["early"] + one["late"]})
    return (
        f"Of {one['came']} customers {one['making']} were in the making at once, {len(one['early'])} were answered "
        f"before a drink was ready, and {one['served']} were served. The answers: {statuses or 'none'}."
    )
