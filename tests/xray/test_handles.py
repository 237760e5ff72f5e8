"""The hot path: it must be to the patient as if it were not there, and write each slice once."""

from __future__ import annotations

import asyncio
import itertools
from asyncio import events
from collections.abc import Iterator
from typing import Any

import pytest

from coffeeshop.xray import Recording, xray


class Remote:
    """A stand-in for an object far away: every name is there, and every call is carried out."""

    def __init__(self, name: str, carried_out: list[str]) -> None:
        self._name, self._carried_out = name, carried_out

    def __getattr__(self, name: str) -> Remote:
        return Remote(f"{self._name}.{name}", self._carried_out)

    def __call__(self, *arguments: object) -> None:
        self._carried_out.append(self._name)


def test_a_callback_that_stands_for_a_far_object_is_called_once_and_asked_nothing() -> None:
    carried_out: list[str] = []

    async def main() -> None:
        asyncio.get_running_loop().call_soon(Remote("add", carried_out))
        await asyncio.sleep(0)
        await asyncio.sleep(0)

    with xray(pulse=False):
        asyncio.run(main())
    assert carried_out == ["add"]


def test_a_timer_that_cancels_a_task_is_no_step_of_the_task() -> None:
    async def main() -> None:
        task = asyncio.create_task(asyncio.sleep(60), name="milk")
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_later(0.001, task.cancel)
        await asyncio.wait([task])

    with xray(pulse=False) as run:
        asyncio.run(main())
    milk = next(task.id for task in run.tasks if task.name == "milk")
    assert [s.waits for s in run.slices if s.task == milk] == ["sleep", ""]  # its first step and its last
    cancels = [s for s in run.slices if s.label == "Task.cancel"]
    assert len(cancels) == 1
    assert 0 < cancels[0].ready <= cancels[0].start


@pytest.fixture
def another_tool() -> Iterator[Any]:
    """Return what wraps `Handle._run` as it stands, as another tool would; it is taken away at the end."""
    original = events.Handle._run

    def wrap() -> None:
        inner = events.Handle._run
        events.Handle._run = lambda self: inner(self)  # type: ignore[method-assign]

    yield wrap
    events.Handle._run = original  # type: ignore[method-assign]


def test_a_wrapper_that_another_tool_keeps_in_its_chain_writes_nothing_more(another_tool: Any) -> None:
    async def main() -> None:
        for _ in range(10):
            await asyncio.sleep(0)

    with xray(pulse=False):
        another_tool()
    with xray(pulse=False) as run:
        asyncio.run(main())
    turns = [s for s in run.slices if s.waits == "turn"]
    assert len(turns) == 10
    assert all(a.end <= b.start for a, b in itertools.pairwise(turns))


def test_a_full_tape_keeps_no_due_times_of_what_it_left_out() -> None:
    async def main() -> None:
        recording = Recording(pulse=False, limit=10)
        recording.start()
        for _ in range(50):
            await asyncio.sleep(0.0001)
        assert [len(tape.due) <= 10 for tape in recording._tapes] == [True]
        run = recording.stop()
        assert len(run.slices) <= 11
        assert run.dropped > 50

    asyncio.run(main())
