"""Few labels: a label that takes what customers send makes a time series of each of them."""

from __future__ import annotations

from coffeeshop.checks.exercises.few_labels.rules import RULES
from coffeeshop.checks.exercises.few_labels.scene import passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = """\
A middleware counts orders by `label(scope)`, which it asks after each order. With the path as the label every
order has a time series of its own, and so has every robot that tries `/admin.php`.

Write `label` so that **each route of the shop has one label, whatever customers send (path, query or method),
and all that is no route has one together**. `scope` is a dict. `scope["route"]` is the route that served the
order, with its pattern in `.path`; where no route fits, there is no such key."""

STARTER = """\
# exercise: few_labels
def label(scope):
    return scope["path"]
"""

SOLUTION = """\
# exercise: few_labels
def label(scope):
    route = scope.get("route")
    return route.path if route else "no route"
"""

HINTS = (
    "Which part of `/order/17` is the same for every customer, and who knows that part?",
    "Cutting numbers out of a path goes wrong as soon as there are names in it. Ask the one who matched it.",
    "A dict has a way to ask for a key that may be missing. What should a robot's visit be called then?",
)

EXERCISE = Exercise(
    name="few_labels",
    title="Few labels",
    lesson="12",
    objective="Keep the number of time series small.",
    minutes=5,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("label",),
    scene=scene,
    passes=passes,
    rules=RULES,
    saw=saw,
)
