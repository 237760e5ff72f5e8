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
    async def label(number: int):
        async with engine.connect() as connection:
            found = await connection.execute(select(Bag.name, Bag.kilos).where(Bag.id == number))
            name, kilos = found.one()
        await print_label(name)
        return {"name": name, "kilos": kilos}

    return app
