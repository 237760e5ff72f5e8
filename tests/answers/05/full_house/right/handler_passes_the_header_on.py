# exercise: full_house
import asyncio

from fastapi import FastAPI, HTTPException, Request
from fastapi.responses import JSONResponse

app = FastAPI()
ROOM = 8  # orders that may be in the making at once
inside = 0


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.exception_handler(HTTPException)
async def say_it_nicely(request: Request, error: HTTPException):
    return JSONResponse({"sorry": error.detail}, status_code=error.status_code, headers=error.headers)


@app.get("/order/{drink}")
async def order(drink: str):
    global inside
    if inside >= ROOM:
        raise HTTPException(503, "full", headers={"Retry-After": "1"})
    inside += 1
    try:
        return await make(drink)
    finally:
        inside -= 1
