"""What the probes are played with: somebody who waits beside an order, and a slow supplier."""

from __future__ import annotations

import asyncio
import functools
import threading
import time
from collections.abc import Awaitable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

LONG = 0.25  # seconds that whatever holds the loop holds it: over debug mode's 0.1
BEAT = 0.01  # seconds between two turns that the one beside wants


async def starved(order: Awaitable[object]) -> bool:
    """Whether somebody who wanted a turn every 10 ms got fewer than three while `order` was made."""
    turns = 0

    async def beside() -> None:
        nonlocal turns
        while True:
            await asyncio.sleep(BEAT)
            turns += 1

    waiting = asyncio.create_task(beside())
    await asyncio.sleep(0)
    await asyncio.ensure_future(order)
    got = turns
    waiting.cancel()
    return got < 3


async def fails(order: Awaitable[object]) -> bool:
    """Whether `order` raises anything."""
    try:
        await asyncio.ensure_future(order)
    except Exception:
        return True
    return False


async def ask(app: Any, path: str) -> int:
    """Ask an application for `path` in this very loop, without a socket; return the status."""
    from httpx import ASGITransport, AsyncClient

    async with AsyncClient(transport=ASGITransport(app), base_url="http://shop") as client:
        return (await client.get(path)).status_code


class Machine:
    """Counts who uses it at once, in threads too: `with machine:`, or `hold`, which waits inside."""

    def __init__(self) -> None:
        self.now = self.peak = 0
        self._lock = threading.Lock()

    def __enter__(self) -> None:
        with self._lock:
            self.now += 1
            self.peak = max(self.peak, self.now)

    def __exit__(self, *error: object) -> None:
        with self._lock:
            self.now -= 1

    def hold(self, seconds: float) -> None:
        """Use it for so long as a synchronous library would: the calling thread waits."""
        with self:
            time.sleep(seconds)


class _Slow(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        time.sleep(LONG)
        self.send_response(200)
        self.send_header("Content-Length", "4")
        self.end_headers()
        self.wfile.write(b"milk")

    def log_message(self, *words: object) -> None:
        """Say nothing."""


@functools.cache
def supplier() -> str:
    """Return the address of a supplier on this machine, whose answers take 0.25 s."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Slow)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/milk"
