"""The foundation of the labs that run something: a question, a few controls, one Run, and what came of it."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from typing import Any, NamedTuple

import traitlets

from coffeeshop.customers import rush
from coffeeshop.labs import warm
from coffeeshop.labs.controls import MOST, Control, checked, fill
from coffeeshop.labs.opened import Glass
from coffeeshop.labs.screen import Screen
from coffeeshop.labs.shell import main_loop, plain
from coffeeshop.labs.widget import Lab, script, style
from coffeeshop.ledger import Run
from coffeeshop.metrics import latencies, summary
from coffeeshop.pictures import Picture, timeline
from coffeeshop.serving import serve

BESIDE = 3  # runs that stand under one another in the picture
KEPT = 8  # runs in the table
NARROWEST, WIDTH = 480, 860  # pixels: a picture is drawn as wide as the lab shows it
TALL = {1: 288.0, 2: 160.0, 3: 160.0}  # pixels of all lanes, by runs: so that two runs fit the stage


class Result(NamedTuple):
    """One finished run of a lab."""

    settings: dict[str, Any]
    guess: Any  # what the learner said, a figure or words; None where they skipped
    run: Any  # a Run; a lab that measures several at once keeps them all


class Plan(NamedTuple):
    """What a lab declares. The texts may name the settings (see `controls.fill`).

    `guesses` are the answers to `question`: a figure, or a figure times settings, as in
    (5, "orders", "milk"), written in a `form` of `controls.fill`: seconds as "time"; where it asks
    for no figure, `answers` are the words. `heads` names the table's columns; the first is for the
    run's label. `page` is the title and the text of what one reads beside the runs, such as a shop's
    code. `view` is what is seen while the run goes on: "stairs" (a lane an order), "answers" (a dot an
    answer), or "curves" (a picture that the lab draws anew at each of its measurements).
    """

    title: str
    controls: tuple[Control, ...]
    question: str
    guesses: tuple[float | tuple[Any, ...], ...]
    code: str
    heads: tuple[str, ...]
    view: str = "stairs"
    form: str = "time"
    answers: tuple[str, ...] = ()
    page: tuple[str, str] | None = None
    caption: str = "Runs so far, the newest last"
    empty: str = "Nothing has run yet. Guess, then press Run: real customers will knock at a real server."


class Experiment(Lab):
    """A lab: a subclass brings a `Plan`, the recipe of a run, and the words for its result."""

    _esm = script("corner.js", "board.js", "stage.js", "measuring.js", "paper.js", "experiment.js")
    _css = style()
    opens_a_shop = True

    plan = traitlets.Dict().tag(sync=True)
    settings = traitlets.Dict().tag(sync=True)
    guessed = traitlets.Bool(False).tag(sync=True)  # an earlier cell has asked for the prediction
    turn = traitlets.Int(0).tag(sync=True)  # counts the runs: what belongs to another turn is stale
    phase = traitlets.Unicode("ready").tag(sync=True)  # "ready" or "running"
    live = traitlets.Dict().tag(sync=True)
    results = traitlets.List().tag(sync=True)
    steps = traitlets.List().tag(sync=True)  # the newest run's steps in order, where the lab tells them
    quote = traitlets.Dict().tag(sync=True)  # what was said of the page in the newest run, word for word
    picture = traitlets.Unicode("").tag(sync=True)
    told = traitlets.Unicode("").tag(sync=True)  # the picture in words
    said = traitlets.Unicode("").tag(sync=True)

    def __init__(self, plan: Plan, settings: dict[str, Any], guess: Any = None) -> None:
        if len(plan.controls) > MOST:
            raise ValueError(f"a lab has at most {MOST} controls, this one {len(plan.controls)}")
        self._plan, self._guess = plan, guess
        self._finished: list[Result] = []
        self._task: asyncio.Task[None] | None = None
        self._screen: Screen | None = None
        self._width = WIDTH
        told = {**plan._asdict(), "controls": [control.told() for control in plan.controls]}
        chosen = self.checked(settings)
        super().__init__(title=plan.title, plan=told, settings=chosen, guessed=guess is not None)
        if self.opens_a_shop:
            warm.begin()

    # What a lab brings of its own.

    async def recipe(self, settings: dict[str, Any], screen: Screen) -> Any:
        """Do what the learner asked for, tell `screen`, and return the run."""
        raise NotImplementedError

    def verdict(self, result: Result, earlier: Sequence[Result]) -> str:
        """Return the result in a few sentences, beside the earlier ones."""
        raise NotImplementedError

    def row(self, result: Result) -> list[str]:
        """Return the result's figures as the cells of the table after its label."""
        raise NotImplementedError

    def label(self, result: Result) -> str:
        """Return what the result is called in the table: by default its first control's option."""
        first = self._plan.controls[0]
        return first.option(result.settings[first.key]).label  # type: ignore[union-attr]

    def checked(self, wish: dict[str, Any]) -> dict[str, Any]:
        """Return the settings out of `wish`; ShopError in words where they cannot be."""
        return checked(self._plan.controls, wish)

    def table(self, newest: Result) -> list[dict[str, Any]]:
        """Return the rows under the picture: by default the finished runs in their order."""
        return [
            {"label": self.label(old), "cells": self.row(old), "new": old is newest} for old in self._finished
        ]

    def quoted(self, result: Result) -> dict[str, Any]:
        """Return what was said of the page: `title`, `text`, the `page`, and `lines` to mark, with words."""
        return {}

    def told_steps(self, result: Result) -> list[dict[str, Any]]:
        """Return the steps of a run in their order, where the lab tells them."""
        return []

    # What every lab does.

    @property
    def runs(self) -> list[Any]:
        """The finished runs, the newest last."""
        return [result.run for result in self._finished]

    def do_run(self, wish: dict[str, Any]) -> None:
        """Begin a run, unless one is going on (Run pressed twice)."""
        if self._task is not None and not self._task.done():
            return
        with self.hold_sync():  # first of all nothing of the former run is left to be seen
            self.turn, self.phase = int(wish["turn"]), "running"
            self.live, self.picture, self.told, self.said, self.fault = {}, "", "", "", ""
            self.steps, self.quote = [], {}
        self.send({"say": "here"})
        screen = self._screen = Screen(self._show_live, self._fixed())
        self._task = main_loop().create_task(self._see_through(wish, screen), name="lab")
        # not in the task itself: one that is stopped before its first step never runs a line
        self._task.add_done_callback(partial(self._over, screen, time.perf_counter()))

    def do_stop(self, wish: dict[str, Any]) -> None:
        """Send the customers home."""
        if self._task is not None:
            self._task.cancel()
        if self._screen is not None:
            self._screen.closed = True

    def do_fit(self, wish: dict[str, Any]) -> None:
        """Draw the picture as wide as its place, in pixels; narrower than that its words are larger."""
        former, self._width = self._width, min(WIDTH, max(NARROWEST, round(wish["width"])))
        if self.picture and self.phase == "ready" and former != self._width:
            main_loop().create_task(self._redraw(self.turn), name="redraw")

    async def _redraw(self, turn: int) -> None:
        picture = await asyncio.to_thread(self._draw)
        if self.turn == turn and self.phase == "ready":
            self.picture = picture.svg

    async def _see_through(self, wish: dict[str, Any], screen: Screen) -> None:
        """Run it; whatever goes wrong, the lab says so."""
        try:
            settings = self.checked(wish)
            await asyncio.to_thread(warm.wait)
            run = await self.recipe(settings, screen)
            await self._show(Result(settings, self._guessed(wish), run))
        except Exception as error:
            self.show_error(plain(error))

    def _over(self, screen: Screen, began: float, task: asyncio.Task[None]) -> None:
        """Be ready for the next run, however this one ended."""
        if task.cancelled():
            took = time.perf_counter() - began
            self.said = f"Stopped after {took:.1f} s, with {screen.served} served. The others went home."
        self.phase = "ready"

    async def rushed(
        self,
        screen: Screen,
        app: Any,
        path: Any,
        *,
        orders: int,
        first: Callable[[], Awaitable[None]] | None = None,
        xray: bool = True,
        **how: Any,
    ) -> Run:
        """Serve `app` behind glass, send the customers, and let `screen` show how far they are.

        `first` is done in the open shop before the customers come.
        """
        glass = Glass(app, screen)
        async with serve(glass, xray=xray) as shop, screen.following(glass, orders):
            if first is not None:
                await first()
            return await rush(shop, path, orders=orders, watch=screen.watch, **how)

    def _show_live(self, news: dict[str, Any]) -> None:
        self.live = news

    def _fixed(self) -> dict[str, Any]:
        """Return what the screen shows of the former runs while the new one is on."""
        former = self._finished[-1:] if self._plan.view == "stairs" else []
        return {
            "turn": self.turn,
            "ghost": [s for old in former for s in _thinned(latencies(old.run))],
            "axis": max((summary(old.run).seconds for old in self._beside()), default=0),
        }

    async def _show(self, result: Result) -> None:
        """Put the finished run beside the former ones."""
        earlier = list(self._finished)
        self._finished = [*self._finished, result][-KEPT:]
        picture = await asyncio.to_thread(self._draw)
        with self.hold_sync():
            self.said = self.verdict(result, earlier)
            self.results = self.table(result)
            self.steps, self.quote = self.told_steps(result), self.quoted(result)
            self.picture, self.told = picture.svg, picture.text
            self.guessed = False  # the next run is another question

    def _draw(self) -> Picture:
        runs = [result.run for result in self._beside()]
        return timeline(*runs, theme="live", width=self._width, tall=TALL[len(runs)])

    def _beside(self) -> list[Result]:
        """Return the last runs of different settings, oldest first: a run again takes its former place."""
        newest = {tuple(result.settings.values()): result for result in self._finished}
        return list(newest.values())[-BESIDE:]

    def _guessed(self, wish: dict[str, Any]) -> float | str | None:
        if answers := self._plan.answers:
            said = getattr(self._guess, "answer", None) if self.guessed else wish.get("guess")
            return said if said in answers else None
        if self.guessed:
            return getattr(self._guess, "seconds", None)
        guess = wish.get("guess")
        return None if guess is None else float(guess)

    def still(self) -> str:
        """Return the question as text."""
        question = fill(self._plan.question, self._plan.controls, self.settings)
        return f"{self.title}\n{question}\n{NEEDS}"


NEEDS = "Run this notebook to try it: this lab needs a kernel."


def beside(result: Result, earlier: Sequence[Result], toggle: str = "way") -> Result | None:
    """Return the last of the `earlier` results that differs from this one in the `toggle` alone, if any."""
    wanted = {**result.settings, toggle: None}
    same = [old for old in earlier if {**old.settings, toggle: None} == wanted]
    return next((old for old in reversed(same) if old.settings[toggle] != result.settings[toggle]), None)


def _thinned(times: list[float]) -> list[float]:
    """Return at most 100 of the sorted times, evenly."""
    ordered = sorted(times)
    step = max(1, len(ordered) // 100)
    return [round(t, 3) for t in ordered[::step]]
