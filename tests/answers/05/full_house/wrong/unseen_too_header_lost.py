# diagnosis: header-lost
# cause: Retry-After is set on the injected response, which a raised HTTPException throws away, so the 503 comes without the header
# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException, Response

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
places = asyncio.Semaphore(ROOM)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str, response: Response):
    if places.locked():
        response.headers["Retry-After"] = "1"
        raise HTTPException(status_code=503, detail="full house")
    async with places:
        return await make(drink)
