"""The kept connection: a dependency with `yield` that starves the pool."""

from __future__ import annotations

from coffeeshop.checks.bean_scenes import load
from coffeeshop.checks.exercises.the_kept_connection.rules import RULES
from coffeeshop.checks.exercises.the_kept_connection.scene import passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = """\
A bag is looked up in a millisecond; then its label is printed, which takes 0.25 s and needs no database. The
check serves this shop with a pool of two connections and sends six customers at once: three rounds.

**Mend it so that all six labels are printed at the same time.** The pool stays as it is, each label is
printed before its customer gets the answer, and the answer stays the same. The check calls
`create_app(engine, print_label)`."""

STARTER = """\
# exercise: the_kept_connection
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()

    async def get_session():
        async with AsyncSession(engine) as session:
            yield session

    @app.get("/bags/{number}")
    async def label(number: int, session: AsyncSession = Depends(get_session)):
        bag = await session.get(Bag, number)
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
"""

SOLUTION = STARTER.replace(
    """        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}
""",
    """        await session.close()
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}
""",
)

HINTS = (
    "When does a session take a connection from the pool, and when does it give it back? Who has both of "
    "them while the printer prints?",
    "The dependency closes the session when the order is over. Nothing keeps you from being done with the "
    "database sooner than that.",
    "A `commit` and a `close` both give the connection back. After one of them SQLAlchemy takes what it "
    "knows of the bag for stale, and will want to ask again.",
)

EXERCISE = Exercise(
    name="the_kept_connection",
    title="The kept connection",
    lesson="06",
    objective="Find the code that keeps a connection too long.",
    minutes=7,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("create_app",),
    scene=scene,
    passes=passes,
    rules=RULES,
    saw=saw,
    load=load,
    limit=3.2,
)
