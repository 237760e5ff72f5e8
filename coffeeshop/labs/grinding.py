"""The lab of lesson 04: orders that wait or work, inline, in threads, in processes; a ping beside each."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import Any

from coffeeshop.app import create_app
from coffeeshop.children.pool import cores, run_in_process
from coffeeshop.labs import words
from coffeeshop.labs.controls import Choice, Number, Option
from coffeeshop.labs.experiment import Experiment, Plan, Result, beside
from coffeeshop.labs.screen import Screen
from coffeeshop.ledger import Run
from coffeeshop.metrics import lag

KINDS = (
    Option("works", "work: squeeze oranges", "0.08 s", {"params": '{"drink": "juice"}', "noun": "juice"}),
    Option("waits", "wait: milk heats", "0.08 s", {"params": '{"milk": 0.08}', "noun": "milk"}),
)
PARAMS = {"works": {"drink": "juice"}, "waits": {"milk": 0.08}}
WAYS = (
    Option("blocking", "inline", "async def"),
    Option("thread", "in threads", "def"),
    Option("process", "in processes", "run_in_process"),
)
ORDERS = "This lab takes from 1 to 20 orders, a whole number"
PLAN = Plan(
    title="Waiting or working: who lets the ping through?",
    controls=(
        Choice("kind", "The orders", KINDS),
        Choice("way", "They are made", WAYS),
        Number("orders", "Orders", 1, 20, 1, ORDERS, slide=True),
    ),
    question=(
        "{orders:orders} of {kind.noun}, made {way.label}, a ping before each. "
        "How long does the slowest ping take?"
    ),
    guesses=(0.005, 0.05, 0.5, 2),
    code=(
        'paths = ["/ping"] * 10 + ["/ping", "/{way}"] * {orders} + ["/ping"] * 20\n'
        "run = await rush(serve(create_app(), xray=True), paths, params={kind.params}, "
        'rate=50, orders=len(paths), client_in="process")'
    ),
    heads=("the orders", "orders", "slowest ping", "all made after", "pulse flat for"),
    view="answers",
)


def work(orders: int = 10, kind: str = "works", way: str = "blocking", guess: Any = None) -> Work:
    """Return the lab about waiting and working: which way of working lets a ping through?

    `orders` (1 to 20) of 0.08 s each are made, with a ping before each, ten ahead and twenty behind,
    50 a second; the customers live in a process of their own. `kind` ("works" or "waits") and `way`
    ("blocking", "thread" or "process") are chosen at first. `guess` is what `predict` returned in an
    earlier cell. The finished runs are in `.runs`, the newest last. ShopError where the numbers can't
    be.
    """
    return Work(PLAN, {"kind": kind, "way": way, "orders": orders}, guess)


class Work(Experiment):
    """The lab that `work` returns."""

    async def recipe(self, settings: dict[str, Any], screen: Screen) -> Run:
        """Send the orders with their pings, from a process of their own, 50 a second."""
        kind, way, orders = settings.values()
        paths = ["/ping"] * 10 + ["/ping", f"/{way}"] * orders + ["/ping"] * 20
        return await self.rushed(
            screen, create_app(), paths, orders=len(paths), params=PARAMS[kind], rate=50, client_in="process",
            title=f"{_named(settings)}, {orders} of 0.08 s", first=_hire if way == "process" else None,
        )  # fmt: skip

    def label(self, result: Result) -> str:
        """Return what the orders did and how they were made."""
        return _named(result.settings)

    def verdict(self, result: Result, earlier: Sequence[Result] = ()) -> str:
        """Return the prediction against the slowest ping, and what the pulse and the orders say."""
        ping = words.slowest(result.run, "/ping")
        said = words.against(result.guess, ping, f"The slowest ping took {words.span(ping)}.")
        made = f"All {result.settings['orders']} were made after {words.span(made_after(result.run))}."
        return " ".join(
            [said, _loop(result), made, *_one_core(result), *self._compared(result, ping, earlier)]
        )

    def row(self, result: Result) -> list[str]:
        """Return the figures of a run: the slowest ping, when all was made, and the flat pulse."""
        run, orders = result.run, str(result.settings["orders"])
        made = words.span(made_after(run))
        return [orders, words.span(words.slowest(run, "/ping")), made, words.flat(run)]

    def _compared(self, result: Result, ping: float, earlier: Sequence[Result]) -> list[str]:
        old = beside(result, earlier)
        return (
            [words.compared(words.slowest(old.run, "/ping"), ping, f"beside {self.label(old)}")]
            if old
            else []
        )


def made_after(run: Run) -> float:
    """Return the seconds from the first order's arrival (no ping's) to the last one's end."""
    orders = [order for order in run.orders if order.path != "/ping" and order.served]
    return (max(o.served or 0 for o in orders) - min(o.due for o in orders)) / 1e9 if orders else float("nan")


async def _hire() -> None:
    """Start the pool's processes before the clock runs: it takes a second or so."""
    await asyncio.gather(*(run_in_process(time.sleep, 0.2) for _ in range(cores())))


def _loop(result: Result) -> str:
    beat, way = lag(result.run), result.settings["way"]
    flat = words.span(beat.flat / 1e9)
    if way == "blocking" and beat.flat:
        doing = "squeezed" if result.settings["kind"] == "works" else "stood at the machine"
        return f"For {flat} the pulse was flat: the barista {doing}, and nobody was answered."
    if beat.flat:
        return f"The pulse stumbled, with {flat} of pauses in all."
    return "The pulse never stopped." if way != "blocking" else "The pulse hardly noticed."


def _one_core(result: Result) -> list[str]:
    if cores() == 1 and (result.settings["kind"], result.settings["way"]) == ("works", "process"):
        return ["There is one core here, so two processes take turns: this cannot show work done sooner."]
    return []


def _named(settings: dict[str, Any]) -> str:
    made = next(option.label for option in WAYS if option.key == settings["way"])
    return f"{settings['kind'].removesuffix('s')}ing, {made}"
