# diagnosis: raised-in-middleware
# cause: a middleware of plain ASGI raises the HTTPException, which nothing outside of it answers
# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
inside = 0


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


class Door:
    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        global inside
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        if inside >= ROOM:
            raise HTTPException(status_code=503, headers={"Retry-After": "1"})
        inside += 1
        try:
            await self.app(scope, receive, send)
        finally:
            inside -= 1


app.add_middleware(Door)


@app.get("/order/{drink}")
async def order(drink: str):
    return await make(drink)
