# diagnosis: own-engine
# cause: it opens an engine of its own with a bigger pool, though the pool of two connections is to stay as it is
# exercise: the_kept_connection
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()
    wide = create_async_engine(engine.url, pool_size=6)

    async def get_session():
        async with AsyncSession(wide) as session:
            yield session

    @app.get("/bags/{number}")
    async def label(number: int, session: AsyncSession = Depends(get_session)):
        bag = await session.get(Bag, number)
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
