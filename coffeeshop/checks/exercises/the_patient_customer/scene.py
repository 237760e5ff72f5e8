"""The learner's function asks six suppliers, and each says whether it was given up."""

from __future__ import annotations

import asyncio
import time
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.polite_fan_out.scene import of_the_cell
from coffeeshop.checks.exercises.the_patient_customer.lines import Line
from coffeeshop.checks.exercises.the_patient_customer.suppliers import ILL, SECONDS, Deaf, Suppliers
from coffeeshop.checks.scenes import answer_of, describe, recorded
from coffeeshop.ledger import Run
from coffeeshop.serving import serve

DEADLINE = 0.6  # seconds
GRACE = 0.5  # seconds after the return in which a call that was given up has to be over
LONG = 1.6  # seconds that a busy machine may make of the deadline; the ill ones answer after 2.2
LOOKS = 25
GIVEN_UP = "None"


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Ask the six in a random order, with the x-ray on; then see what runs on."""
    names, line = chance.sample([*SECONDS, "deaf"], len(SECONDS) + 1), Line()
    book, deaf = Suppliers(chance.randrange(100, 1000), lambda: line.made >= len(names)), Deaf()
    seen |= {"names": names, "wanted": [GIVEN_UP if name in ILL else book.text(name) for name in names]}
    async with serve(book) as shop:
        urls = [deaf.url if name == "deaf" else f"{shop.url}/{name}" for name in names]
        async with line.client(timeout=None, trust_env=False, verify=False) as client:
            before, start = asyncio.all_tasks(), time.monotonic()
            try:
                with recorded(seen):
                    given = await answer_of(cell.ask_all, client, list(urls))
                    seen["running"] = len(asyncio.all_tasks() - before)
                    seen["given"] = describe(given)
            finally:
                seen |= {"seconds": time.monotonic() - start, "late": _late(book)}
                seen |= {"by_client": line.made, "at_once": line.at_once}
                seen |= await _afterwards(book, deaf, before)
                seen["record"] = of_the_cell(Run.from_dict(seen["record"])).as_dict()
                seen["done"] = "given" in seen


def _late(book: Suppliers) -> list[str]:
    return [name for name in ILL if book.answered.get(name)]


async def _afterwards(book: Suppliers, deaf: Deaf, before: set[Any]) -> dict[str, Any]:
    """Return who asked, and what is under way after the return."""
    for _ in range(LOOKS):
        left = len(asyncio.all_tasks() - before)
        if not book.open and not left:
            break
        await asyncio.sleep(GRACE / LOOKS)
    await asyncio.to_thread(deaf.close)
    return {
        "asked": book.asked | {"deaf": deaf.asked},
        "answered": book.answered | {"deaf": deaf.answered},
        "open": book.open + deaf.still_there - deaf.answered,
        "peak": book.peak,
        "tasks": left,
    }


def answers(e: Evidence) -> list[str]:
    """Return what was given, item by item, "None" where a supplier was given up."""
    return list(e.seen["given"]["items"])


def passes(e: Evidence) -> str | None:
    """The three answers, three times None, all asked together and once, in time, and nothing runs on."""
    seen = e.seen
    once = set(seen["asked"].values()) == {1} and seen["by_client"] == len(seen["names"])
    over = (
        not seen["running"]
        and not seen["open"]
        and not seen["tasks"]
        and not any(seen["answered"][name] for name in ILL)
    )
    right = (
        answers(e) == seen["wanted"] and "str" in seen["given"]["kinds"] and len(seen["given"]["kinds"]) == 2
    )
    together = seen["at_once"] == len(seen["names"])
    if not (once and over and right and together and seen["seconds"] < LONG):
        return None
    return (
        f"All six were asked together, three answers kept and three suppliers given up after {seen['seconds']:.1f} s, "
        f"where the ill ones take {SECONDS['hang']} s and more. No call is open any more, and no task runs on."
    )


def saw(e: Evidence) -> str:
    """Say what came back, and when."""
    return f"After {e.seen['seconds']:.1f} s you returned {e.seen['given']['repr']}; {e.seen['open']} calls ran on."
