"""One session a task: three customers, one basket."""

from __future__ import annotations

from coffeeshop.checks.bean_scenes import load
from coffeeshop.checks.exercises.one_session_a_task.rules import MISHAPS, RULES
from coffeeshop.checks.exercises.one_session_a_task.scene import passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = """\
Three customers buy beans at the same time, each from another bag. They pay by card, which takes a while, and
one card is refused: then `await order.pay()` gives False. All three share one session.

**Mend it: all three pay at the same time, every kilo that was paid for leaves its bag, and no other does.**
Change both functions as you like; the check calls `await sell_all(engine, orders)`."""

STARTER = """\
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(session, order):
    bag = await session.get(Bag, order.bag)
    bag.kilos -= order.kilos
    if await order.pay():
        await session.commit()
    else:
        await session.rollback()


async def sell_all(engine, orders):
    async with AsyncSession(engine) as session:
        await asyncio.gather(*(sell(session, order) for order in orders))
"""

SOLUTION = """\
# exercise: one_session_a_task
import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def sell(engine, order):
    async with AsyncSession(engine) as session:
        bag = await session.get(Bag, order.bag)
        bag.kilos -= order.kilos
        if await order.pay():
            await session.commit()


async def sell_all(engine, orders):
    await asyncio.gather(*(sell(engine, order) for order in orders))
"""

HINTS = (
    "A session is one basket. While three customers pay, whose beans lie in it, and what happens to all of "
    "them at a `commit` or a `rollback`?",
    "The engine is made to be shared, and hands out connections to whoever asks. The session is not.",
    "Whoever sells one order should open the basket and close it again. So what does `sell` need from "
    "`sell_all`: a session, or what sessions are made of?",
)

EXERCISE = Exercise(
    name="one_session_a_task",
    title="One session a task",
    lesson="06",
    objective="Give each task its own session.",
    minutes=8,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("sell_all",),
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    saw=saw,
    load=load,
)
