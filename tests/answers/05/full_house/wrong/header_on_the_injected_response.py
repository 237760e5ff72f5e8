# diagnosis: header-lost
# cause: the header is set on the injected response, and another response is returned
# exercise: full_house
import asyncio

from fastapi import FastAPI, Response
from fastapi.responses import JSONResponse

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
inside = 0


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str, response: Response):
    global inside
    if inside >= ROOM:
        response.headers.update({"retry-after": "1"})
        return JSONResponse({"detail": "full"}, status_code=503)
    inside += 1
    try:
        return await make(drink)
    finally:
        inside -= 1
