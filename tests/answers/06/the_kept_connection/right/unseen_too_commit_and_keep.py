# exercise: the_kept_connection
from typing import Annotated

from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()

    async def get_session():
        async with AsyncSession(engine, expire_on_commit=False) as session:
            yield session

    @app.get("/bags/{number}")
    async def label(number: int, session: Annotated[AsyncSession, Depends(get_session)]):
        async with session.begin():
            bag = await session.get(Bag, number)
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
