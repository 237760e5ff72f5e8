"""Fetch the farm: a lazy load where nobody can wait."""

from __future__ import annotations

from coffeeshop.checks.bean_scenes import load
from coffeeshop.checks.exercises.fetch_the_farm.rules import MISHAPS, RULES
from coffeeshop.checks.exercises.fetch_the_farm.scene import passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = """\
`await labels(engine)` is to return a text for each bag, in the order of their numbers, such as
`"Sidamo from Konga"`. It fails at `bag.farm`.

**Mend it, with at most two queries, however many bags there are.** The check puts eight bags on the shelf."""

STARTER = """\
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


async def labels(engine):
    async with AsyncSession(engine) as session:
        bags = (await session.scalars(select(Bag).order_by(Bag.id))).all()
        return [f"{bag.name} from {bag.farm.name}" for bag in bags]
"""

SOLUTION = STARTER.replace(
    "from sqlalchemy.ext.asyncio import AsyncSession\n",
    "from sqlalchemy.ext.asyncio import AsyncSession\nfrom sqlalchemy.orm import selectinload\n",
).replace(
    "        bags = (await session.scalars(select(Bag).order_by(Bag.id))).all()\n",
    "        query = select(Bag).order_by(Bag.id).options(selectinload(Bag.farm))\n"
    "        bags = (await session.scalars(query)).all()\n",
)

HINTS = (
    "`bag.farm` looks like a value and is a question to the database. Which of the lines could wait for its "
    "answer?",
    "Everything that needs the database has to happen inside the one call that is awaited. Can the query "
    "bring the farms along?",
    "The lesson fetched a bag together with its farm by an option from `sqlalchemy.orm`. A `select` takes it "
    "in `.options(...)`; a join of both tables would do as well.",
)

EXERCISE = Exercise(
    name="fetch_the_farm",
    title="Fetch the farm",
    lesson="06",
    objective="Say beforehand what a query has to bring.",
    minutes=5,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("labels",),
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    saw=saw,
    load=load,
    must=False,
)
