"""A plan: the parts that an instructor teaches, in order, with their minutes. Read from plans.toml."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from coffeeshop.menu import ShopError

DATA = Path(__file__).with_name("plans.toml")
FOLDERS = {"lesson": "notebooks", "exercise": "exercises"}


@dataclass(frozen=True)
class Part:
    """One row of plans.toml: what is done, for how long, and what is on screen at its end."""

    name: str
    kind: str
    title: str
    minutes: int
    notebook: str = ""  # the lesson's name, also for its exercises
    sections: tuple[str, ...] = ()  # headings, without their marks; none for the whole notebook
    screen: str = ""  # what every learner has on screen at the end
    expect: str = ""  # a text that its outputs then hold
    command: str = ""  # a command of `coffeeshop` that checks it
    begin: str = ""  # a heading: all run its catch-up cell first, since what it needs is left out

    @property
    def file(self) -> str:
        """The notebook that a learner opens, from the course's folder; empty where there is none."""
        if not self.notebook:
            return ""
        return f"{FOLDERS[self.kind]}/{self.notebook}{'_exercises' * (self.kind == 'exercise')}.ipynb"

    @property
    def catch_up(self) -> str:
        """The line with which everybody begins; empty where the cells above have been run."""
        return f'await catch_up("{self.notebook[:2]}", "{self.begin}")' if self.begin else ""

    @property
    def executed(self) -> str:
        """The notebook that a rehearsal runs: an exercise's solutions in place of its starters."""
        return self.file.replace("exercises", "solutions")


@dataclass(frozen=True)
class Plan:
    """A workshop of so many minutes."""

    name: str
    minutes: int
    title: str
    takes_home: str
    steps: tuple[Part, ...]
    skip: tuple[Part, ...]  # those of the steps that go first when we are late, in that order
    stretch: tuple[Part, ...]  # for whoever is early, beside the clock

    @property
    def must(self) -> tuple[Part, ...]:
        """The steps that are never left out."""
        return tuple(step for step in self.steps if step not in self.skip)


def total(parts: Sequence[Part]) -> int:
    """Return the minutes of some parts together."""
    return sum(part.minutes for part in parts)


def _read() -> tuple[dict[str, Part], dict[str, Plan]]:
    rows = tomllib.loads(DATA.read_text(encoding="utf-8"))
    parts = {
        name: Part(name, **{**row, "sections": tuple(row.get("sections", ()))})
        for name, row in rows["part"].items()
    }
    lists = ("steps", "skip", "stretch")
    plans = {
        name: Plan(name, **{**row, **{of: tuple(parts[part] for part in row[of]) for of in lists}})
        for name, row in rows["plan"].items()
    }
    return parts, plans


PARTS, PLANS = _read()


def find(name: str) -> Plan:
    """Return the plan of that name; ShopError where there is none."""
    if name not in PLANS:
        raise ShopError(f"There is no plan {name!r}. The plans are: {', '.join(PLANS)}.")
    return PLANS[name]
