"""Works: what a task asked a thread for is in the record, also where no thread ever took it."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor

import anyio
import anyio.to_thread
import pytest

from coffeeshop.xray import xray

Ask = Callable[[Callable[[], object]], Awaitable[object]]


def never() -> None:
    """Be asked for, and never run."""
    raise AssertionError("a thread took it")


def tokens() -> Ask:
    """Return the way into a thread for which there is one token."""
    one = anyio.CapacityLimiter(1)
    return lambda function: anyio.to_thread.run_sync(function, limiter=one)


def pool() -> Ask:
    """Return the way into a pool of one thread."""
    one = ThreadPoolExecutor(1)
    return lambda function: asyncio.get_running_loop().run_in_executor(one, function)


@pytest.mark.parametrize("way", [tokens, pool])
def test_a_work_that_was_cancelled_while_it_waited_for_a_thread_is_in_the_record(
    way: Callable[[], Ask],
) -> None:
    go = threading.Event()

    async def order(ask: Ask, function: Callable[[], object]) -> object:
        return await ask(function)

    async def main() -> None:
        ask = way()
        busy = asyncio.create_task(order(ask, go.wait))
        await asyncio.sleep(0.05)
        waits = asyncio.create_task(order(ask, never))
        await asyncio.sleep(0.05)
        waits.cancel()
        await asyncio.wait([waits])
        assert waits.cancelled()
        go.set()
        await busy

    with xray() as run:
        asyncio.run(main())
    (taken,) = [work for work in run.works if work.label.endswith("wait")]
    (left,) = [work for work in run.works if work.label == "never"]
    assert taken.thread
    assert left.thread == ""
    assert left.asked < left.start == left.end < taken.end
    assert left.task not in (0, taken.task)


def test_a_work_that_raised_is_in_the_record_once() -> None:
    def spill() -> None:
        raise ValueError("spilled")

    async def main() -> None:
        for ask in (tokens(), pool()):
            with pytest.raises(ValueError, match="spilled"):
                await ask(spill)

    with xray() as run:
        asyncio.run(main())
    works = [work for work in run.works if work.label.endswith("spill")]
    assert [bool(work.thread) for work in works] == [True, True]
