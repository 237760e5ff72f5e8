# diagnosis: in-background
# cause: has the label printed by a background task, so the customer gets the answer before it is printed
# exercise: the_kept_connection
from fastapi import BackgroundTasks, FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag


def create_app(engine, print_label):
    app = FastAPI()

    @app.get("/bags/{number}")
    async def label(number: int, tasks: BackgroundTasks):
        async with AsyncSession(engine) as session:
            bag = await session.get(Bag, number)
        tasks.add_task(print_label, bag.name)
        return {"name": bag.name, "kilos": bag.kilos}

    return app
