"""Drinks as steps: each one hands-on or waiting, and how many seconds it takes."""

from __future__ import annotations

import difflib
from typing import NamedTuple


class ShopError(Exception):
    """Something the learner can mend; its text says what happened, why, and what to do.

    Every room raises it, or a subclass, where the cause lies with what was asked for. Show its text
    alone: the traceback above it is the shop's own and explains nothing.
    """


class Step(NamedTuple):
    """One step of a drink."""

    name: str
    seconds: float
    hands_on: bool  # True: the barista's hands do it; False: a machine does, and the barista may leave


class Drink(NamedTuple):
    """A drink and its steps, in order."""

    name: str
    steps: tuple[Step, ...]

    @property
    def seconds(self) -> float:
        """How long the drink takes where nothing gets in its way."""
        return sum(step.seconds for step in self.steps)

    @property
    def hands_on_seconds(self) -> float:
        """The part of it that keeps the barista's hands busy."""
        return sum(step.seconds for step in self.steps if step.hands_on)


def _hands(name: str, seconds: float) -> Step:
    return Step(name, seconds, hands_on=True)


def _machine(name: str, seconds: float) -> Step:
    return Step(name, seconds, hands_on=False)


_GRIND = _hands("grind beans", 0.004)
_SHOT = _machine("espresso runs through", 0.15)

MENU: dict[str, Drink] = {
    drink.name: drink
    for drink in (
        Drink("espresso", (_GRIND, _SHOT)),
        Drink("americano", (_GRIND, _SHOT, _hands("add hot water", 0.002))),
        Drink("cappuccino", (_GRIND, _SHOT, _machine("milk foams", 0.25), _hands("pour", 0.003))),
        Drink("latte", (_GRIND, _SHOT, _machine("milk heats", 0.2), _hands("pour", 0.003))),
        Drink("mocha", (_GRIND, _SHOT, _machine("chocolate melts", 0.3), _hands("stir", 0.004))),
        Drink("tea", (_machine("water boils", 0.3), _machine("tea steeps", 0.4))),
        Drink("juice", (_hands("squeeze oranges", 0.08),)),
    )
}


def drink(name: str) -> Drink:
    """Return the drink of that name; ShopError where the menu has none."""
    try:
        return MENU[name]
    except KeyError:
        near = difflib.get_close_matches(name, MENU, n=1)
        guess = f" Did you mean {near[0]!r}?" if near else ""
        raise ShopError(f"There is no {name!r} on the menu.{guess} We make {', '.join(MENU)}.") from None


def milk(seconds: float) -> Drink:
    """Return the drink of the first lessons: milk that heats for `seconds`, and nothing else.

    ShopError where `seconds` is negative, or longer than anybody would wait (an hour).
    """
    if not isinstance(seconds, int | float) or not 0 <= seconds <= 3600:
        raise ShopError(
            f"Milk cannot heat for {seconds!r} seconds. Give a time from 0 to 3600 seconds, such as 0.2."
        )
    return Drink("milk", (_machine("milk heats", seconds),))
