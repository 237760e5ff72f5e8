# diagnosis: not-ground
# cause: a constant
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    return "ground"


@app.get("/ping")
async def ping():
    return "pong"
