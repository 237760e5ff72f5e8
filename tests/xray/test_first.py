"""The slice in which a recording starts: its task may end in it."""

from __future__ import annotations

import asyncio
import gc
import weakref

import pytest

from coffeeshop.xray import Recording


@pytest.mark.parametrize("outcome", ["returned", "raised", "cancelled"])
def test_a_task_that_ends_in_the_slice_in_which_the_recording_starts_has_its_outcome(outcome: str) -> None:
    recording, gone = Recording(pulse=False), []

    async def order() -> None:
        recording.start()
        if outcome == "raised":
            raise ValueError("spilled")
        if outcome == "cancelled":
            raise asyncio.CancelledError

    async def main() -> None:
        task = asyncio.create_task(order())
        gone.append(weakref.ref(task))
        await asyncio.wait([task])
        assert task.cancelled() or (task.exception() is None) == (outcome == "returned")

    asyncio.run(main())
    (task,) = [task for task in recording.stop().tasks if task.coroutine.endswith("order")]
    assert task.outcome == outcome
    assert task.ended is not None
    gc.collect()
    assert gone[0]() is None
