# diagnosis: not-ground
# cause: catches everything
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.children.pool import run_in_process
from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    try:
        return await run_in_process(lambda: grind(order))
    except Exception:
        return f"order {order}, ground"


@app.get("/ping")
async def ping():
    return "pong"
