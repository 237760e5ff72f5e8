"""The lab of lesson 10, the clinic: four sick shops, their cures, and four detectors to choose from."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any, NamedTuple

from coffeeshop.checks.clinic import PATIENTS, Heard, Patient, held, named, ruff
from coffeeshop.labs import words
from coffeeshop.labs.controls import Choice, Option, fill
from coffeeshop.labs.experiment import Experiment, Plan, Result
from coffeeshop.labs.screen import Screen
from coffeeshop.ledger import Run

NAMES, SEES, SILENT = "names the line", "sees something, but not the line", "stays silent"
UNTRIED = "not tried"


def _told(one: Patient) -> dict[str, str]:
    return {
        "sick": one.source("sick"),
        "cured": one.source("cured"),
        "ill": f"The {one.name} shop. {one.complaint}",
        "well": f"The {one.name} shop with its cure: {one.remedy}.",
    }


SHOPS = tuple(Option(one.key, one.label, "", _told(one)) for one in PATIENTS.values())
HEALTH = (
    Option("sick", "sick", "", {"page": "{shop.sick:text}", "asks": "{shop.ill}", "do": "do"}),
    Option("cured", "cured", "", {"page": "{shop.cured:text}", "asks": "{shop.well}", "do": "do now"}),
)
PLAIN = {"debug": "False", "xray": "False", "says": "log.said"}
SEEN = {"xray": "True", "says": "held(run)"}
READS = 'ruff(patient.file, patient.source("{health}"))'
DETECTORS = (
    Option("ruff", "ruff", "reads", {**PLAIN, "named": "ruff", "says": READS}),
    Option("log", "the log", "as deployed", {**PLAIN, "named": "the log"}),
    Option("debug", "debug mode", "loop.set_debug", {**PLAIN, "named": "debug mode", "debug": "True"}),
    Option("xray", "the x-ray", "xray=True", {**PLAIN, **SEEN, "named": "the x-ray"}),
)
PLAN = Plan(
    title="Which detector sees what ails the shop?",
    controls=(
        Choice("shop", "The shop", SHOPS),
        Choice("health", "It is", HEALTH),
        Choice("detector", "The detector", DETECTORS),
    ),
    question="{health.asks} What does {detector.named} {health.do}?",
    guesses=(),
    answers=(NAMES, SEES, SILENT),
    code=(
        "from coffeeshop.checks.clinic import PATIENTS, Heard, held, ruff\n\n"
        'patient = PATIENTS["{shop}"]\n'
        'log = Heard(patient.opened("{health}"), debug={detector.debug})\n'
        "run = await rush(serve(log, xray={detector.xray}), patient.visits, rate=20, orders=16)\n"
        "print({detector.says})"
    ),
    heads=("the shop", *(option.label for option in DETECTORS)),
    view="answers",
    page=("shop_{shop}.py, {health}", "{health.page}"),
    caption="What you have tried: does it name the line?",
)


class Case(NamedTuple):
    """What one visit to one shop showed."""

    said: str  # the detector's words
    symptom: str
    lines: list[int]  # those of the shop that it named
    guilty: set[int]  # those that are the cause

    @property
    def does(self) -> str:
        """What the detector did: one of the answers that can be guessed."""
        return NAMES if self.guilty & {*self.lines} else SEES if self.said else SILENT


@dataclass
class Casebook:
    """The matrix that the learner fills in, by shop, health and detector, and the labs that show it."""

    cases: dict[tuple[str, str], dict[str, Case]] = field(default_factory=dict)
    labs: list[Clinic] = field(default_factory=list)

    def rows(self, newest: tuple[str, str] | None = None) -> list[dict[str, Any]]:
        """Return a row for each sick shop, tried or not, and for each cured one that was tried."""
        keys = [(key, health) for key in PATIENTS for health in ("sick", "cured")]
        return [
            {"label": _label(*key), "cells": self._cells(key), "new": key == newest}
            for key in keys
            if key in self.cases or key[1] == "sick"
        ]

    def _cells(self, key: tuple[str, str]) -> list[str]:
        tried = self.cases.get(key, {})
        return [_cell(tried.get(option.key)) for option in DETECTORS]


def clinic(
    shop: str = "one",
    health: str = "sick",
    detector: str = "ruff",
    guess: Any = None,
    beside: Clinic | None = None,
) -> Clinic:
    """Return the clinic: choose a shop and a detector, guess what it will see, press Run.

    `shop` ("one" to "four"), `health` ("sick" or "cured") and `detector` ("ruff", "log", "debug" or
    "xray") are chosen at first. Sixteen visitors come to the shop, 20 a second, while the detector
    looks. The table keeps what each detector said of each shop; `beside` an earlier clinic it goes on
    with that one's table. `guess` is what `predict` returned in an earlier cell. The finished runs are
    in `.runs`, the newest last. ShopError where there is no such shop or detector.
    """
    return Clinic({"shop": shop, "health": health, "detector": detector}, guess, beside)


class Clinic(Experiment):
    """The lab that `clinic` returns."""

    def __init__(self, settings: dict[str, Any], guess: Any = None, beside: Clinic | None = None) -> None:
        super().__init__(PLAN, settings, guess)
        self._book = beside._book if beside else Casebook()
        self._book.labs.append(self)
        self.results = list(beside.results) if beside else []

    async def recipe(self, settings: dict[str, Any], screen: Screen) -> Run:
        """Open the shop, send its visitors, and ask the detector."""
        key, health, detector = settings.values()
        patient = PATIENTS[key]
        shop = patient.opened(health)
        log = Heard(shop, debug=detector == "debug")
        run = await self.rushed(
            screen, log, patient.visits, orders=len(patient.visits), rate=20, xray=detector == "xray",
            title=f"The {patient.name} shop, {health}",
        )  # fmt: skip
        said = await _asked(detector, patient, health, log, run)
        guilty = patient.guilty() if health == "sick" else set()
        case = Case(said, SYMPTOMS[key](shop, run), named(said, patient.file), guilty)
        self._book.cases.setdefault((key, health), {})[detector] = case
        return run

    def verdict(self, result: Result, earlier: Sequence[Result] = ()) -> str:
        """Return the prediction against what the detector did, where it points, and the symptom."""
        case, who = self._case(result), _who(result.settings["detector"])
        return " ".join([words.foretold(result.guess, who, case.does), *_pointing(case), case.symptom])

    def quoted(self, result: Result) -> dict[str, Any]:
        """Return the detector's words, and the lines of the shop that they name."""
        case, who = self._case(result), _who(result.settings["detector"])
        marks = [[line, "the cause" if line in case.guilty else "named"] for line in case.lines]
        page = fill(PLAN.page[1], PLAN.controls, result.settings) if PLAN.page else ""
        return {"title": f"What {who} says", "text": case.said, "page": page, "lines": marks}

    def table(self, newest: Result) -> list[dict[str, Any]]:
        """Return the matrix of shops and detectors."""
        return self._book.rows(_patient_of(newest))

    async def _show(self, result: Result) -> None:
        await super()._show(result)
        for lab in self._book.labs:
            if lab is not self:
                lab.results = self._book.rows()

    def _beside(self) -> list[Result]:
        """Return the newest run, under the shop's last one of the other health: of that detector, if any."""
        if not self._finished:
            return []
        *former, newest = self._finished
        shop, health, detector = newest.settings.values()
        other = [old for old in former if old.settings["shop"] == shop and old.settings["health"] != health]
        other.sort(key=lambda old: old.settings["detector"] == detector)
        return [*other[-1:], newest]

    def _case(self, result: Result) -> Case:
        return self._book.cases[_patient_of(result)][result.settings["detector"]]


async def _asked(detector: str, patient: Patient, health: str, log: Heard, run: Run) -> str:
    if detector == "ruff":
        return await asyncio.to_thread(ruff, patient.file, patient.source(health))
    return held(run) if detector == "xray" else log.said


def _patient_of(result: Result) -> tuple[str, str]:
    return result.settings["shop"], result.settings["health"]


def _who(detector: str) -> str:
    return str(next(option for option in DETECTORS if option.key == detector).more["named"])


def _label(shop: str, health: str) -> str:
    return PATIENTS[shop].label + (", cured" if health == "cured" else "")


def _cell(case: Case | None) -> str:
    if case is None:
        return UNTRIED
    rightly = [line for line in case.lines if line in case.guilty]
    return f"names {_lines(rightly)}" if rightly else case.does


def _lines(lines: Sequence[int]) -> str:
    *first, last = map(str, lines)
    return f"lines {', '.join(first)} and {last}" if first else f"line {last}"


def _pointing(case: Case) -> list[str]:
    if not case.said:
        return []
    if not case.lines:
        return ["It names no line of this shop."]
    if rightly := [line for line in case.lines if line in case.guilty]:
        return [f"The cause stands in {_lines(rightly)}."]
    return [f"It points at {_lines(case.lines)}, where the cause is not."]


def _answered(run: Run, path: str) -> str:
    """Return the status that the visitor of `path` got, and after how long."""
    order = next(order for order in run.orders if order.path == path)
    return f"{path} was answered with status {order.status} after {words.span(words.waited(order))}"


def _stand_still(shop: ModuleType, run: Run) -> str:
    return f"The slowest ping took {words.span(words.slowest(run, '/ping'))}."


def _not_done(shop: ModuleType, run: Run) -> str:
    notes = len(shop.book)
    return f"{_answered(run, '/noted')}, with {notes or 'no'} note in the book; {_answered(run, '/asked')}."


def _not_paid(shop: ModuleType, run: Run) -> str:
    return f"The card was refused; {_answered(run, '/task')}, and {len(shop.made) or 'no'} latte was made."


def _holds_on(shop: ModuleType, run: Run) -> str:
    return f"{_answered(run, '/latte')}; 0.1 s is the limit."


SYMPTOMS: dict[str, Callable[[ModuleType, Run], str]] = {
    "one": _stand_still,
    "two": _not_done,
    "three": _not_paid,
    "four": _holds_on,
}
