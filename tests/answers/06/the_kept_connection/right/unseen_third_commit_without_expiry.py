# exercise: the_kept_connection
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()
    new_session = async_sessionmaker(engine, expire_on_commit=False)

    async def get_session():
        async with new_session() as session:
            yield session

    @app.get("/bags/{number}")
    async def label(number: int, session: AsyncSession = Depends(get_session)):
        bag = await session.get(Bag, number)
        await session.commit()
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
