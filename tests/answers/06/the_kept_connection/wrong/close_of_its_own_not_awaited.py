# diagnosis: not-awaited
# cause: the only close is not awaited, so no connection comes back
# exercise: the_kept_connection
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()

    @app.get("/bags/{number}")
    async def label(number: int):
        session = AsyncSession(engine)
        bag = await session.get(Bag, number)
        session.close()
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
