# diagnosis: never-given-back
# cause: the dependency returns the session already closed, the endpoint's query opens it anew and nobody closes it again: the first two keep their connections while they print, and the others wait for one in vain
# exercise: the_kept_connection
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()

    async def get_session():
        async with AsyncSession(engine) as session:
            return session  # so it is closed before the endpoint goes on

    @app.get("/bags/{number}")
    async def label(number: int, session: AsyncSession = Depends(get_session)):
        bag = await session.get(Bag, number)
        await print_label(bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
