# exercise: full_house
import asyncio

from fastapi import FastAPI
from fastapi.responses import JSONResponse


app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


class Doorkeeper:
    def __init__(self, app):
        self.app = app
        self.inside = set()

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or not scope["path"].startswith("/order/"):
            return await self.app(scope, receive, send)
        if len(self.inside) >= ROOM:
            full = JSONResponse({"detail": "full"}, 503, headers={"Retry-After": "1"})
            return await full(scope, receive, send)
        ticket = object()
        self.inside.add(ticket)
        try:
            await self.app(scope, receive, send)
        finally:
            self.inside.discard(ticket)


app.add_middleware(Doorkeeper)


@app.get("/order/{drink}")
async def order(drink: str):
    return await make(drink)
