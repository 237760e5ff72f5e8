"""Overlap: several drinks at once, handed over in the order of the menu."""

from __future__ import annotations

from coffeeshop.checks.exercises.overlap.rules import MISHAPS, RULES
from coffeeshop.checks.exercises.overlap.scene import passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = """\
`make(drink)` is a coroutine function: it takes its time, then returns the drink.
Write `serve_all(make, orders)` so that **all the orders are in the making at once**, and return the drinks
**in the order of `orders`**, however long each of them takes."""

STARTER = """\
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    drinks = []
    ...  # make every order at once, and keep the drinks in the order of `orders`
    return drinks
"""

SOLUTION = """\
# exercise: overlap
import asyncio


async def serve_all(make, orders):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(make(order)) for order in orders]
    return [task.result() for task in tasks]
"""

HINTS = (
    "How many orders does your code begin before it waits for the first drink to be ready?",
    "An `await` holds up the next line of its own function. So begin every order as a task first, and "
    "wait only then.",
    "Two things keep order for you: `asyncio.gather` returns results in the order of its arguments, and a "
    "list of tasks stays in the order in which you made them.",
)

EXERCISE = Exercise(
    name="overlap",
    title="Overlap",
    lesson="01",
    objective="Let several orders wait at the same time.",
    minutes=10,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("serve_all",),
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    saw=saw,
)
