# exercise: the_kept_connection
from fastapi import Depends, FastAPI
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()

    async def get_session():
        async with AsyncSession(engine) as session:
            yield session

    @app.get("/bags/{number}")
    async def label(number: int, session: AsyncSession = Depends(get_session)):
        row = (await session.execute(select(Bag.name, Bag.kilos).where(Bag.id == number))).one()
        await session.rollback()
        await print_label(row.name)
        return row._asdict()

    return app
