# diagnosis: never-given-back
# cause: the dependency hands over a session that nobody closes
# exercise: the_kept_connection
from fastapi import Depends, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()

    def get_session():
        return AsyncSession(engine, expire_on_commit=False)

    @app.get("/bags/{number}")
    async def label(number: int, session: AsyncSession = Depends(get_session)):
        bag = await session.get(Bag, number)
        name, kilos = bag.name, bag.kilos
        await print_label(name)
        return {"name": name, "kilos": kilos}

    return app
