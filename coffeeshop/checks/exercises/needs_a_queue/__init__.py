"""Which errand needs a queue? Eight errands, five ways."""

from __future__ import annotations

from coffeeshop.checks.exercises.needs_a_queue.errands import ERRANDS
from coffeeshop.checks.exercises.needs_a_queue.rules import RULES
from coffeeshop.checks.exercises.needs_a_queue.scene import passes, saw, scene
from coffeeshop.checks.shape import Exercise

_LIST = "\n".join(f"- `{name}`: {errand.says}" for name, errand in ERRANDS.items())

TASK = f"""\
Somebody orders, and eight things have to be done:

{_LIST}

**Where does each belong?** `await` in the endpoint, in a `thread` or a `process` that the endpoint waits for,
in the `background` after the answer, or in a `queue`. Take the plainest way that is good enough."""


def _written(ways: dict[str, str]) -> str:
    rows = "".join(f'    "{name}": "{way}",\n' for name, way in ways.items())
    return f"# exercise: needs_a_queue\nbelongs = {{\n{rows}}}\n"


STARTER = _written(dict.fromkeys(ERRANDS, ""))
SOLUTION = _written({name: errand.way for name, errand in ERRANDS.items()})

HINTS = (
    "Ask three questions of each errand, in this order. Does the answer need its result? May it be lost? "
    "Does it wait, block or compute?",
    "If the answer needs it, the endpoint has to wait for it, and only what it does decides how.",
    "What comes after the answer has two places. One of them ends with the shop's process: sort by who "
    "would come and complain.",
)

EXERCISE = Exercise(
    name="needs_a_queue",
    title="Which errand needs a queue?",
    lesson="09",
    objective="Choose between waiting, a background task and a queue.",
    minutes=7,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("belongs",),
    scene=scene,
    passes=passes,
    rules=RULES,
    saw=saw,
    calls_code=False,
)
