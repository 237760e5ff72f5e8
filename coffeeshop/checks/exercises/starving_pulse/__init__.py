"""The starving pulse: an `await` at every bean, and still nobody else gets a turn."""

from __future__ import annotations

from coffeeshop.checks.exercises.starving_pulse.rules import MISHAPS, RULES
from coffeeshop.checks.exercises.starving_pulse.scene import passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = """\
`grind(bean)` is a coroutine function that computes and never waits for anything. While `grind_all` works
through a thousand beans, a pulse beside it wants to tick, and does not get one turn, although there is an
`await` at every bean.

Change `grind_all` so that **the pulse gets a turn at least once in every 100 beans**. Every bean is still
ground once, by `grind`, and `grind_all` returns what `grind` returned, in the order of the beans."""

STARTER = """\
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for bean in beans:
        ground.append(await grind(bean))
    return ground
"""

SOLUTION = """\
# exercise: starving_pulse
import asyncio


async def grind_all(grind, beans):
    ground = []
    for number, bean in enumerate(beans, start=1):
        ground.append(await grind(bean))
        if number % 100 == 0:
            await asyncio.sleep(0)
    return ground
"""

HINTS = (
    "`await` is where a coroutine may be suspended. What would have to happen inside `grind` so that it is?",
    "Awaiting a coroutine runs it on the spot. Only when something in there has to wait does the loop get "
    "control, and `grind` never has to.",
    "There is one call in asyncio that waits for no time at all, and lets everybody else have a turn all the "
    "same. Where in the loop does it belong, and how often?",
)

EXERCISE = Exercise(
    name="starving_pulse",
    title="The starving pulse",
    lesson="02",
    objective="Tell an `await` that suspends from one that does not.",
    minutes=5,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("grind_all",),
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    saw=saw,
)
