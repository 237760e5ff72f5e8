# exercise: the_kept_connection
from fastapi import Depends, FastAPI
from sqlalchemy import select

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()

    async def find_bag(number: int):
        async with engine.connect() as connection:
            rows = await connection.execute(select(Bag.name, Bag.kilos).where(Bag.id == number))
            return rows.one()._asdict()

    @app.get("/bags/{number}")
    async def label(bag: dict = Depends(find_bag)):
        await print_label(bag["name"])
        return bag

    return app
