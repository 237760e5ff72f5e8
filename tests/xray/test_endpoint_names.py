"""Endpoints: a block bears the name of the request that it fell into, and of no other."""

from __future__ import annotations

import asyncio
import time
from typing import Any

import httpx

from coffeeshop.xray import NameEndpoints, XRay, xray


def hold() -> None:
    """Hold the loop."""
    time.sleep(0.1)


async def latte(send: Any) -> None:
    hold()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def mocha(send: Any) -> None:
    await ask(shop, "/latte")
    await asyncio.sleep(0)
    hold()
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def errand(send: Any) -> None:
    async def run() -> None:
        await asyncio.sleep(0.01)
        hold()

    left_behind.append(asyncio.create_task(run()))
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


RECIPES = {"/latte": latte, "/mocha": mocha, "/errand": errand}
left_behind: list[asyncio.Task[None]] = []


async def application(scope: Any, receive: Any, send: Any) -> None:
    scope["endpoint"] = RECIPES[scope["path"]]
    await scope["endpoint"](send)


shop = NameEndpoints(application)


async def ask(app: Any, path: str) -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app=app), base_url="http://shop") as client:
        assert (await client.get(path)).status_code == 200


def endpoints(run: XRay) -> list[str]:
    """Return the endpoint's function of each block, in order."""
    return [block.endpoint.rpartition(" ")[2] for block in sorted(run.blocks, key=lambda b: b.start)]


def test_a_block_after_the_request_in_the_same_task_bears_no_endpoints_name() -> None:
    async def main() -> None:
        await ask(shop, "/latte")
        await asyncio.sleep(0)
        hold()

    with xray() as run:
        asyncio.run(main())
    assert endpoints(run) == ["latte", ""]


def test_a_block_before_the_request_in_its_first_slice_bears_no_endpoints_name() -> None:
    async def quick(scope: Any, receive: Any, send: Any) -> None:
        scope["endpoint"] = latte
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b""})

    async def main() -> None:
        hold()
        await ask(NameEndpoints(quick), "/latte")

    with xray() as run:
        asyncio.run(main())
    assert endpoints(run) == [""]


def test_a_request_inside_a_request_gives_the_name_back() -> None:
    async def main() -> None:
        await ask(shop, "/mocha")

    with xray() as run:
        asyncio.run(main())
    assert endpoints(run) == ["latte", "mocha"]


def test_a_task_that_an_endpoint_left_behind_keeps_its_name() -> None:
    async def main() -> None:
        await ask(shop, "/errand")
        await asyncio.gather(*left_behind)

    with xray() as run:
        asyncio.run(main())
    assert endpoints(run) == ["errand"]
