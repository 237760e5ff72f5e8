# exercise: full_house
import asyncio

from anyio import CapacityLimiter, WouldBlock
from fastapi import FastAPI
from fastapi.responses import JSONResponse

app = FastAPI()
ROOM = 8  # orders that may be in the making at once


class Door:
    def __init__(self, app):
        self.app = app
        self.places = CapacityLimiter(ROOM)

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or not scope["path"].startswith("/order/"):
            await self.app(scope, receive, send)
            return
        customer = object()
        try:
            self.places.acquire_on_behalf_of_nowait(customer)
        except WouldBlock:
            full = JSONResponse({"detail": "full house"}, 503, headers={"Retry-After": "1"})
            await full(scope, receive, send)
            return
        try:
            await self.app(scope, receive, send)
        finally:
            self.places.release_on_behalf_of(customer)


app.add_middleware(Door)


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{drink}")
async def order(drink: str):
    return await make(drink)
