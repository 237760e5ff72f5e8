"""Swallowed cancellation: five changes to review, three of which must not be merged."""

from __future__ import annotations

from coffeeshop.checks.exercises.swallowed_cancel.changes import DIFF
from coffeeshop.checks.exercises.swallowed_cancel.rules import RULES
from coffeeshop.checks.exercises.swallowed_cancel.scene import passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = f"""\
A colleague asks you to review five changes. Each of these coroutines can be cancelled: a customer leaves, a timeout
strikes, the shop closes. A task that is cancelled must end as cancelled.

```diff
{DIFF}```

**Which may be merged, and which must be mended first?**"""

STARTER = """\
# exercise: swallowed_cancel
review = {
    "A": "",  # "merge" or "mend"
    "B": "",
    "C": "",
    "D": "",
    "E": "",
}
"""

SOLUTION = """\
# exercise: swallowed_cancel
review = {
    "A": "merge",  # a CancelledError is no Exception
    "B": "mend",  # the cancellation ends in its except
    "C": "merge",
    "D": "mend",  # a bare except catches the cancellation, too
    "E": "mend",  # a return in finally throws it away
}
"""

HINTS = (
    "A cancellation is an exception, raised at the `await` where the task is suspended. For each change: who "
    "catches it, and does it go on from there?",
    "`CancelledError` derives from `BaseException`, not from `Exception`. Which of the `except` lines fit it?",
    "A cancellation can get lost in three ways: caught and not raised again, caught by a line that names "
    "nothing, or replaced by something else that leaves the function. Look for one of each.",
)

EXERCISE = Exercise(
    name="swallowed_cancel",
    title="Swallowed cancellation",
    lesson="08",
    objective="Find in a review what swallows a cancellation, and what only looks like it.",
    minutes=5,
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
