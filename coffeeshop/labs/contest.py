"""The first lab: the same customers and the same milk, served in different ways."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from typing import Any

import traitlets

from coffeeshop.app import create_app
from coffeeshop.customers import rush
from coffeeshop.labs import words
from coffeeshop.labs.opened import Glass
from coffeeshop.labs.shell import main_loop, plain
from coffeeshop.labs.widget import Lab, script, style
from coffeeshop.labs.words import WAYS, Result
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.metrics import latencies, summary
from coffeeshop.pictures import timeline
from coffeeshop.serving import serve

BESIDE = 3  # runs that stand under one another in the picture
KEPT = 8  # runs in the table
MOST_ORDERS = 500
LONGEST = 60.0  # seconds that a lab may take, if its customers are served one after another
WIDTH = 860  # pixels
TALL = {1: 310.0, 2: 208.0, 3: 208.0}  # pixels of all lanes, by runs: so that two runs fit the lab
FLUSH = 0.05  # seconds between two updates of the screen
TITLE = "One barista: how long does the last customer wait?"


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
    _check(orders, milk, "awaiting")
    if way not in (offered := [known.key for known in WAYS[:ways]]):
        raise ShopError(f"This race has no way called {way!r}. It offers {', '.join(offered)}.")
    if not _warming:
        _warming.append(threading.Thread(target=_warm, name="a lab warms up", daemon=True))
        _warming[0].start()
    return Contest(WAYS[:ways], way=way, orders=orders, milk=milk, guess=guess, title=title)


class Contest(Lab):
    """The lab that `race` returns."""

    _esm = script("contest.js")
    _css = style()

    ways = traitlets.List().tag(sync=True)
    way = traitlets.Unicode().tag(sync=True)
    orders = traitlets.Int().tag(sync=True)
    milk = traitlets.Float().tag(sync=True)
    guessed = traitlets.Bool(False).tag(sync=True)  # an earlier cell has asked for the prediction
    turn = traitlets.Int(0).tag(sync=True)  # counts the runs: what belongs to another turn is stale
    phase = traitlets.Unicode("ready").tag(sync=True)  # "ready" or "running"
    live = traitlets.Dict().tag(sync=True)
    results = traitlets.List().tag(sync=True)
    picture = traitlets.Unicode("").tag(sync=True)
    told = traitlets.Unicode("").tag(sync=True)  # the picture in words
    said = traitlets.Unicode("").tag(sync=True)

    def __init__(self, ways: tuple[words.Way, ...], *, guess: Any = None, **traits: Any) -> None:
        self._finished: list[Result] = []
        self._guess = guess
        self._task: asyncio.Task[None] | None = None
        self._glass: Glass | None = None
        offered = [way._asdict() for way in ways]
        super().__init__(ways=offered, guessed=guess is not None, **traits)

    @property
    def runs(self) -> list[Run]:
        """The finished runs, the newest last."""
        return [result.run for result in self._finished]

    def do_run(self, wish: dict[str, Any]) -> None:
        """Begin a run, unless one is going on (Run pressed twice)."""
        if self._task is not None and not self._task.done():
            return
        with self.hold_sync():  # first of all nothing of the former run is left to be seen
            self.turn, self.phase = int(wish["turn"]), "running"
            self.live, self.picture, self.told, self.said, self.fault = {}, "", "", "", ""
        self.send({"say": "here"})
        self._task = main_loop().create_task(self._see_through(wish), name="race")

    def do_stop(self, wish: dict[str, Any]) -> None:
        """Send the customers home."""
        if self._task is not None:
            self._task.cancel()
        if self._glass is not None:
            self._glass.closed = True

    async def _see_through(self, wish: dict[str, Any]) -> None:
        """Run the race; whatever happens, the lab says so and is ready for the next."""
        began = time.perf_counter()
        try:
            orders, milk = _check(wish["orders"], wish["milk"], wish["way"])
            way = next(way for way in WAYS if way.key == wish["way"])
            for thread in _warming:
                await asyncio.to_thread(thread.join)
            run = await self._race(way, orders, milk)
            done = Result(way, orders, milk, self._guessed(wish), run)
            await self._show(done)
        except asyncio.CancelledError:
            took = time.perf_counter() - began
            self.said = f"Stopped after {took:.1f} s, with {self._served()} served. The others went home."
        except Exception as error:
            self.show_error(plain(error))
        finally:
            self.phase = "ready"

    def _served(self) -> str:
        done = self.live["served"][-1][1] if self.live.get("served") else 0
        return f"{done} of {self.live.get('total', 'all')}"

    async def _race(self, way: words.Way, orders: int, milk: float) -> Run:
        """Serve the shop, send the customers, and show how far they are."""
        served: list[tuple[float, int]] = []
        glass = self._glass = Glass(create_app(milk=milk))

        def watch(done: int, total: int, failed: int) -> None:
            if (since := glass.since()) is not None and (not served or served[-1][1] != done + failed):
                served.append((round(since, 3), done + failed))

        async with serve(glass, xray=True) as shop:
            screen = asyncio.create_task(self._flush(glass, orders, served))
            try:
                title = words.title(Result(way, orders, milk, None, Run()))
                return await rush(shop, way.path, orders=orders, title=title, watch=watch)
            finally:
                screen.cancel()

    async def _flush(self, glass: Glass, total: int, served: list[tuple[float, int]]) -> None:
        """Show what is known so far, 20 times a second at most."""
        former = self._finished[-1:] if self._finished else []
        fixed = {
            "turn": self.turn,
            "total": total,
            "ghost": [s for old in former for s in _thinned(latencies(old.run))],
            "axis": max((summary(old.run).seconds for old in self._beside()), default=0),
        }
        while True:
            if (since := glass.since()) is not None:
                self.live = {**fixed, "t": round(since, 3), "served": list(served), "beats": glass.beats()}
            await asyncio.sleep(FLUSH)

    async def _show(self, result: Result) -> None:
        """Put the finished run beside the former ones."""
        earlier = list(self._finished)
        self._finished = [*self._finished, result][-KEPT:]
        picture = await asyncio.to_thread(self._draw)
        with self.hold_sync():
            self.said = words.verdict(result, earlier)
            self.results = [
                {"label": old.way.label, "cells": words.row(old), "new": old is result}
                for old in self._finished
            ]
            self.picture, self.told = picture.svg, picture.text
            self.guessed = False  # the next run is another question

    def _draw(self) -> Any:
        runs = [result.run for result in self._beside()]
        return timeline(*runs, theme="live", width=WIDTH, tall=TALL[len(runs)])

    def _beside(self) -> list[Result]:
        """Return the last runs of different settings, oldest first: a run again takes its former place."""
        newest = {(r.way, r.orders, r.milk): r for r in self._finished}
        return list(newest.values())[-BESIDE:]

    def _guessed(self, wish: dict[str, Any]) -> float | None:
        if self.guessed:
            return getattr(self._guess, "seconds", None)
        guess = wish.get("guess")
        return None if guess is None else float(guess)

    def still(self) -> str:
        """Return the question as text."""
        ways = " or ".join(way["label"] for way in self.ways)
        return (
            f"{self.title}\n{words.customers(self.orders)} at once, {self.milk:g} s of milk each; "
            f"the barista works by {ways}. Run this notebook to try it: this lab needs a kernel."
        )


def _check(orders: Any, milk: Any, way: str) -> tuple[int, float]:
    """Return the numbers of a race, or say which cannot be and what can."""
    if not isinstance(orders, int) or not 1 <= orders <= MOST_ORDERS:
        raise ShopError(f"A race takes from 1 to {MOST_ORDERS} customers, a whole number; not {orders}.")
    if not isinstance(milk, int | float) or not 0.01 <= milk <= 5:
        raise ShopError(f"Milk heats for 0.01 to 5 seconds here, not for {milk}.")
    if way == "blocking" and orders * milk > LONGEST:
        raise ShopError(
            f"{orders} customers of {milk:g} s, one after another, take {orders * milk:.0f} s: "
            f"choose fewer customers or less milk (together at most {LONGEST:.0f} s)."
        )
    return orders, float(milk)


_warming: list[threading.Thread] = []  # one, once


def _warm() -> None:
    """Open and close a shop once, while the learner reads: the first one loads half a second of modules."""
    with contextlib.suppress(Exception), serve(create_app(), xray=True):
        pass


def _thinned(times: list[float]) -> list[float]:
    """Return at most 100 of the sorted times, evenly."""
    ordered = sorted(times)
    step = max(1, len(ordered) // 100)
    return [round(t, 3) for t in ordered[::step]]
