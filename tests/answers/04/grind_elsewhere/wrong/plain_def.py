# diagnosis: def-shares-gil
# cause: a plain def: a thread, and the GIL
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
def beans(order: int):
    return grind(order)


@app.get("/ping")
async def ping():
    return "pong"
