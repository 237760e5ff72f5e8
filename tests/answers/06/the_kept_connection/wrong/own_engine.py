# diagnosis: own-engine
# cause: an engine for each order
# exercise: the_kept_connection
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()

    async def get_session():
        async with AsyncSession(engine) as session:
            yield session

    @app.get("/bags/{number}")
    async def label(number: int):
        mine = create_async_engine(engine.url)
        async with AsyncSession(mine) as session:
            bag = await session.get(Bag, number)
        await mine.dispose()
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
