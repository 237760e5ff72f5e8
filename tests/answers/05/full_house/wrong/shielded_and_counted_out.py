# diagnosis: freed-too-early
# cause: whoever leaves is counted out at once, and the shielded drink goes on being made beside the newcomers' drinks
# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException, Request

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
places = asyncio.Semaphore(ROOM)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


async def left(request):
    while not await request.is_disconnected():
        await asyncio.sleep(0.02)


@app.get("/order/{drink}")
async def order(drink: str, request: Request):
    if places.locked():
        raise HTTPException(503, "full house", headers={"Retry-After": "1"})
    async with places:
        making, leaving = asyncio.ensure_future(make(drink)), asyncio.ensure_future(left(request))
        done, _ = await asyncio.wait({making, leaving}, return_when=asyncio.FIRST_COMPLETED)
        leaving.cancel()
        return await making if making in done else "gone"
