# diagnosis: process-died
# cause: ends the shop's process in the endpoint
# exercise: grind_elsewhere
import os

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    os._exit(0)


@app.get("/ping")
async def ping():
    return "pong"
