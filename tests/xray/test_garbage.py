"""The garbage collector's pauses: no line is blamed for one that came upon it."""

from __future__ import annotations

import asyncio
import functools
import gc
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest

from coffeeshop.ledger import Block, Run
from coffeeshop.xray import diagnosis, xray
from coffeeshop.xray.garbage import Collector, Pause, shared

come_upon = functools.partial(gc.collect)  # the collector comes upon the line that calls it


@pytest.fixture
def long_pause() -> Iterator[float]:
    """So many objects that a full collection takes a while: how long (seconds)."""
    gc.disable()
    beans = [[grain] for grain in range(1_500_000)]
    gc.collect()
    began = time.perf_counter()
    gc.collect()
    yield time.perf_counter() - began
    beans.clear()
    gc.enable()


def longest(run: Run) -> Block:
    return max(run.blocks, key=lambda block: block.end - block.start)


def test_a_line_is_not_blamed_for_a_collection_that_came_upon_it(long_pause: float) -> None:
    async def main() -> None:
        for _ in range(4):
            come_upon()
        time.sleep(2 * long_pause)  # noqa: ASYNC251

    with xray(threshold=long_pause) as run:
        asyncio.run(main())
    block = longest(run)
    assert (block.code.startswith("time.sleep(2"), block.kind) == (True, "sleep"), block
    assert (block.end - block.start) / 3 < block.collected < block.end - block.start
    assert "garbage collector" in diagnosis(block)


def test_a_line_that_collects_by_itself_is_blamed(long_pause: float) -> None:
    async def main() -> None:
        gc.collect()
        gc.collect()
        time.sleep(long_pause / 2)  # noqa: ASYNC251

    with xray(threshold=long_pause) as run:
        asyncio.run(main())
    block = longest(run)
    assert (block.code, block.collected) == ("gc.collect()", 0), block


def test_another_tools_callback_changes_nothing(long_pause: float) -> None:
    code = compile("def hear(phase, info): pass", "/lib/site-packages/tool.py", "exec")
    space: dict[str, Any] = {}
    exec(code, space)
    gc.callbacks.insert(0, space["hear"])
    try:
        test_a_line_that_collects_by_itself_is_blamed(long_pause)
        test_a_line_is_not_blamed_for_a_collection_that_came_upon_it(long_pause)
    finally:
        del gc.callbacks[0]


def test_pauses_are_told_by_thread_and_the_short_ones_not_kept(long_pause: float) -> None:
    collector = Collector()
    before, began = list(gc.callbacks), time.perf_counter_ns()
    collector.start()
    gc.collect(0)
    other = threading.Thread(target=gc.collect)
    other.start()
    number = other.ident
    other.join()
    (pause,) = collector.pauses(began, time.perf_counter_ns())
    assert (pause.thread, pause.end - pause.start >= 1e6) == (number, True)
    assert collector.pauses(began, pause.end, threading.get_ident()) == []
    assert collector.pauses(began, pause.start) == collector.pauses(pause.end, pause.end + 9) == []
    collector.stop()
    assert gc.callbacks == before
    collector.stop()


def test_what_a_stretch_shares_with_pauses() -> None:
    pauses = [Pause(1, 10, 20), Pause(1, 30, 50)]
    assert shared(pauses, 0, 100) == 30
    assert shared(pauses, 15, 35) == 10
    assert shared(pauses, 20, 30) == shared([], 0, 9) == 0
