"""The rule that makes a plan's minutes out of the notebooks. They are estimated, and not yet taught.

A lesson takes the minutes that its notebook states. Part of that is talk: its words by 130 a minute
and 2 minutes for each prediction; the rest is for running, looking and asking. Some sections of a
lesson take their share of it by the talk, and never less than the talk itself. An exercise takes 1.5
times the minutes that it states. Every figure is rounded up to a whole minute, once, at its end.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from coffeeshop.menu import ShopError
from coffeeshop.workshop.plans.notebook import Notebook, Section

WORDS_A_MINUTE = 130
PREDICTION = 2  # minutes: predict, vote, talk to a neighbour, vote again
EXERCISE = 1.5  # times its own minutes
QUESTION = 1  # minutes for each of the quiz's five
FIXED = {"install desk": 20, "opener": 7, "quiz": 5 * QUESTION, "exit card": 3}


def talk(sections: Sequence[Section]) -> float:
    """Return the minutes of talk in some sections of a lesson."""
    return sum(one.words / WORDS_A_MINUTE + PREDICTION * one.predictions for one in sections)


def lesson(notebook: Notebook, headings: Sequence[str] = ()) -> int:
    """Return the minutes that a lesson takes in a room, or those sections of it."""
    part = talk(notebook.choose(headings))
    share = notebook.minutes * part / talk(notebook.sections)
    return ceil(max(part, share) - 1e-9)


def exercise(notebook: Notebook, headings: Sequence[str]) -> int:
    """Return the minutes that those exercises take in a room; ShopError where one states none of its own."""
    chosen = notebook.choose(headings)
    silent = [one.heading for one in chosen if not one.minutes]
    if silent:
        raise ShopError(f'The exercise "{silent[0]}" in {notebook.name} does not say how long it takes.')
    return ceil(EXERCISE * sum(one.minutes for one in chosen))
