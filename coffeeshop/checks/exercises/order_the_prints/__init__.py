"""Order the prints: what does a small program print, and when?"""

from __future__ import annotations

from coffeeshop.checks.exercises.order_the_prints.rules import RULES
from coffeeshop.checks.exercises.order_the_prints.scene import PROGRAM, passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = f"""\
Read this program. **In which order does it print its seven lines?** Decide before you run it.

```python
{PROGRAM}```

The cell below has the seven lines in the order of the alphabet. Move them until they stand in the order
in which the program prints them."""

STARTER = """\
# exercise: order_the_prints
printed = [
    "closing time",
    "latte is handed over",
    "latte is ready",
    "latte starts",
    "tea is ready",
    "tea starts",
    "the till rings",
]
"""

SOLUTION = """\
# exercise: order_the_prints
printed = [
    "the till rings",
    "latte starts",
    "tea starts",
    "latte is ready",
    "latte is handed over",
    "tea is ready",
    "closing time",
]
"""

HINTS = (
    "Follow the barista with a finger. The finger leaves a function only at an `await` that has to wait.",
    "`create_task` writes an order on a ticket and puts it on the rail. Who is at work while it does that, "
    "and when can somebody take the ticket?",
    "`await make(...)` walks straight into `make`, as a call would. The first time that anybody has to wait "
    "is at the `asyncio.sleep` in there.",
)

EXERCISE = Exercise(
    name="order_the_prints",
    title="Order the prints",
    lesson="01",
    objective="Say where a coroutine lets go, and where it does not.",
    minutes=5,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("printed",),
    scene=scene,
    passes=passes,
    rules=RULES,
    saw=saw,
    calls_code=False,
)
