# exercise: the_kept_connection
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import async_sessionmaker

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()
    new_session = async_sessionmaker(engine)

    @app.get("/bags/{number}")
    async def label(number: int):
        async with new_session() as session:
            bag = await session.get(Bag, number)
            answer = {"name": bag.name, "kilos": bag.kilos}
        await print_label(answer["name"])
        return answer

    return app
