# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException, Request, Response


app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


inside = 0


async def gone(request):
    while (await request.receive())["type"] != "http.disconnect":
        pass


@app.get("/order/{drink}")
async def order(drink: str, request: Request):
    global inside
    if inside >= ROOM:
        raise HTTPException(503, headers={"Retry-After": "2"})
    inside += 1
    making = asyncio.create_task(make(drink))
    leaving = asyncio.create_task(gone(request))
    try:
        await asyncio.wait({making, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if not making.done():
            return Response(status_code=499)
        return making.result()
    finally:
        making.cancel()
        leaving.cancel()
        await asyncio.gather(making, leaving, return_exceptions=True)
        inside -= 1
