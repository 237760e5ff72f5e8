# diagnosis: not-ground
# cause: calls what makes the text
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.mill import ground

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    return ground(order)


@app.get("/ping")
async def ping():
    return "pong"
