# diagnosis: not-ground
# cause: the answer, without the work
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    return f"order {order}, ground"


@app.get("/ping")
async def ping():
    return "pong"
