"""Two tabs of one browser and a real shop; the shop keeps the diary."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from typing import Any

from coffeeshop.serving import serve

SHOP = """\
@app.get("/latte")
def latte(tab: str = ""):
    time.sleep(0.3)
    return "latte"


@app.get("/mocha")
async def mocha(tab: str = ""):
    time.sleep(0.3)
    return "mocha"
"""
ADDRESSES = {
    "D": ("/latte", "/latte"),
    "E": ("/latte?tab=1", "/latte?tab=2"),
    "F": ("/mocha?tab=1", "/mocha?tab=2"),
}


class Browser:
    """A client that asks for one address once at a time, as a browser's cache does.

    Chromium holds a lock for each address: the second tab's GET is not sent before the first is answered,
    since that answer may do for both.
    """

    def __init__(self, client: Any) -> None:
        self.client = client
        self.locks: dict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self.sent = self.answered = 0
        self.in_time = 0  # requests sent while another was not answered

    async def open(self, address: str) -> None:
        """Open a tab on that address."""
        async with self.locks[address]:
            self.in_time += self.sent > self.answered
            self.sent += 1
            await self.client.get(address)
            self.answered += 1


async def two_tabs() -> dict[str, dict[str, Any]]:
    """Play D, E and F; return for each how many requests were out together, and what the shop did in order."""
    import httpx
    from fastapi import FastAPI

    app, diary = FastAPI(), list[str]()

    def sleep(seconds: float) -> None:
        diary.append("begins")
        time.sleep(seconds)
        diary.append("ends")

    exec(SHOP.replace("time.sleep", "sleep"), {"app": app, "sleep": sleep})
    did = {}
    async with (
        serve(app) as shop,
        httpx.AsyncClient(base_url=shop.url, timeout=30, trust_env=False) as client,
    ):
        for letter, addresses in ADDRESSES.items():
            browser = Browser(client)
            diary.clear()
            await asyncio.gather(*map(browser.open, addresses))
            did[letter] = {"out": 1 + browser.in_time, "diary": list(diary)}
    return did
