# diagnosis: in-background
# cause: a background task
# exercise: grind_elsewhere
from fastapi import BackgroundTasks, FastAPI

from coffeeshop.children.pool import run_in_process
from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int, tasks: BackgroundTasks):
    tasks.add_task(run_in_process, grind, order)
    return f"order {order}, ground"


@app.get("/ping")
async def ping():
    return "pong"
