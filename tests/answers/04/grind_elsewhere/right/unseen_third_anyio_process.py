# exercise: grind_elsewhere
from anyio import to_process
from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    return await to_process.run_sync(grind, order)


@app.get("/ping")
async def ping():
    return "pong"
