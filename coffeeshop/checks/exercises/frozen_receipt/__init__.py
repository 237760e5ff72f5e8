"""The receipt that froze the shop: a background task that holds the loop."""

from __future__ import annotations

from coffeeshop.checks.exercises.frozen_receipt.rules import MISHAPS, RULES
from coffeeshop.checks.exercises.frozen_receipt.scene import passes, saw, scene
from coffeeshop.checks.exercises.frozen_receipt.source import AS_DEF, STARTER
from coffeeshop.checks.shape import Exercise

TASK = """\
Each customer is thanked at once, and the receipt is printed in the background. Yet whenever somebody orders,
the whole shop stands still for 0.3 s.

**Mend it, so that pings are answered while a receipt is printed.** The customer is still thanked first, the
printer still takes its 0.3 s, and then the order's number is in `printed`, once. `time.sleep(0.3)` stands for
the printer's driver, which blocks. There is a driver that can be awaited, too, and `asyncio.sleep(0.3)` would
stand for that one: use whichever you like."""

HINTS = (
    "Who runs a background task: the loop, or a helper? The lesson on waiting and working had one of each.",
    "`async def` promises to let go at an `await`. Which of the task's lines does?",
    "There are three cures: let FastAPI give the task to a thread, hand over only the printer to a thread, "
    "or wait in a way that suspends. The endpoint stays as it is.",
)

EXERCISE = Exercise(
    name="frozen_receipt",
    title="The receipt that froze the shop",
    lesson="09",
    objective="Know when a background task runs, and on whose time.",
    minutes=8,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=AS_DEF,
    needs=("app", "printed"),
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    saw=saw,
    limit=3.6,
)
