"""The first lab: the same customers and the same milk, served in different ways."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coffeeshop import labs
from coffeeshop.app import create_app
from coffeeshop.labs import words
from coffeeshop.labs.controls import Choice, Number, Option
from coffeeshop.labs.experiment import NEEDS, Experiment, Plan, Result, beside
from coffeeshop.labs.screen import Screen
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.metrics import lag, summary

MOST_ORDERS = 500
LONGEST = 60.0  # seconds that a lab may take, if its customers are served one after another
TITLE = "One barista: how long does the last customer wait?"
WAYS = (
    Option("blocking", "blocking", "time.sleep"),
    Option("awaiting", "awaiting", "await asyncio.sleep"),
    Option("thread", "def, in threads", "def + time.sleep"),
)
ORDERS = Number(
    "orders", "Customers", 1, MOST_ORDERS, 1, "A race takes from 1 to 500 customers, a whole number"
)
MILK = Number("milk", "Milk heats for", 0.01, 5, 0.01, "Milk heats for 0.01 to 5 seconds here", unit="s")


def race(
    ways: int = 2,
    orders: int = 20,
    milk: float = 0.2,
    guess: Any = None,
    title: str = TITLE,
    way: str = "blocking",
) -> Contest:
    """Return the first lab: choose how the barista works, guess, press Run, and watch.

    `ways` offers the first 2 or all 3 of blocking, awaiting, and plain `def` in threads. `orders`
    customers (at most 500) come at once, and milk heats for `milk` seconds. `way` ("blocking",
    "awaiting" or "thread") is chosen at first. `guess` is what `predict` returned in an earlier cell,
    and stands for the first run; otherwise the lab asks by itself. The finished runs are in `.runs`,
    the newest last. ShopError where the numbers can't be.
    """
    if ways not in (2, 3):
        raise ShopError(f"A race offers 2 or 3 ways of working, not {ways!r}.")
    plan = Plan(
        title=title,
        controls=(Choice("way", "The barista works by", WAYS[:ways]), ORDERS, MILK),
        question="{orders:crowd}, {milk:time} of milk each, one barista. How long does the last one wait?",
        guesses=((1, "milk"), (5, "milk"), (1, "orders", "milk"), (5, "orders", "milk")),
        code='run = await rush(serve(create_app(milk={milk}), xray=True), "/{way}", orders={orders})',
        heads=(
            "way",
            "customers",
            "milk",
            "the last one waited",
            "served a second",
            "most at once",
            "pulse flat for",
        ),
    )
    lab = Contest(plan, {"way": way, "orders": orders, "milk": milk}, guess)
    if labs.complaint and (said := labs.complaint()):  # the course's first lab: a learner begins here
        print(said)
    return lab


class Contest(Experiment):
    """The lab that `race` returns."""

    async def recipe(self, settings: dict[str, Any], screen: Screen) -> Run:
        """Send all customers at once to the endpoint of the chosen way."""
        app = create_app(milk=settings["milk"])
        named = title(Result(settings, None, Run()))
        return await self.rushed(screen, app, f"/{settings['way']}", orders=settings["orders"], title=named)

    def checked(self, wish: dict[str, Any]) -> dict[str, Any]:
        """Return the settings, unless the learner would wait for longer than a minute."""
        settings = super().checked(wish)
        orders, milk = settings["orders"], settings["milk"]
        if settings["way"] == "blocking" and orders * milk > LONGEST and self.settings:
            raise ShopError(
                f"{orders} customers of {milk:g} s, one after another, take {orders * milk:.0f} s: "
                f"choose fewer customers or less milk (together at most {LONGEST:.0f} s)."
            )
        return settings

    def verdict(self, result: Result, earlier: Sequence[Result] = ()) -> str:
        """Return the prediction against the result, and the former run beside it."""
        return verdict(result, earlier)

    def row(self, result: Result) -> list[str]:
        """Return a race's figures as cells of a table."""
        return row(result)

    def still(self) -> str:
        """Return the question as text."""
        ways = " or ".join(option["label"] for option in self.plan["controls"][0]["options"])
        orders, milk = self.settings["orders"], self.settings["milk"]
        return (
            f"{self.title}\n{words.customers(orders)} at once, {milk:g} s of milk each; "
            f"the barista works by {ways}. {NEEDS}"
        )


def title(result: Result) -> str:
    """Return the name of a race in the picture."""
    way, orders, milk = result.settings.values()
    return f"{_label(way)}: {words.customers(orders)}, {words.chosen(milk)} of milk each"


def verdict(result: Result, earlier: Sequence[Result] = ()) -> str:
    """Return the result in words: the prediction against it, and the former run beside it."""
    figures = summary(result.run)
    if not figures.served:
        return f"Not one customer was served. {_loop(result)}"
    orders = result.settings["orders"]
    who = "The customer" if orders == 1 else f"The last of {words.customers(orders)}"
    waited = words.against(result.guess, figures.slowest, f"{who} waited {words.span(figures.slowest)}.")
    return " ".join([waited, _loop(result), *_compared(result, figures.slowest, earlier)])


def _loop(result: Result) -> str:
    beat = lag(result.run)
    flat = words.span(beat.flat / 1e9)
    if beat.share > 0.5:
        return (
            f"For {flat} the pulse was flat: the barista stood at the machine, and nobody else could order."
        )
    if beat.flat >= 100_000_000:
        return f"The pulse went on, with {flat} of pauses in all."
    never = "went on" if beat.flat else "never stopped"
    return f"The pulse {never}: the barista was free while the milk heated."


def _compared(result: Result, slowest: float, earlier: Sequence[Result]) -> list[str]:
    old = beside(result, earlier)
    return [words.compared(summary(old.run).slowest, slowest, _label(old.settings["way"]))] if old else []


def row(result: Result) -> list[str]:
    """Return a race's figures as cells of a table."""
    figures = summary(result.run)
    orders, milk = f"{result.settings['orders']:,}", words.chosen(result.settings["milk"])
    slowest, pace = words.span(figures.slowest), f"{figures.throughput:.3g}"
    return [orders, milk, slowest, pace, str(figures.peak), words.flat(result.run)]


def _label(way: str) -> str:
    return next(option.label for option in WAYS if option.key == way)
