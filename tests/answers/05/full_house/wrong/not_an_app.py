# diagnosis: no-app
# cause: app is something else
# exercise: full_house
import asyncio

from fastapi import FastAPI

app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


app = "the coffee shop"
