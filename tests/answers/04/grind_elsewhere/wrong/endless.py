# diagnosis: endless
# cause: an endless loop in the endpoint
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    while True:
        pass


@app.get("/ping")
async def ping():
    return "pong"
