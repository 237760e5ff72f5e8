"""The lab of lesson 03 about blocking: one bad recipe among nine good ones, and a ping beside each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coffeeshop.app import create_app
from coffeeshop.labs import words
from coffeeshop.labs.controls import Choice, Number, Option
from coffeeshop.labs.experiment import Experiment, Plan, Result, beside
from coffeeshop.labs.screen import Screen
from coffeeshop.ledger import Order, Run

BAD = 10  # the number of the order of the bad recipe
WAYS = (
    Option("blocking", "async def", "time.sleep", {"named": "time.sleep in async def"}),
    Option("awaiting", "async def", "await asyncio.sleep", {"named": "await in async def"}),
    Option("thread", "def", "time.sleep", {"named": "time.sleep in def"}),
)
MILK = "Milk heats for 0.1 to 2 seconds here"
PLAN = Plan(
    title="One bad recipe among nine good ones: what do the pings feel?",
    controls=(
        Choice("way", "The tenth recipe", WAYS),
        Number("milk", "Milk heats for", 0.1, 2, 0.1, MILK, unit="s"),
    ),
    question=(
        "Nine recipes wait with await, the tenth with {way.named}, {milk:time} each. "
        "How long does the slowest ping take?"
    ),
    guesses=(0.005, 0.05, (1, "milk"), (10, "milk")),
    code=(
        'paths = ["/ping", "/awaiting"] * 4 + ["/ping", "/{way}"] + ["/ping", "/awaiting"] * 5\n'
        'paths += ["/ping"] * 20\n'
        "run = await rush(serve(create_app(milk={milk}), xray=True), paths, rate=20, orders=len(paths))"
    ),
    heads=(
        "the tenth recipe",
        "milk",
        "slowest ping",
        "slowest good recipe",
        "pulse flat for",
        "who held the loop",
    ),
    view="answers",
)


def bad_recipe(milk: float = 0.5, guess: Any = None, way: str = "blocking") -> BadRecipe:
    """Return the lab about one blocking recipe: the toggle mends it, and the pings beside it tell.

    Ten recipes come one after another, with a ping before each and twenty after them, 20 a second.
    `way` is how the tenth recipe is written at first: "blocking", "awaiting", or "thread" (a plain
    `def`); milk heats for `milk` seconds. `guess` is what `predict` returned in an earlier cell. The
    finished runs are in `.runs`, the newest last. ShopError where the numbers can't be.
    """
    return BadRecipe(PLAN, {"way": way, "milk": milk}, guess)


class BadRecipe(Experiment):
    """The lab that `bad_recipe` returns."""

    async def recipe(self, settings: dict[str, Any], screen: Screen) -> Run:
        """Send ten recipes, one of them bad, and thirty pings, 20 a second."""
        way, milk = settings.values()
        paths = (
            ["/ping", "/awaiting"] * 4 + ["/ping", f"/{way}"] + ["/ping", "/awaiting"] * 5 + ["/ping"] * 20
        )
        title = f"the tenth with {_named(way)}"
        return await self.rushed(
            screen, create_app(milk=milk), paths, orders=len(paths), rate=20, title=title
        )

    def label(self, result: Result) -> str:
        """Return how the tenth recipe was written."""
        return _named(result.settings["way"])

    def verdict(self, result: Result, earlier: Sequence[Result] = ()) -> str:
        """Return the prediction against the slowest ping, what the good recipes felt, and who it was."""
        run, milk = result.run, result.settings["milk"]
        ping = words.slowest(run, "/ping")
        said = words.against(result.guess, ping, f"The slowest ping took {words.span(ping)}.")
        good = (
            f"The slowest good recipe took {words.span(slowest_good(run))} for {words.chosen(milk)} of milk."
        )
        return " ".join([said, good, _loop(run, milk), *self._compared(result, ping, earlier)])

    def row(self, result: Result) -> list[str]:
        """Return the figures of a run: the slowest ping and good recipe, the flat pulse, and who it was."""
        run, milk = result.run, result.settings["milk"]
        figures = [words.span(words.slowest(run, "/ping")), words.span(slowest_good(run)), words.flat(run)]
        return [words.chosen(milk), *figures, held_by(run, milk / 2)]

    def _compared(self, result: Result, ping: float, earlier: Sequence[Result]) -> list[str]:
        old = beside(result, earlier)
        return (
            [words.compared(words.slowest(old.run, "/ping"), ping, f"beside {self.label(old)}")]
            if old
            else []
        )


def slowest_good(run: Run) -> float:
    """Return the seconds of the slowest of the nine good recipes."""
    good = [order for order in run.orders if _is_good(order)]
    return max((words.waited(order) for order in good), default=float("nan"))


def _is_good(order: Order) -> bool:
    return order.path != "/ping" and order.number != BAD and bool(order.served) and not order.error


def held_by(run: Run, least: float) -> str:
    """Return the endpoint that held the loop for longest, as the x-ray saw it.

    "nobody" where no stretch was longer than `least` seconds: a busy machine makes short ones.
    """
    longest = max(run.blocks, key=lambda block: block.end - block.start, default=None)
    if longest is None or longest.end - longest.start < least * 1e9:
        return "nobody"
    return (longest.endpoint.split() or [longest.function])[-1]


def _loop(run: Run, milk: float) -> str:
    if (who := held_by(run, milk / 2)) == "nobody":
        return "Nobody held the loop for long."
    return f"The x-ray saw who held the loop: the endpoint {who}. The pulse was flat for {words.flat(run)}."


def _named(way: str) -> str:
    return str(next(option for option in WAYS if option.key == way).more["named"])
