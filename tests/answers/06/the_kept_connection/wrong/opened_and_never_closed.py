# diagnosis: never-given-back
# cause: each order opens a session and nobody closes it
# exercise: the_kept_connection
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()

    @app.get("/bags/{number}")
    async def label(number: int):
        session = AsyncSession(engine)
        bag = await session.get(Bag, number)
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
