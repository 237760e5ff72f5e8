"""Break it: how many orders does it take until `def` needs a second round?"""

from __future__ import annotations

from coffeeshop.checks.exercises.break_it.rules import MISHAPS, RULES
from coffeeshop.checks.exercises.break_it.scene import passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = """\
The shop's `/thread` is a plain `def` endpoint, so each order is made by a helper in a thread. A few orders at
once are all made in one round. With more, some wait until a helper is free again: a second round.

**What is the smallest number of orders at once that needs two rounds?** The check serves the shop and sends
that many customers, then one fewer."""

STARTER = """\
# exercise: break_it
orders = None  # your number
"""

SOLUTION = """\
# exercise: break_it
orders = 41
"""

HINTS = (
    "What does a helper need before it may begin? The lesson counted them.",
    'You need not know the number: `run = await rush(shop, "/thread", orders=...)` and look at the '
    "timeline. Halve the distance each time.",
    "Starlette has a fixed number of aprons for each event loop. The last order that still gets one belongs "
    "to round one.",
)

EXERCISE = Exercise(
    name="break_it",
    title="Break it",
    lesson="03",
    objective="Say when a plain `def` endpoint is enough, and when it is not.",
    minutes=5,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("orders",),
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    saw=saw,
    calls_code=False,
)
