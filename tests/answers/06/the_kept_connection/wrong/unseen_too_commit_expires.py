# diagnosis: stale
# cause: commit gives the connection back but also expires the bag, so reading bag.name afterwards needs the database and fails: every customer gets a 500
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
        await session.commit()  # gives the connection back
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
