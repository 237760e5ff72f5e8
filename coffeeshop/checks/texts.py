"""What an exercise gives to read: its starter, hints, solution and puzzle pictures."""

from __future__ import annotations

from typing import Any

from coffeeshop.checks.catalogue import find
from coffeeshop.checks.workbench import BENCH
from coffeeshop.menu import ShopError


def starter(name: str) -> str:
    """Return the code that the learner's cell begins with."""
    return find(name).starter


def hint(name: str, number: int = 1) -> str:
    """Return hint 1, 2 or 3 of an exercise; none of them is the answer."""
    hints = find(name).hints
    if number not in range(1, len(hints) + 1):
        raise ShopError(f'"{name}" has {len(hints)} hints: ask for number 1 to {len(hints)}.')
    return hints[number - 1]


def solution(name: str) -> str:
    """Return one right answer; whoever shows it asks for an attempt first."""
    return find(name).solution


def puzzle(name: str) -> Any:
    """Return the picture that an exercise is about, recorded and drawn on this machine, now."""
    exercise = find(name)
    if exercise.figure is None:
        raise ShopError(f'The exercise "{name}" has no picture.')
    return exercise.figure(BENCH.play(name, exercise.starter, 0, exercise.limit).seen)
