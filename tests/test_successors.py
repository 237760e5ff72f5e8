"""httpx and nest_asyncio have maintained successors: what works with the one works with the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

LESSON = Path(__file__).parent.parent / "notebooks" / "07_the_supplier.ipynb"

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

# What lesson 02 says of the price: no clock is asked, since Python's calls can be counted.
PRICE = """
import asyncio
import sys
import {module}

async def order():
    await asyncio.sleep(0)

async def crowd():
    await asyncio.gather(*(order() for _ in range(1_000)))

def calls():
    made = []
    sys.setprofile(lambda frame, event, arg: made.append(1) if event == "call" else None)
    asyncio.run(crowd())
    sys.setprofile(None)
    return len(made)

before = calls(), asyncio.Task.__module__
{module}.apply()
after = calls(), asyncio.Task.__module__
print(before[1], after[1], after[0] / before[0])
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


def test_lesson_07_runs_with_httpx2() -> None:
    nbformat = pytest.importorskip("nbformat", reason="the notebooks' packages are not installed")
    nbclient = pytest.importorskip("nbclient", reason="the notebooks' packages are not installed")
    lesson = nbformat.read(LESSON, as_version=4)
    stored = [words(cell) for cell in lesson.cells]
    first = nbformat.v4.new_code_cell("import sys, httpx2\nsys.modules['httpx'] = httpx2")
    last = nbformat.v4.new_code_cell("print(httpx.__name__, 'httpcore' in sys.modules)")
    lesson.cells = [first, *lesson.cells, last]
    nbclient.NotebookClient(lesson, timeout=100, kernel_name="python3").execute()
    assert words(lesson.cells[-1]) == ["httpx2 False"]
    said = [words(cell) for cell in lesson.cells[1:-1]]
    assert said == stored, "it says the same, word for word"


def words(cell: Any) -> list[str]:
    """Return what a cell printed that no clock has a part in: the lines without a fraction."""
    streams = (output.text for output in cell.get("outputs", ()) if output.output_type == "stream")
    return [line for line in "".join(streams).splitlines() if "." not in line]


@pytest.mark.parametrize("module", ["nest_asyncio", "nest_asyncio2"])
def test_a_nested_run_works_with_either(module: str) -> None:
    without, applied = printed(NESTED.format(module=module)).split(" | ")
    assert "cannot be called from a running event loop" in without
    assert applied == "latte"


@pytest.mark.parametrize("module", ["nest_asyncio", "nest_asyncio2"])
def test_a_nested_loop_runs_tasks_in_python_and_every_step_calls_more(module: str) -> None:
    before, after, ratio = printed(PRICE.format(module=module)).split()
    assert (before, after) == ("_asyncio", "asyncio.tasks")
    assert float(ratio) > 1.3
