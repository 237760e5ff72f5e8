"""Triage: `def`, `async def` or a process, for six bodies; each choice is tried."""

from __future__ import annotations

from textwrap import indent

from coffeeshop.checks.exercises.triage.bodies import BODIES
from coffeeshop.checks.exercises.triage.rules import RULES
from coffeeshop.checks.exercises.triage.scene import load, passes, saw, scene
from coffeeshop.checks.shape import Exercise


def _shown(name: str) -> str:
    body = BODIES[name]
    says = f"  # {body.says.replace('`', '')}" if body.says else ""
    return f"def-or-async-def {name}():{says}\n{indent(body.code, '    ')}\n"


_LIST = "\n".join(_shown(name) for name in BODIES).replace("def-or-async-def", "...")

TASK = f"""\
Six bodies, and the word in front of each is missing:

```
{_LIST}```

**`async def`, `def`, or `process`?** (For `process` the endpoint hands the body to another process, and awaits
its answer.) No body may hold up the others' pings, and none may queue where it need not; take the plainest word
that achieves that. (Where `async def` and `def` both do, take either; `process` only where neither
does.) The check serves each body as you say, with customers and pings."""


def _written(words: dict[str, str]) -> str:
    rows = "".join(f'    "{name}": "{word}",\n' for name, word in words.items())
    return f"# exercise: triage\nspelled = {{\n{rows}}}\n"


STARTER = _written(dict.fromkeys(BODIES, ""))
SOLUTION = _written({name: body.sound[0] for name, body in BODIES.items()})

HINTS = (
    "Ask of each body: does it wait, or does it work? And if it waits: is there an `await` at the place?",
    "A body without an `await` runs in one piece, wherever it is put. Four of the six take long enough for the "
    "others to notice.",
    "Who may wait in one piece without harm is in a thread; who works in plain Python is not, even there. A "
    "background task is spelled by the same rule as an endpoint.",
)

EXERCISE = Exercise(
    name="triage",
    title="Triage",
    lesson="04",
    objective="Choose between `await`, a thread and a process.",
    minutes=8,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("spelled",),
    scene=scene,
    passes=passes,
    rules=RULES,
    saw=saw,
    load=load,
    calls_code=False,
)
