"""The recorder: two at once, loops of other threads, and a stop in the middle of things."""

from __future__ import annotations

import asyncio
import threading
import time
from typing import Any

import pytest

from coffeeshop.ledger import Block, Slice
from coffeeshop.xray import Recording, xray
from coffeeshop.xray.camera import AWHILE, camera
from coffeeshop.xray.recorder import once


def test_two_recordings_at_once_know_the_same_of_each_slice() -> None:
    async def main() -> None:
        with xray(pulse=False) as outer, xray(pulse=False) as inner:
            await asyncio.sleep(0.01)
            await asyncio.sleep(0.01)
        ready = [{s.start: s.ready for s in run.slices} for run in (outer, inner)]
        both = ready[0].keys() & ready[1].keys()
        assert len(both) >= 4
        assert {start: ready[0][start] for start in both} == {start: ready[1][start] for start in both}

    asyncio.run(main())


def test_a_loop_whose_first_task_another_thread_made_is_blamed_on_its_own_thread() -> None:
    loop = asyncio.new_event_loop()

    async def hold() -> None:
        time.sleep(0.2)  # noqa: ASYNC251

    with xray() as run:
        task = loop.create_task(hold())
        thread = threading.Thread(target=loop.run_until_complete, args=(task,))
        thread.start()
        thread.join()
    loop.close()
    assert [(block.code, block.kind) for block in run.blocks] == [
        ("time.sleep(0.2)  # noqa: ASYNC251", "sleep")
    ]


def test_a_cancellation_at_the_door_of_async_with_leaves_nothing_on() -> None:
    async def main() -> None:
        asyncio.current_task().cancel()  # type: ignore[union-attr]
        with pytest.raises(asyncio.CancelledError):
            async with xray():
                pass

    asyncio.run(main())
    assert camera.recordings == ()


def test_a_slice_that_ends_while_the_recording_stops_is_there_once() -> None:
    async def main() -> None:
        recording = Recording(pulse=False)
        recording.start()
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        (tape,) = recording._tapes
        start, end, number, *_ = tape.rows[-1]
        recording.running.append(Slice(tape.number, number, int(start * 1e9), int(end * 1e9) - 1, 0))
        run = recording.stop()
        assert len({(s.loop, s.start) for s in run.slices}) == len(run.slices)

    asyncio.run(main())


def test_a_block_of_another_thread_whose_line_is_still_being_found_is_waited_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    over, blame = threading.Event(), camera._blame

    def slowly(*about: Any) -> Block:
        over.set()
        time.sleep(4 * AWHILE)
        return blame(*about)

    async def hold() -> None:
        time.sleep(0.1)  # noqa: ASYNC251

    monkeypatch.setattr(camera, "_blame", slowly)
    recording = Recording(pulse=False)
    recording.start()
    shop = threading.Thread(target=asyncio.run, args=(hold(),))
    shop.start()
    assert over.wait(5)
    run = recording.stop()
    shop.join()
    (block,) = run.blocks
    assert (block.start, block.end) in {(s.start, s.end) for s in run.slices}


def test_an_interrupt_while_the_line_is_being_found_leaves_no_slice_running(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def interrupted(*_: Any) -> None:
        raise KeyboardInterrupt

    async def hold() -> None:
        time.sleep(0.1)  # noqa: ASYNC251

    monkeypatch.setattr(camera, "_blame", interrupted)
    recording, loop = Recording(pulse=False), asyncio.new_event_loop()
    recording.start()
    with pytest.raises(KeyboardInterrupt):
        loop.run_until_complete(hold())
    assert [tape.start for tape in recording._tapes] == [0]
    run = recording.stop()
    loop.close()
    assert [task.outcome for task in run.tasks] == ["returned"]


def test_a_block_written_by_stop_and_by_its_own_end_counts_once_at_its_full_length() -> None:
    cut = Block(1, 1, 100, 180, "a.py", 1, "f", "f()", "", "sleep")
    whole = cut._replace(end=200)
    other = cut._replace(start=300, end=400)
    assert once([cut, whole, other]) == once([whole, other, cut]) == (whole, other)
