# exercise: your_own_shop
import asyncio
import os
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager

import httpx
from fastapi import FastAPI
from fastapi.responses import JSONResponse


class Full(Exception):
    pass


class Shop:
    client = None
    roastery = None
    inside = 0

    @contextmanager
    def place(self):
        if self.inside >= 8:
            raise Full
        self.inside += 1
        try:
            yield
        finally:
            self.inside -= 1


mine = Shop()


@asynccontextmanager
async def lifespan(app):
    mine.client = httpx.AsyncClient(base_url=os.environ["SUPPLIER"], timeout=0.4)
    mine.roastery = ThreadPoolExecutor(2)
    try:
        yield
    finally:
        mine.roastery.shutdown(wait=False, cancel_futures=True)
        await mine.client.aclose()


app = FastAPI(title="My shop", lifespan=lifespan)


@app.exception_handler(Full)
async def full(request, error):
    return JSONResponse("full house", 503, headers={"Retry-After": "1"})


@app.exception_handler(httpx.TimeoutException)
async def silent(request, error):
    return JSONResponse("the supplier is silent", 504)


@app.exception_handler(httpx.HTTPError)
async def refused(request, error):
    return JSONResponse("the supplier refuses", 502)


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu():
    return ["espresso"]


@app.post("/orders/{drink}", status_code=201)
async def order(drink: str):
    with mine.place():
        answer = await mine.client.post("/orders", json={"item": drink})
    return answer.raise_for_status().json()


def primes(below):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


@app.get("/roast/{beans}")
async def roast(beans: int):
    return await asyncio.get_running_loop().run_in_executor(mine.roastery, primes, beans)


async def test_a_silent_supplier_makes_a_504(shop, supplier):
    supplier.next("hang")
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 504


async def test_a_refusal_makes_a_502(shop, supplier):
    supplier.next(500)
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 502


async def test_an_order_is_made(shop, supplier):
    answer = await shop.post("/orders/latte")
    assert answer.status_code == 201


async def test_the_door_the_menu_and_the_roast(shop, supplier):
    assert (await shop.get("/ping")).json() == "pong"
    assert isinstance((await shop.get("/menu")).json(), list)
    assert (await shop.get("/roast/10")).json() == 4
