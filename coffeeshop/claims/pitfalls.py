"""Claims 37 to 46: pitfalls and best practices."""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
import time
import warnings
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any

import httpx
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool

from coffeeshop.app import create_app
from coffeeshop.claims.bound import claim_20
from coffeeshop.claims.scene import overlap, quiet, stamped, visit
from coffeeshop.claims.shown import Shown
from coffeeshop.claims.when import Kept
from coffeeshop.customers import rush
from coffeeshop.metrics import peak, rounds
from coffeeshop.serving import serve


async def claim_37() -> Shown:
    """`requests.get` of a supplier that takes 0.1 s, in `async def` and in `def`."""
    import requests

    shop_of = {}

    async def on_the_loop() -> None:
        requests.get(shop_of["url"])

    def in_a_thread() -> None:
        requests.get(shop_of["url"])

    app = FastAPI()
    app.get("/async")(on_the_loop)
    app.get("/def")(in_a_thread)
    async with serve(create_app(milk=0.1)) as supplier:
        shop_of["url"] = supplier.url + "/awaiting"
        runs = []
        for path in ("/async", "/def"):
            (run,) = await visit(app, path, orders=5)
            supplied = supplier.record().steps
            runs.append(peak((step.start, step.end) for step in supplied))
            assert run.orders
    return Shown(
        runs[0] == 1 < runs[1], f"at the supplier at once: {runs[0]} from async def, {runs[1]} from def."
    )


async def claim_38() -> Shown:
    """An endpoint blocks for 0.3 s; what does anybody write into a log?"""
    app, kept = FastAPI(), Kept()

    @app.get("/")
    async def stare() -> None:
        time.sleep(0.3)

    logging.getLogger().addHandler(kept)
    try:
        (run,) = await visit(app, "/", orders=1, xray=True)
    finally:
        logging.getLogger().removeHandler(kept)
    words = [record.getMessage() for record in kept.records if record.levelno >= logging.WARNING]
    return Shown(
        bool(run.blocks) and not words, f"the loop was held, and the log has {len(words)} lines of it."
    )


async def claim_39() -> Shown:
    """`run_in_threadpool` for waiting, and for computing."""
    waits = overlap(await stamped(*[lambda: run_in_threadpool(time.sleep, 0.1)] * 3))
    computing = await claim_20()
    return Shown(
        waits and computing.holds, f"blocking waits overlap in threads; computing: {computing.words}"
    )


async def claim_40() -> Shown:
    """In which thread runs a plain `def` endpoint?"""
    app, names = FastAPI(), []

    @app.get("/")
    def who() -> None:
        names.append(threading.current_thread().name)

    await visit(app, "/", orders=1)
    return Shown(names[0].startswith("AnyIO"), f"in an {names[0]}.")


async def claim_41() -> Shown:
    """The body of an `async for`, five items long."""
    times = []

    async def items() -> AsyncIterator[int]:
        for number in range(5):
            yield number

    async for _ in items():
        start = time.perf_counter_ns()
        await asyncio.sleep(0.05)
        times.append((start, time.perf_counter_ns()))
    return Shown(rounds(times) == 5, f"{rounds(times)} items, {rounds(times)} rounds.")


async def claim_42() -> Shown:
    """Two tasks are made first and awaited afterwards."""
    diary = []

    async def drink(name: str) -> None:
        diary.append(f"{name} begins")
        await asyncio.sleep(0.05)
        diary.append(f"{name} ends")

    tasks = [asyncio.create_task(drink(name)) for name in ("latte", "tea")]
    for task in tasks:
        await task
    begun = diary[:2] == ["latte begins", "tea begins"]
    return Shown(begun, f"{'; '.join(diary)}.")


async def claim_43() -> Shown:
    """An `await` is missing: the answer's status, whether anybody is warned, and what a test says."""
    app = FastAPI()

    async def price() -> int:
        return 3

    @app.get("/bare")
    async def bare() -> str:
        price()  # type: ignore[unused-coroutine]
        return "done"

    @app.get("/returned")
    async def returned():  # type: ignore[no-untyped-def]
        return price()

    async def test_price() -> None:
        assert price()  # a coroutine is true, whatever it would return

    log = logging.getLogger("uvicorn.error")
    with warnings.catch_warnings(record=True) as warned, muted(log):
        warnings.simplefilter("always")
        async with serve(app) as shop, httpx.AsyncClient(base_url=shop.url) as client:
            codes = [(await client.get(path)).status_code for path in ("/bare", "/returned")]
        await test_price()
        gc.collect()
    told = any(issubclass(w.category, RuntimeWarning) for w in warned)
    return Shown(codes == [200, 500] and told, f"bare: {codes[0]}; returned: {codes[1]}; the test passes.")


@contextmanager
def muted(log: logging.Logger) -> Iterator[None]:
    """Let `log` say nothing: the traceback is expected."""
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = False


async def claim_44() -> Shown:
    """Three errors: of a task, in a TaskGroup, and a cancellation before `except Exception`."""

    async def spill() -> None:
        raise ValueError("spilled")

    task = asyncio.create_task(spill())
    await asyncio.sleep(0)
    late = task.done() and isinstance(task.exception(), ValueError)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(spill())
    except BaseExceptionGroup as error:
        grouped = type(error).__name__
    caught: list[str] = []

    async def stubborn() -> None:
        try:
            await asyncio.sleep(1)
        except Exception:
            caught.append("Exception")

    cancelled = asyncio.create_task(stubborn())
    await asyncio.sleep(0)
    cancelled.cancel()
    await asyncio.wait([cancelled])
    return Shown(
        late and grouped == "ExceptionGroup" and not caught and cancelled.cancelled(),
        f"a task keeps its error until asked; TaskGroup raises {grouped}; CancelledError passes by.",
    )


async def claim_45() -> Shown:
    """httpx.ASGITransport: does the lifespan run, and does a timeout count?"""
    opened = []

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        opened.append("open")
        yield

    app = FastAPI(lifespan=lifespan)

    @app.get("/")
    async def milk() -> None:
        await asyncio.sleep(0.4)

    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://shop") as client:
        answer = await client.get("/", timeout=0.1)
    return Shown(
        answer.status_code == 200 and not opened, "no lifespan, and a timeout of 0.1 s let 0.4 s pass."
    )


async def claim_46() -> Shown:
    """A ping behind a blocked loop: what its customer waited, and what a timer in the shop says."""
    app, noted = FastAPI(), []

    @app.middleware("http")
    async def timer(request: Request, call_next: Callable[[Request], Any]) -> Any:
        start = time.perf_counter()
        answer = await call_next(request)
        noted.append((request.url.path, time.perf_counter() - start))
        return answer

    @app.get("/stare")
    async def stare() -> None:
        time.sleep(0.4)

    @app.get("/ping")
    async def ping() -> None:
        pass

    async with serve(app) as shop:
        run = await rush(shop, ["/stare", "/ping"], orders=2, rate=50, watch=quiet)
    waited = max(((o.served or o.sent) - o.sent) / 1e9 for o in run.orders if o.path == "/ping")
    timed = max(seconds for path, seconds in noted if path == "/ping")
    return Shown(
        waited > 2 * timed, f"its customer waited {waited:.2f} s, the timer says {timed * 1000:.0f} ms."
    )
