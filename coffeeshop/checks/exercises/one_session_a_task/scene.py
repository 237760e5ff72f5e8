"""Three orders at once, one of them with a bad card; then the store is counted."""

from __future__ import annotations

import asyncio
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.bean_scenes import bean_store, shelf
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.one_session_a_task.baskets import Baskets
from coffeeshop.checks.scenes import answer_of, in_order, recorded

REFUSED, PAID = 0.12, (0.18, 0.24)  # seconds: the bad card is known before the others have paid


class Order:
    """One customer's order, of which the learner's code knows `bag`, `kilos` and `pay()`."""

    def __init__(self, till: Till, bag: int, kilos: int, seconds: float, good: bool) -> None:
        self.bag, self.kilos = bag, kilos
        self._till, self._seconds, self._good = till, seconds, good

    async def pay(self) -> bool:
        """Pay by card, which takes a while; return whether the card was good."""
        self._till.diary.append(("begins", self.bag))
        await asyncio.sleep(self._seconds)
        self._till.diary.append(("ends", self.bag))
        return self._good


class Till:
    """Where cards are paid with; it keeps a diary."""

    def __init__(self) -> None:
        self.diary: list[tuple[str, int]] = []

    def begun(self, what: str) -> list[int]:
        """The bags whose payment `what` ("begins", "ends"), in that order."""
        return [bag for said, bag in self.diary if said == what]

    @property
    def peak(self) -> int:
        """How many paid at once, at most."""
        now = peak = 0
        for what, _ in self.diary:
            now += 1 if what == "begins" else -1
            peak = max(peak, now)
        return peak


async def scene(cell: ModuleType, chance: Random, seen: dict[str, Any]) -> None:
    """Sell three orders; the x-ray is on."""
    till, bags = Till(), chance.sample((1, 2, 3), 3)
    cards = [(REFUSED, False), *((seconds, True) for seconds in PAID)]
    chance.shuffle(cards)
    kilos = chance.sample(range(1, 9), 3)
    orders = [Order(till, bag, amount, *card) for bag, amount, card in zip(bags, kilos, cards, strict=True)]
    baskets = Baskets()
    async with bean_store(chance) as (engine, witness):
        seen["before"] = named(await shelf(engine))
        seen["orders"] = [[order.bag, order.kilos, order._good] for order in orders]
        try:
            with recorded(seen), baskets.watched():
                await answer_of(cell.sell_all, engine, list(orders))
        finally:
            seen |= {"begun": till.begun("begins"), "ended": till.begun("ends"), "peak": till.peak}
            seen |= {"sessions": len(witness.sessions), "out": engine.pool.checkedout()}
            seen |= baskets.noted()
        seen["after"] = named(await shelf(engine))
    seen["done"] = True


def named(bags: dict[int, tuple[str, int]]) -> list[list[Any]]:
    """Return a shelf as a list that survives JSON: number, name, kilos."""
    return [[number, name, kilos] for number, (name, kilos) in sorted(bags.items())]


def sold(e: Evidence) -> dict[int, int]:
    """Return how many kilos left each bag."""
    before = {number: kilos for number, _, kilos in e.seen["before"]}
    return {number: before[number] - kilos for number, _, kilos in e.seen["after"]}


def wanted(e: Evidence) -> dict[int, int]:
    """Return how many kilos should have left each bag."""
    return {bag: kilos if good else 0 for bag, kilos, good in e.seen["orders"]}


def passes(e: Evidence) -> str | None:
    """All paid at once, once each; the store is right; every connection is back."""
    once = sorted(e.seen["ended"]) == sorted(bag for bag, _, _ in e.seen["orders"])
    if not once or e.seen["peak"] < 3 or sold(e) != wanted(e) or e.seen["out"]:
        return None
    return (
        f"All three paid at the same time. {told(e, True)} left the store; {told(e, False)}, whose card was "
        "refused, is still there: nobody touched the basket of another."
    )


def told(e: Evidence, good: bool) -> str:
    """Return the paid or the refused orders in words: "3 kg of Sidamo"."""
    names = {number: name for number, name, _ in e.seen["before"]}
    return in_order([f"{kilos} kg of {names[bag]}" for bag, kilos, paid in e.seen["orders"] if paid is good])


def saw(e: Evidence) -> str:
    """Say what became of the orders."""
    left = {number: kilos for number, kilos in sold(e).items() if kilos}
    names = {number: name for number, name, _ in e.seen["before"]}
    gone = in_order([f"{kilos} kg of {names[number]}" for number, kilos in left.items()]) or "nothing"
    return (
        f"Paid for: {told(e, True)}. Gone from the store: {gone}. At most {e.seen['peak']} paid at once. "
        f"Sessions: {e.seen['sessions']}."
    )
