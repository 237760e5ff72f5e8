# exercise: full_house
import asyncio

from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
places = asyncio.Semaphore(ROOM)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    if places.locked():
        return JSONResponse({"detail": "full"}, status_code=503, headers={"Retry-After": "1"})
    async with places:
        return await make(drink)
