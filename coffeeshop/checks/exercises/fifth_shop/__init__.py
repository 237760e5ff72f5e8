"""The fifth shop: a blocking call one call deep, in a dependency."""

from __future__ import annotations

from coffeeshop.checks.exercises.fifth_shop.rules import RULES
from coffeeshop.checks.exercises.fifth_shop.scene import load, passes, saw, scene
from coffeeshop.checks.exercises.fifth_shop.source import STARTER, WITH_DEF, changed_the_till
from coffeeshop.checks.shape import Exercise

TASK = """\
In the clinic's fifth shop whoever has ten points on their card gets a latte for free. While one customer's
points are read, nobody else is served, not even `/ping`. The linter has nothing to complain of.

**Cure the shop, so that pings are answered while the points are read.** The old till must stay as it is,
`read_points` included, and is asked for each order, since points change. Prices stay, and an order without a card
goes on as before. There are several right cures."""

HINTS = (
    "Follow one order from function to function, and say of each whether it runs on the loop or in a thread.",
    "A dependency is treated as an endpoint is. Which spelling sends it to a helper?",
    "Either the whole dependency goes to a helper, by one word less, or it stays on the loop and asks a "
    "helper to call the till, with one of the imports that the starter does not use yet.",
)

EXERCISE = Exercise(
    name="fifth_shop",
    title="The fifth shop",
    lesson="10",
    objective="Find and cure a blocking call that stands one call deep.",
    minutes=10,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=WITH_DEF,
    needs=("app", "points"),
    scene=scene,
    passes=passes,
    rules=RULES,
    first=(changed_the_till,),
    saw=saw,
    load=load,
    limit=4.0,
)
