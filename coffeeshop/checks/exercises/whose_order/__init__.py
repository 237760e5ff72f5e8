"""Whose order: a context variable that does not reach the helper who needs it."""

from __future__ import annotations

from coffeeshop.checks.exercises.whose_order.rules import MISHAPS, RULES
from coffeeshop.checks.exercises.whose_order.scene import passes, saw, scene
from coffeeshop.checks.exercises.whose_order.source import STARTER, changed_the_printer
from coffeeshop.checks.shape import Exercise

TASK = """\
The receipt printer is old: `print_receipt` blocks, and takes the name from the context variable `customer`. So
the shop has a helper print, and every receipt says "latte for nobody".

**Mend it: each receipt bears its own customer's name, also when twenty orders overlap.** The printer and
`customer` stay as they are. Helpers go on printing, several at a time, and afterwards no helper still has a
name in mind. The check orders `/latte?name=Ada` and nineteen more."""

SOLUTION = STARTER.replace("def who", "async def who").replace(
    """\
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, print_receipt, "latte")
""",
    """\
    return await asyncio.to_thread(print_receipt, "latte")
""",
)

HINTS = (
    "The name is lost twice on its way to the printer. Where does each of the three functions run: on the loop, "
    "or in a helper's thread?",
    "A context is copied when a task or a call in a thread pool begins, and what is set in a copy stays in it. "
    "Not every way to a thread makes that copy.",
    "Set the name where the order's own task can see it: a plain `def` dependency is called in a thread. And for "
    "the printer take a way to a thread that hands the context on: asyncio has one, FastAPI another.",
)

EXERCISE = Exercise(
    name="whose_order",
    title="Whose order is it?",
    lesson="10",
    objective="Keep a name with its order, also in a helper's hands.",
    minutes=10,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("app", "customer", "print_receipt"),
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    first=(changed_the_printer,),
    saw=saw,
    limit=4.0,
    must=False,
)
