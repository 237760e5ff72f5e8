# diagnosis: sleep-not-awaited
# cause: asyncio.sleep is called without await, so the latte is there at once and no longer takes 0.3 s
# exercise: one_bad_recipe
import asyncio
import time

from fastapi import FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu():
    return ["tea", "cocoa", "latte", "mocha"]


@app.get("/hours")
def hours():
    return "8 to 18"


@app.get("/tea")
async def tea():
    await asyncio.sleep(0.3)
    return "tea"


@app.get("/cocoa")
def cocoa():
    time.sleep(0.3)
    return "cocoa"


@app.get("/latte")
async def latte():
    asyncio.sleep(0.3)
    return "latte"


@app.get("/mocha")
async def mocha():
    await run_in_threadpool(time.sleep, 0.3)
    return "mocha"


@app.get("/price/{drink}")
def price(drink: str):
    return {"drink": drink, "price": 3 + len(drink) % 3}


@app.get("/beans")
async def beans():
    return {"kilos": 12}


@app.get("/tables/{number}")
async def table(number: int):
    return {"number": number, "free": number % 2 == 0}
