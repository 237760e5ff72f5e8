"""Claims 8 to 15: FastAPI's core."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from importlib.metadata import requires

from fastapi import Depends, FastAPI
from pydantic import BaseModel

from coffeeshop.app import create_app
from coffeeshop.claims.scene import quiet, steps, visit
from coffeeshop.claims.shown import Shown
from coffeeshop.ledger import Run
from coffeeshop.metrics import latencies, peak


async def claim_8() -> Shown:
    """Ask an endpoint for its loop, and the packages for what they stand on."""
    app, seen = FastAPI(), []

    @app.get("/")
    async def loop() -> None:
        seen.append(isinstance(asyncio.get_running_loop(), asyncio.AbstractEventLoop))

    await visit(app, "/", orders=1)
    stands = ("starlette", "fastapi"), ("anyio", "starlette")
    on = all(any(line.startswith(low) for line in requires(high) or ()) for low, high in stands)
    return Shown(seen == [True] and on, "FastAPI on Starlette on AnyIO, here on a loop of asyncio's.")


class Bag(BaseModel):
    """One item of a long answer."""

    name: str
    grams: int


async def claim_9() -> Shown:
    """One customer lists 60,000 bags; what holds the loop?"""
    app, stock = FastAPI(), [{"name": "Sidamo", "grams": n} for n in range(60_000)]

    @app.get("/bags")
    async def bags() -> list[Bag]:
        return stock  # type: ignore[return-value]

    (run,) = await visit(app, "/bags", orders=1, xray=True)
    blamed = [block for block in run.blocks if block.endpoint.endswith("bags")]
    held = sum(block.end - block.start for block in blamed) / 1e9
    return Shown(bool(blamed), f"checking the answer held the loop for {held:.2f} s.")


async def claim_10() -> Shown:
    """Four orders of 0.2 s at a Flask application, on a WSGI server that gives each a thread."""
    from werkzeug.serving import make_server

    from coffeeshop.customers import rush
    from coffeeshop.engines.flask_shop import app

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line for each request otherwise
    server = make_server("127.0.0.1", 0, app, threaded=True)
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        url = f"http://127.0.0.1:{server.server_port}"
        run = await rush(url, "/milk", orders=4, watch=quiet)
    finally:
        await asyncio.to_thread(server.shutdown)
        serving.join()
    served = [(order.sent, order.served or order.sent) for order in run.orders]
    return Shown(
        max(latencies(run)) < 0.6, f"{peak(served)} in flight, the last after {max(latencies(run)):.2f} s."
    )


async def claim_11() -> Shown:
    """A thousand tasks wait for half a second: what does the loop's thread compute meanwhile?"""
    waiting = [asyncio.create_task(asyncio.sleep(0.8)) for _ in range(1_000)]
    await asyncio.sleep(0.1)
    busy, start = time.thread_time(), time.perf_counter()
    await asyncio.sleep(0.5)
    share = (time.thread_time() - busy) / (time.perf_counter() - start)
    await asyncio.gather(*waiting)
    return Shown(share < 0.2, f"busy for {share:.1%} of the time: it sleeps until something is ready.")


async def claim_12() -> Shown:
    """Sixty orders at a plain `def` endpoint, and what asyncio's own pool does beside it."""
    (run,) = await visit(create_app(milk=0.3), "/thread", orders=60)
    aprons = peak(steps(run))
    names: set[str] = set()

    def who() -> None:
        names.add(threading.current_thread().name)

    await asyncio.to_thread(who)
    other = not any(name.startswith("AnyIO") for name in names)
    return Shown(aprons == 40 and other, f"{aprons} threads for `def`; asyncio.to_thread has its own.")


async def claim_13() -> Shown:
    """A thousand orders that wait for a second: how many are in the making at once?"""
    (run,) = await visit(create_app(milk=1.0), "/awaiting", orders=1_000)
    at_once, served = peak(steps(run)), sum(order.status == 200 for order in run.orders)
    return Shown(served == 1_000 and at_once > 400, f"{served} served, {at_once} in the making at once.")


async def claim_14() -> Shown:
    """How busy is a shop's loop while it makes twenty orders, and while it is blocked by them?"""
    runs = await visit(create_app(milk=0.2), "/awaiting", "/blocking", orders=10, xray=True)
    idle, busy = (busy_share(run) for run in runs)
    quick, slow = (max(latencies(run)) for run in runs)
    return Shown(
        idle < busy and quick < slow,
        f"busy for {idle:.0%} of the run the last waits {quick:.1f} s; for {busy:.0%}, {slow:.1f} s.",
    )


def busy_share(run: Run) -> float:
    """Return which part of the run its loop spent running something."""
    return min(1.0, sum(s.end - s.start for s in run.slices) / (run.end - run.start))


async def claim_15() -> Shown:
    """`async def` endpoints with a `def` and an `async def` dependency, while all forty aprons are worn."""
    app, threads = FastAPI(), set()

    def helped() -> None:
        threads.add(threading.current_thread().name.split()[0])

    async def unhelped() -> None:
        pass

    @app.get("/busy")
    def busy() -> None:
        time.sleep(0.5)

    @app.get("/def", dependencies=[Depends(helped)])
    @app.get("/async", dependencies=[Depends(unhelped)])
    async def quick() -> None:
        pass

    def choose(number: int) -> str:
        return {41: "/def", 42: "/async"}.get(number, "/busy")

    (run,) = await visit(app, choose, orders=42, rate=400)
    waited = {o.path: (o.served or o.sent) - o.sent for o in run.orders if o.path != "/busy"}
    return Shown(
        waited["/def"] > 2 * waited["/async"] and threads == {"AnyIO"},
        f"behind a full pool: def {waited['/def'] / 1e6:.0f} ms, async def {waited['/async'] / 1e6:.0f} ms.",
    )
