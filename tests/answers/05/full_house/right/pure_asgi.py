# exercise: full_house
import asyncio

from fastapi import FastAPI, Response

app = FastAPI()
ROOM = 8  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


class Door:
    def __init__(self, app):
        self.app = app
        self.inside = 0

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            await self.app(scope, receive, send)
        elif self.inside >= ROOM:
            await Response("full", 503, {"Retry-After": "1"})(scope, receive, send)
        else:
            self.inside += 1
            try:
                await self.app(scope, receive, send)
            finally:
                self.inside -= 1


app.add_middleware(Door)


@app.get("/order/{drink}")
async def order(drink: str):
    return await make(drink)
