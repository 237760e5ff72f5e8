"""Full house: a bound on the orders in the making, and a 503 for whoever comes on top of it."""

from __future__ import annotations

from coffeeshop.checks.exercises.full_house.rules import MISHAPS, RULES
from coffeeshop.checks.exercises.full_house.scene import passes, saw, scene
from coffeeshop.checks.exercises.full_house.source import SOLUTION, STARTER
from coffeeshop.checks.scenes import load_shop
from coffeeshop.checks.shape import Exercise

TASK = """\
There is room for **eight orders in the making**. Today everybody is let in, and in a rush all of them wait.

Bound it: **whoever comes when eight are in the making gets a 503 with a `Retry-After` header, at once**. Nobody
queues. Those inside get their drinks, and a place is free again when its order is over, however it ended: served,
spoilt by an error, or its customer gone. (Nobody tells an order that its customer is gone: it goes on to its end,
unless it asks `request.is_disconnected()`.)

Change whatever you like but `make`. The check puts its own machine there, serves your shop, and sends twenty
customers at once; then some whose drinks fail, some who leave, and twenty again."""

HINTS = (
    "Who knows how many are in the making? Something has to count, for all the orders together: where must it stand, "
    "so that they share it?",
    "Three moments: before you let one in, when you let one in, and when that one is over. Between the first two "
    "nobody else may run, and the third must come whatever happens.",
    "`raise HTTPException(...)` takes a status and `headers`. An `await` between looking and counting lets others look "
    "as well. What must happen in any case belongs into `finally`.",
)

EXERCISE = Exercise(
    name="full_house",
    title="Full house",
    lesson="05",
    objective="Turn customers away before the queue does.",
    minutes=10,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("app",),
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    saw=saw,
    load=load_shop,
    limit=4.0,
)
