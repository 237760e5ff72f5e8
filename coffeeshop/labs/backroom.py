"""The lab of lesson 03 about the thread pool: forty aprons, and who waits for one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coffeeshop.app import create_app
from coffeeshop.labs import words
from coffeeshop.labs.controls import Choice, Number, Option
from coffeeshop.labs.experiment import Experiment, Plan, Result, beside
from coffeeshop.labs.screen import Screen
from coffeeshop.ledger import Run
from coffeeshop.metrics import peak, rounds, summary

WAYS = (Option("thread", "def", "time.sleep"), Option("awaiting", "async def", "await asyncio.sleep"))
CUSTOMERS = "This lab takes from 1 to 100 customers, a whole number"
MILK = "Milk heats for 0.1 to 2 seconds here"
PLAN = Plan(
    title="Forty aprons: where does the staircase begin?",
    controls=(
        Choice("way", "The endpoint is spelled", WAYS),
        Number("orders", "Customers", 1, 100, 1, CUSTOMERS, slide=True),
        Number("milk", "Milk heats for", 0.1, 2, 0.1, MILK, unit="s"),
    ),
    question=(
        "{orders:crowd}, {milk:time} of milk each, an endpoint spelled {way.label}. "
        "How long does the last one wait?"
    ),
    guesses=((1, "milk"), (2, "milk"), (3, "milk"), (1, "orders", "milk")),
    code='run = await rush(serve(create_app(milk={milk}), xray=True), "/{way}", orders={orders})',
    heads=(
        "spelled",
        "customers",
        "milk",
        "the last one waited",
        "helpers at once",
        "rounds",
        "waited for an apron",
    ),
)


def aprons(orders: int = 40, milk: float = 0.5, guess: Any = None, way: str = "thread") -> Aprons:
    """Return the lab about the 40 thread tokens: slide the customers from 1 to 100, and look who waits.

    `way` is "thread" (a plain `def`) or "awaiting" (`async def`), chosen at first; milk heats for
    `milk` seconds. `guess` is what `predict` returned in an earlier cell. The finished runs are in
    `.runs`, the newest last. ShopError where the numbers can't be.
    """
    return Aprons(PLAN, {"way": way, "orders": orders, "milk": milk}, guess)


class Aprons(Experiment):
    """The lab that `aprons` returns."""

    async def recipe(self, settings: dict[str, Any], screen: Screen) -> Run:
        """Send all customers at once to the endpoint of the chosen spelling."""
        way, orders, milk = settings.values()
        title = f"{_label(way)}: {words.customers(orders)}, {words.chosen(milk)} of milk each"
        return await self.rushed(screen, create_app(milk=milk), f"/{way}", orders=orders, title=title)

    def verdict(self, result: Result, earlier: Sequence[Result] = ()) -> str:
        """Return the prediction against the result, where the staircase began, and the other spelling."""
        run, crowd = result.run, words.customers(result.settings["orders"])
        slowest = summary(run).slowest
        said = words.against(result.guess, slowest, f"The last of {crowd} waited {words.span(slowest)}.")
        return " ".join([said, _staircase(run), *self._compared(result, slowest, earlier)])

    def row(self, result: Result) -> list[str]:
        """Return the figures of a run: the last one's wait, helpers at once, rounds, and who queued."""
        works = [(work.start, work.end or result.run.end) for work in result.run.works]
        helpers = (str(peak(works)), str(rounds(works))) if works else ("none", "none")
        orders, milk = str(result.settings["orders"]), words.chosen(result.settings["milk"])
        return [orders, milk, words.span(summary(result.run).slowest), *helpers, str(len(queued(result.run)))]

    def _compared(self, result: Result, slowest: float, earlier: Sequence[Result]) -> list[str]:
        old = beside(result, earlier)
        return [words.compared(summary(old.run).slowest, slowest, self.label(old))] if old else []


def queued(run: Run) -> list[int]:
    """Return which orders waited for an apron, by their place in the queue for one (from 1).

    An order counts as waiting where no thread took it before another one had ended.
    """
    works = sorted(run.works, key=lambda work: work.asked)
    first = min((work.end for work in works if work.end), default=0)
    return [place for place, work in enumerate(works, 1) if work.start >= first > work.asked]


def _staircase(run: Run) -> str:
    if not run.works:
        return "Nobody needed a helper: a waiting task takes no apron."
    most = peak((work.start, work.end or run.end) for work in run.works)
    waiting = queued(run)
    if not waiting:
        return f"No staircase: there was an apron for everybody, and {most} helpers waited side by side."
    return (
        f"The staircase begins at number {waiting[0]} in the queue: {len(waiting)} waited until one of "
        f"{most} helpers was back."
    )


def _label(way: str) -> str:
    return next(option.label for option in WAYS if option.key == way)
