"""Claims 30 to 36: when to go async."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
from fastapi import BackgroundTasks, FastAPI, Request, WebSocket
from fastapi.responses import StreamingResponse

from coffeeshop.children.pool import run_in_process
from coffeeshop.claims.scene import quiet
from coffeeshop.claims.shown import Shown
from coffeeshop.customers import rush
from coffeeshop.metrics import peak
from coffeeshop.serving import serve


async def claim_30() -> Shown:
    """Forty slow queries through SQLAlchemy's asyncio: how many run at once, and in whose threads?"""
    from sqlalchemy import text
    from sqlalchemy.ext.asyncio import AsyncSession, create_async_engine

    from coffeeshop.engines.bean_store import slow_queries

    async def query() -> None:
        async with AsyncSession(engine) as session:
            await session.execute(text("SELECT pg_sleep(0.2)"))

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        engine = create_async_engine(f"sqlite+aiosqlite:///{folder}/beans.db")
        slow_queries.clear()
        await asyncio.gather(*(query() for _ in range(40)))
        await engine.dispose()
    most = peak((query.start, query.end) for query in slow_queries)
    threads = len({query.thread for query in slow_queries})
    return Shown(most == 15 == threads, f"at most {most} at once, in {threads} threads of aiosqlite's.")


async def claim_31() -> Shown:
    """Ten calls, each with a client of its own, and ten with one that is shared."""
    app, doors = FastAPI(), []

    @app.get("/")
    async def milk(request: Request) -> None:
        doors.append(request.client and request.client.port)

    async with serve(app) as shop:
        async with httpx.AsyncClient() as client:
            start = time.perf_counter()
            for _ in range(10):
                await client.get(shop.url)
            shared, ports = time.perf_counter() - start, len(set(doors))
        doors.clear()
        start = time.perf_counter()
        for _ in range(10):
            async with httpx.AsyncClient() as new:
                await new.get(shop.url)
        fresh = time.perf_counter() - start
    return Shown(
        ports == 1 and len(set(doors)) == 10 and fresh > 2 * shared,
        f"one client: {ports} connection; one a call: {len(set(doors))}, {fresh / shared:.0f} times as long.",
    )


class Kept(logging.Handler):
    """Keeps what is logged."""

    def __init__(self) -> None:
        super().__init__()
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep `record`."""
        self.records.append(record)


async def claim_32() -> Shown:
    """The textbook's WebSocket loop, and a customer who hangs up in the ordinary way."""
    from websockets import connect

    app, kept = FastAPI(), Kept()

    @app.websocket("/")
    async def counter(socket: WebSocket) -> None:
        await socket.accept()
        while True:
            await socket.send_text(await socket.receive_text())

    log = logging.getLogger("uvicorn.error")
    log.addHandler(kept)
    try:
        async with serve(app) as shop:
            async with connect(shop.url.replace("http", "ws") + "/") as customer:
                await customer.send("latte")
                await customer.recv()
            await until(lambda: kept.records)
    finally:
        log.removeHandler(kept)
    raised = [r.exc_info[0].__name__ for r in kept.records if r.exc_info and r.exc_info[0]]
    return Shown("WebSocketDisconnect" in raised, f"a traceback in the log: {', '.join(raised) or 'none'}.")


async def until(happened: Any, seconds: float = 5.0) -> None:
    """Wait until `happened()` is true, for so many seconds at most."""
    end = time.monotonic() + seconds
    while not happened() and time.monotonic() < end:
        await asyncio.sleep(0.02)


async def claim_33() -> Shown:
    """A hundred small reads, plainly and by aiofiles."""
    import aiofiles

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "receipt")
        file.write_bytes(b"." * 100)
        start = time.perf_counter()
        for _ in range(100):
            file.read_bytes()
        plain, start = time.perf_counter() - start, time.perf_counter()
        for _ in range(100):
            async with aiofiles.open(file, "rb") as opened:
                await opened.read()
        awaited = time.perf_counter() - start
    return Shown(awaited > 2 * plain, f"awaited small reads take {awaited / plain:.0f} times as long.")


async def claim_34() -> Shown:
    """Two background tasks of 0.15 s: when do they run, and where?"""
    app, diary = FastAPI(), []

    def errand(name: str) -> None:
        began = time.perf_counter_ns()
        time.sleep(0.15)
        diary.append((name, began, time.perf_counter_ns(), os.getpid()))

    @app.get("/")
    async def order(tasks: BackgroundTasks) -> None:
        tasks.add_task(errand, "receipt")
        tasks.add_task(errand, "e-mail")

    async with serve(app) as shop:
        run = await rush(shop, "/", orders=1, watch=quiet)
        await until(lambda: len(diary) == 2)
    (_, _, ended, here), (_, after, _, _) = diary
    answered = run.orders[0].served or 0
    return Shown(
        after >= ended and answered < ended and here == os.getpid(),
        "after the answer, in the same process, the second one after the first.",
    )


async def claim_35() -> Shown:
    """Where do a process pool's jobs run?"""
    pid = await run_in_process(os.getpid)
    return Shown(
        pid != os.getpid(), "in another process, which has a GIL of its own (threads: see 20 and 21)."
    )


async def claim_36() -> Shown:
    """A customer leaves after a quarter of a second: what becomes of an endpoint, and of a stream?"""
    app, plain, streamed = FastAPI(), [], []

    @app.get("/plain")
    async def steps() -> None:
        for step in range(6):
            plain.append(step)
            await asyncio.sleep(0.1)

    async def pieces() -> AsyncIterator[str]:
        for step in range(6):
            streamed.append(step)
            yield f"{step}\n"
            await asyncio.sleep(0.1)

    @app.get("/stream")
    async def stream() -> StreamingResponse:
        return StreamingResponse(pieces())

    async with serve(app) as shop:
        async with httpx.AsyncClient(base_url=shop.url) as client:
            for path in ("/plain", "/stream"):
                with contextlib.suppress(TimeoutError):
                    async with asyncio.timeout(0.25):
                        await client.get(path)
        await until(lambda: len(plain) == 6)
        await asyncio.sleep(0.5)
    return Shown(
        len(plain) == 6 > len(streamed),
        f"a plain endpoint made {len(plain)} of 6 steps, a stream {len(streamed)}.",
    )
