"""The watching thread: it gets its turn, also beside a loop that is never idle."""

from __future__ import annotations

import asyncio
import time

import pytest

from coffeeshop.xray import xray
from coffeeshop.xray.watchdog import Watchdog


async def short_slices(seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        for _ in range(1000):
            pass
        await asyncio.sleep(0)


@pytest.mark.asyncio
async def test_a_loop_of_short_slices_waits_for_the_watching_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    moved = []
    look_now = Watchdog.look_now

    def watched(self: Watchdog) -> None:
        before = self.due
        look_now(self)
        moved.append(self.due > before)

    monkeypatch.setattr(Watchdog, "look_now", watched)
    with xray() as run:
        await short_slices(0.6)
    assert sum(moved) >= 4, "it had its turn, and said when it wants the next"
    assert not [block for block in run.blocks if block.file.endswith("watchdog.py")]


@pytest.mark.asyncio
async def test_without_blame_nobody_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Watchdog, "look_now", lambda self: pytest.fail("there is no watching thread"))
    with xray(blame=False):
        await short_slices(0.1)
