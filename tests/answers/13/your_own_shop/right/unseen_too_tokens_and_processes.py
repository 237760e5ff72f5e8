# exercise: your_own_shop
import asyncio
import os
from concurrent.futures import ProcessPoolExecutor
from contextlib import asynccontextmanager
from typing import Annotated

import httpx
from fastapi import Depends, FastAPI, HTTPException, Request


@asynccontextmanager
async def lifespan(app):
    tokens = asyncio.Queue()
    for n in range(8):
        tokens.put_nowait(n)
    async with httpx.AsyncClient(base_url=os.environ["SUPPLIER"], timeout=httpx.Timeout(0.4)) as client:
        with ProcessPoolExecutor(max_workers=2) as roasters:
            yield {"client": client, "tokens": tokens, "roasters": roasters}


app = FastAPI(title="My shop", lifespan=lifespan)


async def supplier_client(request: Request) -> httpx.AsyncClient:
    return request.state.client


@app.get("/ping")
async def ping():
    return "pong"


@app.get("/menu")
async def menu():
    return ["espresso", "latte", "cortado"]


@app.post("/orders/{drink}", status_code=201)
async def order(drink: str, request: Request, client: Annotated[httpx.AsyncClient, Depends(supplier_client)]):
    tokens = request.state.tokens
    try:
        token = tokens.get_nowait()
    except asyncio.QueueEmpty:
        raise HTTPException(503, "full house") from None
    try:
        answer = await client.post("/orders", json={"item": drink})
        answer.raise_for_status()
        return answer.json()
    except httpx.TimeoutException:
        raise HTTPException(504, "silence") from None
    except httpx.HTTPError:
        raise HTTPException(502, "refused") from None
    finally:
        tokens.put_nowait(token)


def primes(below):
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


@app.get("/roast/{beans}")
async def roast(beans: int, request: Request):
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(request.state.roasters, primes, beans)


async def test_good_silent_and_refusing_suppliers(shop, supplier):
    codes = []
    for says in (None, "hang", 503):
        if says:
            supplier.next(says)
        answer = await shop.post("/orders/cortado")
        codes.append(answer.status_code)
    assert codes == [201, 504, 502]
    assert {"cortado"} <= {order["item"] for order in supplier.orders}
