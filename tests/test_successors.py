"""httpx and nest_asyncio have maintained successors: what works with the one works with the other."""

from __future__ import annotations

import subprocess
import sys

import pytest

RUSH = """
import sys
import httpx2 as httpx
sys.modules["httpx"] = httpx
import asyncio
from coffeeshop import create_app, rush, serve

async def main():
    async with serve(create_app(milk=0.01)) as shop:
        closed = await rush(shop, "/awaiting", orders=6, at_once=3)
        opened = await rush(shop, "/awaiting", orders=4, rate=50)
    return [order.status for run in (closed, opened) for order in run.orders]

print(asyncio.run(main()), "httpcore" in sys.modules)
"""

# As in a notebook: a cell runs on a loop that is already running, and calls asyncio.run.
NESTED = """
import asyncio
import {module}

async def drink():
    await asyncio.sleep(0.01)
    return "latte"

async def cell():
    try:
        return asyncio.run(drink())
    except RuntimeError as error:
        return str(error)

without = asyncio.run(cell())
{module}.apply()
print(without, "|", asyncio.new_event_loop().run_until_complete(cell()))
"""


def printed(code: str) -> str:
    """Run `code` in a process of its own; return what it printed."""
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_customers_visit_with_httpx2() -> None:
    assert printed(RUSH) == f"{[200] * 10} False"


@pytest.mark.parametrize("module", ["nest_asyncio", "nest_asyncio2"])
def test_a_nested_run_works_with_either(module: str) -> None:
    without, applied = printed(NESTED.format(module=module)).split(" | ")
    assert "cannot be called from a running event loop" in without
    assert applied == "latte"
