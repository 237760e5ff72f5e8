"""Claims 47 to 50: the future. Claim 47 is an opinion: there is nothing to measure."""

from __future__ import annotations

import asyncio
import tempfile
from pathlib import Path

import httpx

from coffeeshop.claims.asynchrony import claim_7
from coffeeshop.claims.shown import Shown
from coffeeshop.engines.workers import Workers

COUNTER = """
import os
import time
from fastapi import FastAPI

app, orders = FastAPI(), 0

@app.get("/")
async def order():
    global orders
    orders += 1
    time.sleep(0.3)  # so that the next one goes to the other worker
    return [os.getpid(), orders]
"""


async def claim_48() -> Shown:
    """A single order, awaited and not: see 7."""
    return await claim_7()


async def claim_49() -> Shown:
    """A counter in memory, and two workers behind one port."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        file = Path(folder, "counting_shop.py")
        file.write_text(COUNTER)
        workers = await asyncio.to_thread(Workers, f"{file}:app", 2)
        try:
            told = await _eight_orders(workers.url)
        finally:
            await asyncio.to_thread(workers.stop)
    processes, highest = len({pid for pid, _ in told}), max(count for _, count in told)
    return Shown(
        processes == 2 and highest < 8, f"8 orders, {processes} processes, the highest count {highest}."
    )


async def _eight_orders(url: str) -> list[list[int]]:
    """Order, and order again while the worker that took the last one is held."""
    one_each = {"connection": "close"}  # no connection is used twice
    async with httpx.AsyncClient(headers=one_each, timeout=30) as client:
        orders = []
        for _ in range(8):
            orders.append(asyncio.create_task(client.get(url)))
            await asyncio.sleep(0.1)
        return [answer.json() for answer in await asyncio.gather(*orders)]


async def claim_50() -> Shown:
    """Five tasks each take one of ten bags, with an `await` between looking and writing down."""
    shelf = {"bags": 10}

    async def sell() -> None:
        left = shelf["bags"]
        await asyncio.sleep(0)
        shelf["bags"] = left - 1

    await asyncio.gather(*(sell() for _ in range(5)))
    return Shown(shelf["bags"] == 9, f"five sold, and {shelf['bags']} of ten are left in the book.")
