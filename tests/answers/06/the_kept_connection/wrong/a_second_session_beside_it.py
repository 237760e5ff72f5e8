# diagnosis: waits-for-a-second
# cause: the dependency holds a connection while the endpoint asks for another one
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
        name = (await session.get(Bag, number)).name
        async with AsyncSession(engine) as another:
            bag = await another.get(Bag, number)
        await print_label(name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
