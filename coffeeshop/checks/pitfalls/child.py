"""The child's side: `python -m coffeeshop.checks.pitfalls.child`, one experiment after another.

In a process of its own, since warnings and loggers are the process's, and an x-ray of the notebook's own
loop may be running.
"""

from __future__ import annotations

import asyncio
import gc
import logging
from typing import Any

import anyio
import fastapi
import httpx

from coffeeshop.barista import work
from coffeeshop.checks.pitfalls.experiment import play
from coffeeshop.checks.pitfalls.pitfall import find
from coffeeshop.children import Parent, watch_parent
from coffeeshop.children.pool import close_pool, run_in_process

WARM = (anyio, fastapi, httpx)


def main() -> None:
    """Serve experiments until the parent is gone."""
    parent = watch_parent()
    logging.getLogger("asyncio").propagate = False
    asyncio.run(_warm_up())
    while True:
        _serve(parent, parent.receive())


def _serve(parent: Parent, asked: dict[str, Any]) -> None:
    row = find(asked["name"])
    gc.collect()
    gc.freeze()  # a probe's own collection must not hold the loop as a mistake does
    if row.name == "computing":
        asyncio.run(run_in_process(work, 0.0))  # hiring is not what the row is about
    parent.send(
        {
            "bad": play(row.bad, row.probe, row.name, debug=False),
            "debugged": play(row.bad, row.probe, row.name, debug=True),
            "cured": play(row.cure, row.probe, row.name, debug=False),
        }
    )
    close_pool()


async def _warm_up() -> None:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(fastapi.FastAPI())) as client:
        await client.get("http://shop/")
    await anyio.to_thread.run_sync(int)


if __name__ == "__main__":
    main()
