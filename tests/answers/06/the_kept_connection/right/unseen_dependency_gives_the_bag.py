# exercise: the_kept_connection
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()

    async def get_bag(number: int):
        async with AsyncSession(engine) as session:
            return await session.get(Bag, number)

    @app.get("/bags/{number}")
    async def label(bag=Depends(get_bag)):
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
