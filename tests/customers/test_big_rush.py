"""A thousand orders at once: all of them inside the application together, none lost."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import httpx

from coffeeshop.customers import rush
from coffeeshop.metrics import latencies, peak
from coffeeshop.serving import serve

SHOP = """
import asyncio, time
from fastapi import FastAPI

app, inside, peak = FastAPI(), 0, 0


@app.get("/awaiting")
async def awaiting():
    global inside, peak
    inside += 1
    peak = max(peak, inside)
    await asyncio.sleep(6)
    inside -= 1


@app.get("/peak")
async def most():
    return peak


@app.get("/staring")
async def staring():
    time.sleep(0.2)
"""


def test_a_thousand_orders_are_in_flight_at_once_counted_in_the_application(tmp_path: Path) -> None:
    async def come() -> None:
        async with serve(f"{file}:app", where="process") as shop:
            run = await rush(shop, "/awaiting", orders=1000, timeout=60, client_in="process")
            assert (await asyncio.to_thread(httpx.get, shop.url + "/peak")).json() == 1000
        assert len(latencies(run)) == 1000
        assert peak((visit.arrived, visit.left) for visit in run.visits) == 1000

    file = tmp_path / "rush_shop.py"
    file.write_text(SHOP)
    asyncio.run(come())


def test_a_shop_that_still_makes_drinks_for_those_who_left_is_not_waited_for(tmp_path: Path) -> None:
    async def come() -> None:
        async with serve(f"{file}:app", where="process") as shop:
            await asyncio.to_thread(lambda: shop.url)
            began = time.monotonic()
            run = await rush(shop, "/staring", at_once=100, seconds=0.5)
            assert time.monotonic() - began < 9  # it left twenty seconds of work behind
        assert 1 <= len(latencies(run)) < 100
        busy = "The shop was too busy to hand over its own record: this is what the customers saw."
        assert run.notes == (busy,)

    file = tmp_path / "tired_shop.py"
    file.write_text(SHOP)
    asyncio.run(come())
