"""Predictions: the learner commits to an answer before the run, or skips."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import traitlets

from coffeeshop.labs.widget import Lab, script, style
from coffeeshop.labs.words import span
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.metrics import summary

FIGURE = re.compile(r"\s*([\d.,]+)\s*(ms|s|seconds?)?\s*")


def predict(question: str, options: Sequence[Any]) -> Guess:
    """Ask for a prediction: a button for each option, and "skip". Keep it: `guess = predict(...)`.

    A notebook shows it where it ends a cell, as `(guess := predict(...))` or on a line of its own.
    `guess.answer` is the text chosen, None before and after a skip; `guess.against(run)` says the
    prediction against the result. Nothing depends on it: run the next cell whenever you like.
    """
    answers = [str(option) for option in options]
    if len(set(answers)) < 2 or "" in answers:
        raise ShopError("A prediction needs at least two different options, each with some text.")
    return Guess(title=question, options=answers)


class Guess(Lab):
    """A prediction that `predict` asks for."""

    _esm = script("guess.js")
    _css = style()

    options = traitlets.List(traitlets.Unicode()).tag(sync=True)
    answered = traitlets.Bool(False).tag(sync=True)
    answer = traitlets.Unicode("").tag(sync=True)

    def do_choose(self, wish: dict[str, Any]) -> None:
        """Note the answer; an empty one is a skip."""
        if wish["answer"] in (*self.options, ""):
            with self.hold_sync():
                self.answer, self.answered = wish["answer"], True
        self.send({"say": "here"})

    @property
    def seconds(self) -> float | None:
        """The answer in seconds, where it is a time such as "0.2 s" or "50 ms"; else None."""
        found = FIGURE.fullmatch(self.answer)
        if found is None:
            return None
        return float(found[1].replace(",", "")) * (0.001 if found[2] == "ms" else 1)

    def against(self, result: Any) -> str:
        """Return the prediction against `result`: a run (its slowest order), seconds, or a text."""
        if isinstance(result, Run):
            result = summary(result).slowest
        if isinstance(result, int | float):
            return self._against_time(float(result))
        if not self.answer:
            return f"You made no prediction. The answer: {result}."
        right = self.answer.strip().casefold() == str(result).strip().casefold()
        return (
            f"You said {self.answer}, and so it is." if right else f"You said {self.answer}. It is {result}."
        )

    def _against_time(self, took: float) -> str:
        if not self.answer:
            return f"You made no prediction. It took {span(took)}."
        near = self.seconds is not None and took / 1.5 <= self.seconds <= took * 1.5
        end = f"and {span(took)} it was" if near else f"it took {span(took)}"
        return f"You said {self.answer}, {end}."

    def still(self) -> str:
        """Return question and options as text."""
        return f"{self.title}\n" + "   ".join(f"( ) {option}" for option in self.options)
