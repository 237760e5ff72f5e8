"""The lost error: six changes to review, three of which lose an exception."""

from __future__ import annotations

from coffeeshop.checks.exercises.the_lost_error.changes import DIFF
from coffeeshop.checks.exercises.the_lost_error.rules import RULES
from coffeeshop.checks.exercises.the_lost_error.scene import passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = f"""\
A pull request changes six ways to order, to make them faster. Today the card is refused: `charge` raises an
exception. Before the change every customer heard of it.

```diff
{DIFF}```

**In which of the six is the error still heard, and in which is it lost?** It is heard where the function
raises it, alone or in a group; it is lost where the function returns "paid"."""

STARTER = """\
# exercise: the_lost_error
review = {
    "A": "",  # "heard" or "lost"
    "B": "",
    "C": "",
    "D": "",
    "E": "",
    "F": "",
}
"""

SOLUTION = """\
# exercise: the_lost_error
review = {
    "A": "lost",  # nobody awaits the task
    "B": "heard",
    "C": "lost",  # it is among the results, which nobody reads
    "D": "heard",  # in an ExceptionGroup
    "E": "heard",  # late, but heard
    "F": "lost",  # asyncio.wait raises nothing
}
"""

HINTS = (
    "An exception that a task raises is stored in the task. For each change: does anybody take it out again?",
    "`await` on a task takes it out, and so do a TaskGroup and `gather`. One word can tell `gather` to do "
    "something else with it.",
    "Three are lost: in one nobody awaits the task at all, in one the exception comes back as a result, and "
    "in one something is awaited that only waits.",
)

EXERCISE = Exercise(
    name="the_lost_error",
    title="The lost error",
    lesson="10",
    objective="Find in a review which change loses an exception.",
    minutes=10,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("review",),
    scene=scene,
    passes=passes,
    rules=RULES,
    saw=saw,
    calls_code=False,
)
