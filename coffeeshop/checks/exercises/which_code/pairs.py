"""Two codes taken for each other: what they have in common, what tells them apart, what to look for."""

from __future__ import annotations

from typing import NamedTuple


class Pair(NamedTuple):
    """Why two codes are mistaken for each other."""

    id: str
    why: str
    look: str


PAIRS = {
    "AB": Pair(
        "helpers-for-barista",
        "Both end in `time.sleep`. In A it is the one barista who sleeps; in B, a plain `def`, every customer gets "
        "a helper, as long as there is an apron.",
        "How many aprons are there? Look for a step of that height.",
    ),
    "AC": Pair(
        "machines-for-barista",
        "A holds the loop, so there is one drink in the making. C lets go at its `await`, so there are as many as "
        "there are machines.",
        "Which of the two pictures climbs by tens?",
    ),
    "AD": Pair(
        "sleep-for-await",
        "Both wait 0.2 s. A's `time.sleep` holds the barista meanwhile; D's `await` lets everybody else in.",
        "Which of the two codes can have all the customers inside at once?",
    ),
    "AE": Pair(
        "few-for-one",
        "Both are slow, A by its single barista and E by its few helpers. The height of a step says which.",
        "How many are served every 0.2 s? Divide what was served in the end by the number of steps.",
    ),
    "BC": Pair(
        "aprons-for-machines",
        "Both have a bound: B the forty aprons of every shop, C its own ten machines.",
        "How many rounds do sixty customers need with each? Count them.",
    ),
    "BD": Pair(
        "aprons-forgotten",
        "Both are quick. D has no bound, so one round does for all; B has forty aprons, so twenty wait for a "
        "second round.",
        "In which picture is there a landing on the way up?",
    ),
    "BE": Pair(
        "aprons-for-limiter",
        "Both work with helpers. FastAPI gives a plain `def` one of forty aprons; E brings a limiter of its own, "
        "and that has four.",
        "How high can a step of E be?",
    ),
    "CD": Pair(
        "machines-forgotten",
        "Both await their sleep. In C nobody sleeps without a machine, and there are ten of them.",
        "Which of the two codes lets some customers wait before their milk is on?",
    ),
    "CE": Pair(
        "machines-for-helpers",
        "Both have a bound of their own, and both say it in the first lines: ten machines, four helpers.",
        "Compare the heights of the steps.",
    ),
    "DE": Pair(
        "awaited-thread",
        "Both await. But what E awaits is a helper in a thread, and only four may work at a time: to await "
        "something does not make more of it.",
        "How many can be in the making at once in E?",
    ),
}
