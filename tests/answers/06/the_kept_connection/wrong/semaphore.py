# diagnosis: a-queue-of-yours
# cause: a semaphore as wide as the pool
# exercise: the_kept_connection
import asyncio

from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()
    gate = asyncio.Semaphore(2)

    async def get_session():
        async with AsyncSession(engine) as session:
            yield session

    @app.get("/bags/{number}")
    async def label(number: int, session: AsyncSession = Depends(get_session)):
        async with gate:
            bag = await session.get(Bag, number)
            await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
