"""The watching thread: it gets its turn, also beside a loop that is never idle."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import time
from pathlib import Path

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


COLD = """
import asyncio, sys, threading
from coffeeshop.xray import xray

BEANS, asked = range(10_000_000), []

def hear(event, args):
    if event in ("import", "open") and threading.current_thread().name == "coffeeshop x-ray":
        asked.append((event, args[0]))

sys.addaudithook(hear)

async def main():
    return sum(BEANS)

with xray() as run:
    asyncio.run(main())
print(len(run.blocks), run.blocks[0].code, asked)
"""


def test_no_look_asks_the_disk_since_that_gives_the_gil_away(tmp_path: Path) -> None:
    (tmp_path / "cold.py").write_text(COLD)
    told = subprocess.run([sys.executable, "cold.py"], cwd=tmp_path, capture_output=True, text=True)
    assert told.stdout == "1 return sum(BEANS) []\n", told.stderr
