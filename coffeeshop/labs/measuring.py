"""The lab of lesson 05: more and more customers at once, until no more are served a second."""

from __future__ import annotations

import asyncio
import contextlib
import math
import time
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

from coffeeshop.customers import rush
from coffeeshop.engines.gunicorn import Gunicorn, missing
from coffeeshop.labs import words
from coffeeshop.labs.controls import Choice, Number, Option
from coffeeshop.labs.experiment import Experiment, Plan, Result, beside
from coffeeshop.labs.screen import Screen
from coffeeshop.labs.sweep import EACH, Sweep, complete, drawn, levels_off, p95, theory
from coffeeshop.ledger import Run
from coffeeshop.metrics import latencies, throughput
from coffeeshop.pictures import Picture
from coffeeshop.serving import serve

POINTS = (1, 2, 5, 10, 20, 40, 100, 200, 500)  # customers at once
BUDGET = 5.5  # seconds of all points together: a slower way of working gets less far
BESIDE = 4  # ways of working in one picture
FASTAPI = {"opened": 'shop = serve("coffeeshop.app.main:app", where="process")', "param": "milk"}
FLASK = {
    "opened": "from coffeeshop.engines.gunicorn import Gunicorn\n\nshop = Gunicorn(threads=40)",
    "param": "seconds",
}
WAYS = (
    Option(
        "blocking", "blocking", "time.sleep", {**FASTAPI, "path": "/blocking", "who": "one at a time"}
    ),
    Option("thread", "def", "time.sleep", {**FASTAPI, "path": "/thread", "who": "40 aprons"}),
    Option(
        "awaiting", "async def", "await asyncio.sleep",
        {**FASTAPI, "path": "/awaiting", "who": "nobody waits for another"},
    ),
    Option("gthread", "Flask", "gthread, 40 threads", {**FLASK, "path": "/milk", "who": "40 threads"}),
)  # fmt: skip
PLACES = {"blocking": 1, "thread": 40, "awaiting": math.inf, "gthread": 40}  # orders that wait at once
COLOURS = ("awaiting", "thread", "gthread", "blocking")  # the order in which curves take theirs
MOST = tuple(
    Option(str(most), str(most), "", {"count": most, "points": str(tuple(n for n in POINTS if n <= most))})
    for most in (20, 100, 500)
)
MILK = Number("milk", "Milk heats for", 0.05, 0.3, 0.05, "Milk heats for 0.05 to 0.3 seconds here", unit="s")


def capacity(most: int = 100, milk: float = 0.2, way: str = "thread", guess: Any = None) -> Capacity:
    """Return the lab about the rush: how many customers can one barista take?

    1, 2, 5, 10 ... up to `most` (20, 100 or 500) customers at once order twice each, and the lab draws
    what is served a second and the p95 over their number. Milk heats for `milk` seconds. `way` is
    "blocking", "thread" (a plain `def`), "awaiting" or, where Gunicorn and Flask are there, "gthread".
    Shop and customers have a process each. `guess` is what `predict` returned in an earlier cell, a number
    of customers. The finished runs are in `.runs`, the newest last: each a dict with a run for every
    number of customers. ShopError where the numbers can't be.
    """
    offered = WAYS[: 3 if missing() else 4]
    plan = Plan(
        title="How many customers can one barista take?",
        controls=(
            Choice("way", "The endpoint", offered),
            Choice("most", "Customers at once, up to", MOST),
            MILK,
        ),
        question=(
            "{way.label}, {milk:time} of milk each, 1 to {most} customers at once. "
            "From how many on are no more served a second?"
        ),
        guesses=(1, 10, 40, (1, "most.count")),
        form="customers",
        code=(
            "{way.opened}\nruns = {}\nfor n in {most.points}:\n"
            '    milk = {"{way.param}": {milk}}\n'
            '    runs[n] = await rush(shop, "{way.path}", at_once=n, orders=2 * n, seconds=5, params=milk)'
        ),
        heads=("endpoint", "milk", "customers at once", "no faster from", "served a second", "p95"),
        view="curves",
        empty="Nothing has run yet. Guess, then press Run: a few customers come, then more and more.",
    )
    return Capacity(plan, {"way": way, "most": str(most), "milk": milk}, guess)


class Watch:
    """The clock of a sweep: it runs from the first customers on."""

    def __init__(self) -> None:
        self.began = time.perf_counter()

    def since(self) -> float:
        """Return the seconds since the first customers came."""
        return time.perf_counter() - self.began

    def beats(self) -> list[float]:
        """Return no beats: the shop's loop is in another process."""
        return []


class Capacity(Experiment):
    """The lab that `capacity` returns."""

    opens_a_shop = False  # it opens one in another process, which nothing here can warm up

    async def recipe(self, settings: dict[str, Any], screen: Screen) -> Sweep:
        """Send more and more customers until all points are measured, or the time is over."""
        try:
            async with _opened(settings["way"]) as shop:
                return await self._measure(shop, settings, screen)
        except BaseException:
            self.picture = ""  # what was measured stays in sight, but it is no result
            raise

    async def _measure(self, shop: Any, settings: dict[str, Any], screen: Screen) -> Sweep:
        points, sweep, served, clock = _points(settings), {}, 0, Watch()
        async with screen.following(clock, EACH * sum(points)):
            for place, n in enumerate(points, 1):
                screen.note(doing=f"{words.crowd(n)}: measurement {place} of {len(points)}")
                self._show_so_far(Result(settings, None, sweep))
                sweep[n] = await _measured(shop, settings, n, clock, _counting(screen, served))
                served += EACH * n
                if not complete(n, sweep[n]) or clock.since() > BUDGET - EACH * settings["milk"]:
                    break
        return sweep

    def _show_so_far(self, going: Result) -> None:
        """Draw what is measured so far, with the earlier runs and the theory."""
        self.picture = self._curves(self._newest([*self._finished, going])).svg

    def _draw(self) -> Picture:
        return self._curves(self._newest(self._finished))

    def _curves(self, shown: list[Result]) -> Picture:
        settings = shown[-1].settings
        points = sorted({n for result in shown for n in (*result.run, *_points(settings))})
        rates = {n: theory(n, settings["milk"], PLACES[settings["way"]]) for n in points}
        return drawn(_named(shown), rates, f"theory: {_label(settings)}", self._width)

    def _newest(self, results: Sequence[Result]) -> list[Result]:
        """Return the last results of different ways and milk; a new one takes the place of the former."""
        newest: dict[Any, Result] = {}
        for result in results:
            newest.pop(_kind(result), None)
            newest[_kind(result)] = result
        return list(newest.values())[-BESIDE:]

    def _fixed(self) -> dict[str, Any]:
        return {"turn": self.turn}

    def verdict(self, result: Result, earlier: Sequence[Result] = ()) -> str:
        """Return where it got no faster, against the prediction and theory, and how long one waits there."""
        return " ".join([_grown(result), _waited(result), *_ended(result), *_compared(result, earlier)])

    def row(self, result: Result) -> list[str]:
        """Return the figures of a run: where it got no faster, and throughput and p95 of the last point."""
        n, run = _last(result)
        knee, wait = levels_off(result.run), p95(n, run)
        off = str(knee) if knee < n else "it went on"
        told = words.span(wait) if complete(n, run) else "not known"
        return [words.chosen(result.settings["milk"]), str(n), off, rate(throughput(run)), told]


def rate(orders: float) -> str:
    """Return orders a second as the picture writes them: "4.9", "1,110"."""
    return f"{orders:,.{1 if orders < 9.95 else 0}f}"


@contextlib.asynccontextmanager
async def _opened(way: str) -> AsyncIterator[Any]:
    """Open the shop, or the Flask shop, in a process of its own, and close it whatever happens."""
    if way != "gthread":
        async with serve("coffeeshop.app.main:app", where="process") as shop:
            yield shop
        return
    opening = asyncio.ensure_future(asyncio.to_thread(Gunicorn, threads=PLACES[way]))
    try:
        yield await asyncio.shield(opening)
    finally:
        await asyncio.to_thread((await opening).stop)


async def _measured(
    shop: Any, settings: dict[str, Any], n: int, clock: Watch, watch: Callable[..., None]
) -> Run:
    """Let `n` customers order at once, twice each, while there is time."""
    more = _option(settings["way"]).more
    return await rush(
        shop, more["path"], at_once=n, orders=EACH * n, params={more["param"]: settings["milk"]},
        seconds=BUDGET - clock.since(), watch=watch, title=f"{_label(settings)}, {words.crowd(n)}",
    )  # fmt: skip


def _counting(screen: Screen, before: int) -> Callable[..., None]:
    return lambda done, total, failed=0: screen.watch(before + done, total, failed)


def _points(settings: dict[str, Any]) -> list[int]:
    return [n for n in POINTS if n <= int(settings["most"])]


def _last(result: Result) -> tuple[int, Run]:
    """Return the last number of customers of which anybody was served, and its run."""
    return [(n, run) for n, run in result.run.items() if latencies(run)][-1]


def _kind(result: Result) -> tuple[str, float]:
    return result.settings["way"], result.settings["milk"]


def _named(shown: list[Result]) -> dict[str, Sweep]:
    """Return the sweeps by their names in the picture: a way keeps its place, and so its colour and mark.

    Where a way is there twice, with other milk, the elder takes the place of a way that is not there.
    """
    newest = {result.settings["way"]: result for result in shown}
    rest = [result for result in shown if newest[result.settings["way"]] is not result]
    several = len({result.settings["milk"] for result in shown}) > 1
    found: dict[str, Sweep] = {}
    for way in COLOURS:
        result = newest.get(way) or (rest.pop() if rest else None)
        if result is None:
            found[_option(way).label] = {}
        else:
            milk = f", {words.chosen(result.settings['milk'])}" if several else ""
            found[_label(result.settings) + milk] = result.run
    return found


def _grown(result: Result) -> str:
    """Return where the throughput levels off, against the prediction and theory."""
    knee, last = levels_off(result.run), _last(result)[0]
    most = max(throughput(run) for run in result.run.values())
    way = _option(result.settings["way"])
    limit = rate(theory(last, result.settings["milk"], PLACES[way.key]))
    grown = f"up to {last:,} at once it got faster" if knee == last else f"from {knee:,} on it gets no faster"
    said = f"{_against(result, knee)}{grown}: {rate(most)} a second, {limit} in theory ({way.more['who']})."
    return said[0].upper() + said[1:]


def _against(result: Result, knee: int) -> str:
    if result.guess is None:
        return ""
    right = result.guess == knee < _last(result)[0]
    return f"You said {words.customers(round(result.guess))}{', and so it is' if right else ''}: "


def _waited(result: Result) -> str:
    n, run = _last(result)
    if complete(n, run):
        return f"With {n:,} at once, 95 in 100 orders took at most {words.span(p95(n, run))}."
    return (
        f"With {n:,} at once the time was over before all were served, so nobody knows their p95: "
        f"Little's law says {words.span(n / throughput(run))} each."
    )


def _ended(result: Result) -> list[str]:
    n, run = _last(result)
    if n == _points(result.settings)[-1] or not complete(n, run):
        return []
    return ["Then the time of a run was over."]


def _compared(result: Result, earlier: Sequence[Result]) -> list[str]:
    old = beside(result, earlier)
    if old is None:
        return []
    n = max(n for n, run in result.run.items() if n in old.run and throughput(run) and throughput(old.run[n]))
    ratio = throughput(result.run[n]) / throughput(old.run[n])
    if 0.8 < ratio < 1.25:
        return [f"With {n:,} at once {_label(old.settings)} serves about as many."]
    more, less = (result, old) if ratio > 1 else (old, result)
    times = max(ratio, 1 / ratio)
    return [
        f"With {n:,} at once {_label(more.settings)} serves {times:.{0 if times >= 9.5 else 1}f} times as "
        f"many as {_label(less.settings)}."
    ]


def _option(way: str) -> Option:
    return next(option for option in WAYS if option.key == way)


def _label(settings: dict[str, Any]) -> str:
    return _option(settings["way"]).label
