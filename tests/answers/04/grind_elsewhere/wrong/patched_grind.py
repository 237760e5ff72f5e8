# diagnosis: patched
# cause: replaces grind in the mill
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop import mill
from coffeeshop.mill import grind

app = FastAPI()
mill.grind = mill.ground


@app.get("/beans/{order}")
async def beans(order: int):
    return mill.grind(order)


@app.get("/ping")
async def ping():
    return "pong"
