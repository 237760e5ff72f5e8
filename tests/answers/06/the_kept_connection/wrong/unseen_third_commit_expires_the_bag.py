# diagnosis: stale
# cause: commits to give the connection back, but the commit expires the bag, so bag.name has to go to the database again and fails
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
        await session.commit()
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
