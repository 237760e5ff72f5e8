# diagnosis: thread-shares-gil
# cause: a thread, joined on the loop
# exercise: grind_elsewhere
import threading

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    ground = []
    helper = threading.Thread(target=lambda: ground.append(grind(order)))
    helper.start()
    helper.join()
    return ground[0]


@app.get("/ping")
async def ping():
    return "pong"
