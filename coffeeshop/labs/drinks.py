"""The lab of lesson 01: one barista, drinks of the menu, and the order in which their steps begin."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from coffeeshop import menu
from coffeeshop.labs import words
from coffeeshop.labs.bar import Bar
from coffeeshop.labs.controls import Choice, Number, Option
from coffeeshop.labs.experiment import Experiment, Plan, Result, beside
from coffeeshop.labs.screen import Screen
from coffeeshop.ledger import Run, StepTaken
from coffeeshop.metrics import lag, peak

WAYS = (
    Option(
        "in_a_row", "await in a loop", "for …: await",
        {"lines": 'for order in range({orders}):\n    await make(drink("{drink}"))'},
    ),
    Option(
        "at_once", "tasks", "gather",
        {"lines": 'await asyncio.gather(*(make(drink("{drink}")) for order in range({orders})))'},
    ),
    Option(
        "blocking", "tasks that block", "time.sleep",
        {"lines": 'await asyncio.gather(*(make(drink("{drink}"), "blocking") for order in range({orders})))'},
    ),
)  # fmt: skip
DRINKS = tuple(
    Option(name, name, "", {"seconds": round(menu.drink(name).seconds, 3)})
    for name in ("espresso", "latte", "tea", "juice")
)
PLAN = Plan(
    title="One barista, several drinks: which step comes next?",
    controls=(
        Choice("way", "The orders are", WAYS),
        Choice("drink", "Drink", DRINKS),
        Number("orders", "Orders", 1, 6, 1, "This lab takes from 1 to 6 orders, a whole number", slide=True),
    ),
    question=(
        "{orders:orders} of {drink}, {drink.seconds:time} if made alone, {way.label}. "
        "When is the last one served?"
    ),
    guesses=((1, "drink.seconds"), (2, "drink.seconds"), (1, "orders", "drink.seconds")),
    code="%%xray\nfrom coffeeshop.barista import make\nfrom coffeeshop.menu import drink\n\n{way.lines}",
    heads=(
        "the orders are",
        "drink",
        "orders",
        "the last one served after",
        "steps at once",
        "pulse flat for",
    ),
)


def barista(orders: int = 3, drink: str = "latte", way: str = "in_a_row", guess: Any = None) -> Barista:
    """Return the lab about one barista: several drinks of the menu, in a row, as tasks, or blocking.

    No server is needed: the drinks are made on an event loop of the lab's own, which is recorded.
    `orders` is from 1 to 6, `drink` one of espresso, latte, tea, juice, and `way` "in_a_row",
    "at_once" or "blocking". `guess` is what `predict` returned in an earlier cell. The finished runs
    are in `.runs`, the newest last. ShopError where the numbers can't be.
    """
    return Barista(PLAN, {"way": way, "drink": drink, "orders": orders}, guess)


class Barista(Experiment):
    """The lab that `barista` returns."""

    opens_a_shop = False

    async def recipe(self, settings: dict[str, Any], screen: Screen) -> Run:
        """Let one barista make the drinks on a loop of their own, and record it."""
        way, drink, orders = settings.values()
        title = f"{_label(way)}: {orders} of {drink}"
        bar = Bar(menu.drink(drink), way, orders, screen, title)
        async with screen.following(bar, orders):
            try:
                return await asyncio.to_thread(bar.open)
            finally:
                bar.close()

    def verdict(self, result: Result, earlier: Sequence[Result] = ()) -> str:
        """Return the prediction against the result, what the steps did, and the other ways."""
        last = result.run.seconds
        said = words.against(result.guess, last, f"The last one was served after {words.span(last)}.")
        return " ".join([said, _steps(result.run), *self._compared(result, last, earlier)])

    def row(self, result: Result) -> list[str]:
        """Return the figures of a run: when the last one was served, steps at once, and the flat pulse."""
        _, drink, orders = result.settings.values()
        figures = [words.span(result.run.seconds), str(together(result.run)), words.flat(result.run)]
        return [drink, str(orders), *figures]

    def told_steps(self, result: Result) -> list[dict[str, Any]]:
        """Return every step in the order in which they began, with how it was done."""
        begun = sorted(result.run.steps, key=lambda step: (step.start, step.end))
        return [{"order": step.order, "name": step.name, "how": _how(step)} for step in begun]

    def _compared(self, result: Result, last: float, earlier: Sequence[Result]) -> list[str]:
        old = beside(result, earlier)
        return [words.compared(old.run.seconds, last, self.label(old))] if old else []


def together(run: Run) -> int:
    """Return how many steps went on at the same moment, at most."""
    return peak((step.start, step.end) for step in run.steps)


def _how(step: StepTaken) -> str:
    if step.kind == "hands-on":
        return "hands"
    return "stands" if step.blocking else "machine"


def _steps(run: Run) -> str:
    most, flat = together(run), words.span(lag(run).flat / 1e9)
    machines = [step for step in run.steps if step.kind == "waiting"]
    if not machines:
        return "One step after another: hands have no wait to give away, in any of the ways."
    if any(step.blocking for step in machines):
        return f"The barista stood at the machine, and for {flat} the pulse was flat."
    if most > 1:
        return (
            f"Up to {most} steps went on at once: the machines' waits overlap, the barista's hands never do."
        )
    return "One step after another: while a machine was at work, the barista was free and had nothing to do."


def _label(way: str) -> str:
    return next(option.label for option in WAYS if option.key == way)
