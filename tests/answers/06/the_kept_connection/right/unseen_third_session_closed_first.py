# exercise: the_kept_connection
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()

    @app.get("/bags/{number}")
    async def label(number: int):
        async with AsyncSession(engine) as session:
            bag = await session.get(Bag, number)
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
