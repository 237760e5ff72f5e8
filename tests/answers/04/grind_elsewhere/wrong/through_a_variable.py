# diagnosis: still-inline
# cause: inline
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    ground = grind(order)
    return ground


@app.get("/ping")
async def ping():
    return "pong"
