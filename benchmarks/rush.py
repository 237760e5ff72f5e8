"""The rush: ten thousand orders at once, Flask under Gunicorn beside FastAPI, and the curve to 2,000.

    python benchmarks/rush.py [--orders 10000]

Prints figures of one run on this machine. Exits with status 1 where one of this course's statements
about them does not hold. Shop and customers each have a process of their own.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx

from coffeeshop.customers import room_for, rush
from coffeeshop.engines.gunicorn import Gunicorn, missing
from coffeeshop.ledger import Run
from coffeeshop.metrics import summary, throughput
from coffeeshop.serving import Shop, serve

SHOP = f"{Path(__file__).with_name('_rush_shop.py')}:app"
WAIT = 15.0  # seconds that the milk of the ten thousand takes
APRONS = 40
MILK = 0.25
CUSTOMERS = (1, 10, 100, 400, 1000, 2000)
WAYS = ("async def", "def", "gthread", "blocking")
PATHS = {"async def": "/awaiting", "def": "/def", "blocking": "/blocking"}


async def main(orders: int) -> bool:
    """Measure everything and return whether all held."""
    print(f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "")
    held = [*await ten_thousand(orders), *await beside_flask(), *await small_races(), *await curve()]
    return all(held)


async def ten_thousand(orders: int) -> list[bool]:
    """Send them all at once, and ask the shop about itself while they wait."""
    room = room_for(orders)
    print(f"\n{room.words} Each waits {WAIT:g} s for its milk.", flush=True)
    with process() as shop, httpx.Client(base_url=shop.url, trust_env=False, timeout=120) as asking:
        before = (await asyncio.to_thread(asking.get, "/self")).json()
        going = asyncio.create_task(order(shop, "/awaiting", room.customers, room.customers, WAIT))
        told = [before]
        while not going.done():
            await asyncio.sleep(0.5)
            told.append((await asyncio.to_thread(asking.get, "/self")).json())
        run, figures = going.result(), summary(going.result())
    full = [one for one in told if one["inside"] == room.customers]
    print(f"  {figures}")
    if len(full) < 3:
        print(f"  at most {max(one['inside'] for one in told):,} were inside at once")
        return [claim("looks at the shop while all of them wait", len(full), 3, 1e9)]
    each = (full[-1]["resident"] - before["resident"]) / room.customers / 1024
    used = (full[-1]["cpu"] - full[0]["cpu"]) / (full[-1]["at"] - full[0]["at"])
    work = (told[-1]["cpu"] - before["cpu"]) / room.customers * 1e3
    print(f"  an order costs {work:.2f} ms of the shop's processor time, from its connection to its end")
    return [
        claim("all are in flight at once, counted in the application", told[-1]["peak"], orders, orders),
        claim("all are served", figures.served, orders, orders),
        claim("none failed", figures.failed + figures.unfinished, 0, 0),
        claim("done within twice the wait (s)", (run.end - run.start) / 1e9, WAIT, 2 * WAIT),
        claim("KiB of resident memory an order", each, 0, 30),
        claim("processor seconds a second while all of them wait", used, 0, 0.1),
    ]


async def beside_flask() -> list[bool]:
    """Send 400 orders to `async def`, to `def` and to Gunicorn's gthread."""
    print(f"\n400 orders of {MILK} s, all at once", flush=True)
    rates = {}
    for way in WAYS[:3]:
        with opened(way) as shop:
            if shop is None:
                return [True]
            path = PATHS.get(way, "/milk")
            await order(shop, path, 40, 40, 0.01)  # every thread is there, every line of code was run once
            run = await order(shop, path, 400, 400, MILK)
        rates[way] = throughput(run)
        print(f"  {way:10} {rates[way]:6,.0f} a second; {summary(run)}", flush=True)
    return [
        claim("async def serves at least 4 times as many a second as def", rates["async def"] / rates["def"],
              4, 99),
        claim("and as gthread", rates["async def"] / rates["gthread"], 4, 99),
    ]  # fmt: skip


async def small_races() -> list[bool]:
    """Compare blocking with awaiting for 1 to 10 orders of 0.5 s: theory says as many times as long."""
    print("\nblocking against awaiting, 0.5 s an order", flush=True)
    held = []
    with process() as shop:
        for orders in (1, 2, 5, 10):
            slow, fast = [await order(shop, path, orders, orders, 0.5) for path in ("/blocking", "/awaiting")]
            ratio = (slow.end - slow.start) / (fast.end - fast.start)
            words = f"{orders} at once: measured over theory"
            held.append(claim(words, ratio / orders, 0.9, 1.1))
    return held


async def curve() -> list[bool]:
    """Print throughput and wait by way and customers at once, theory beside them."""
    print(
        f"\norders served a second (wait by Little's law in s), {MILK} s an order, by customers at once",
        flush=True,
    )
    print("  " + "".join(f"{name:>17}" for name in ("customers", "theory", *WAYS)), flush=True)
    if why := missing():
        print(f"  {why}")
    rates: dict[str, float] = {}
    for customers in CUSTOMERS:
        cells = []
        for way in WAYS:
            rates[way], said = await point(way, customers)
            cells.append(said)
        theory = [f"{customers:,}", f"{customers / MILK:,.0f}"]
        print("  " + "".join(f"{cell:>17}" for cell in [*theory, *cells]), flush=True)
    return [claim("at 2,000 async def serves more than any other", _lead(rates), 1.5, 1e9)]


async def point(way: str, customers: int) -> tuple[float, str]:
    """Return the throughput, and it with the wait as words, on a server that served nobody before."""
    with opened(way) as shop:
        if shop is None:
            return 0.0, "-"
        seconds = 1.5 if customers < 1000 else 5.0
        run = await order(shop, PATHS.get(way, "/milk"), 100_000, customers, MILK, seconds=seconds)
    rate = throughput(run)  # the wait by Little's law: those who were not served in time are in no percentile
    return rate, f"{rate:,.0f} ({customers / rate:,.2f})" if rate else "0"


def _lead(rates: dict[str, float]) -> float:
    return rates["async def"] / max(rate for way, rate in rates.items() if way != "async def")


@contextmanager
def opened(way: str) -> Iterator[Any]:
    """Open the server for a way of working, None where it can't be here."""
    if way == "gthread" and missing():
        yield None
    elif way == "gthread":
        with Gunicorn(threads=APRONS) as engine:
            yield engine
    else:
        with process() as shop:
            yield shop


def process() -> Shop:
    """Return the shop of this benchmark in a process of its own."""
    return serve(SHOP, where="process")


async def order(shop: Any, path: str, orders: int, at_once: int, milk: float, **more: Any) -> Run:
    """Send orders from a process of the customers' own."""
    params = {"milk": milk, "seconds": milk}
    return await rush(
        shop, path, orders=orders, at_once=at_once, params=params, timeout=180, client_in="process", **more
    )


def claim(words: str, value: float, least: float, most: float) -> bool:
    holds = least <= value <= most
    print(f"    {'holds' if holds else 'FAILS'}: {words} (seen {value:,.4g})", flush=True)
    return holds


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--orders", type=int, default=10_000)
    sys.exit(0 if asyncio.run(main(parser.parse_args().orders)) else 1)
