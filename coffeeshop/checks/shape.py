"""The shape of an exercise: what it asks, gives, plays and knows."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random
from types import ModuleType
from typing import Any

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.verdict import Finding, Station

Rule = Callable[[Evidence], "Finding | None"]
Scene = Callable[[ModuleType, Random, "dict[str, Any]"], Awaitable[None]]


@dataclass(frozen=True)
class Exercise:
    """One exercise.

    `scene(cell, chance, seen)` plays a fresh scenario with the learner's module in the child process
    and writes what it sees into `seen` (plain values, fit for JSON; `seen["record"]` may hold a
    `Run.as_dict()`). `passes` reads that evidence in the parent and returns the sentence of praise,
    or None. Only where it returns None are `rules` asked, in order, for what went wrong; where the
    scene did not come to its end, `mishaps` are asked in their place. `saw` says what was seen where
    none of them knows.
    """

    name: str
    title: str
    lesson: str  # "01"
    objective: str  # of its lesson
    minutes: int
    task: str  # what the learner reads, in Markdown
    starter: str
    hints: tuple[str, str, str]  # the last is not the answer
    solution: str
    scene: Scene
    passes: Callable[[Evidence], str | None]
    rules: tuple[Rule, ...]
    saw: Callable[[Evidence], str]
    mishaps: tuple[Rule, ...] = ()
    first: tuple[Rule, ...] = ()  # asked before anything else: what may not be changed
    needs: tuple[str, ...] = ()  # names that the learner's cell must define
    figure: Callable[[dict[str, Any]], Any] | None = None  # draws what the scene saw, to be looked at
    load: Callable[[], None] | None = None  # imports what is heavy, before its clock starts
    limit: float = 2.6  # seconds that the learner's code may take; right answers need well below
    calls_code: bool = True  # False: the scene only reads values, so a busy machine may take its time
    elsewhere: bool = False  # True: the scene runs the cell, in processes of its own (`branches`)
    stations: Callable[[Evidence], tuple[Station, ...]] | None = None  # what is judged one by one
    must: bool = True  # must-do, or a stretch
