"""The exercises that there are, in the order of the lessons."""

from __future__ import annotations

from coffeeshop.checks.exercises import ALL
from coffeeshop.checks.shape import Exercise
from coffeeshop.menu import ShopError

BY_NAME: dict[str, Exercise] = {found.name: found for found in ALL}


def names(lesson: str | None = None) -> tuple[str, ...]:
    """Return the exercises' names, of one lesson ("03") or of all."""
    return tuple(e.name for e in ALL if lesson in (None, e.lesson))


def find(name: str) -> Exercise:
    """Return the exercise of that name; ShopError in words where there is none."""
    if name not in BY_NAME:
        there = ", ".join(f'"{known}"' for known in BY_NAME)
        raise ShopError(f'There is no exercise "{name}". The exercises are {there}.')
    return BY_NAME[name]
