# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException, Request, Response

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
tickets = asyncio.Queue()
for number in range(ROOM):
    tickets.put_nowait(number)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


async def until_gone(request):
    while not await request.is_disconnected():
        await asyncio.sleep(0.02)


async def make_unless_gone(drink, request):
    making = asyncio.create_task(make(drink))
    leaving = asyncio.create_task(until_gone(request))
    try:
        await asyncio.wait({making, leaving}, return_when=asyncio.FIRST_COMPLETED)
        if making.done():
            return making.result()
        return Response(status_code=499)  # nobody reads it
    finally:
        making.cancel()
        leaving.cancel()
        await asyncio.gather(making, leaving, return_exceptions=True)


@app.get("/order/{drink}")
async def order(drink: str, request: Request):
    try:
        ticket = tickets.get_nowait()
    except asyncio.QueueEmpty:
        raise HTTPException(503, "full house", headers={"Retry-After": "1"}) from None
    try:
        return await make_unless_gone(drink, request)
    finally:
        tickets.put_nowait(ticket)
