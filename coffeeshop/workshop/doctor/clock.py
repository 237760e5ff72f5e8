"""How short a wait this system's timer knows."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator

from coffeeshop.workshop.doctor.finding import Finding

WAIT = 0.001  # seconds
COARSE = 0.005


def examine(loop: Callable[[], asyncio.AbstractEventLoop] = asyncio.new_event_loop) -> Iterator[Finding]:
    """Measure `asyncio.sleep(0.001)`: the fifth best of twenty.

    A busy machine is late at times. And with a coarse timer too a wait is short that happens to begin just
    before a step, or whose time is up before the loop gets to wait.
    """
    with asyncio.Runner(loop_factory=loop) as runner:
        usual = sorted(runner.run(_sleeps(20)))[4]
    said = f"A wait of 1 ms takes {usual * 1000:.1f} ms"
    if usual < COARSE:
        yield Finding("fine", f"{said}.")
    else:
        yield Finding(
            "note",
            f"{said}, because this system's timer is coarse (Windows' has steps of 15.6 ms). Lessons hold "
            "all the same; read nothing into a few milliseconds.",
        )


async def _sleeps(count: int) -> list[float]:
    took = []
    for _ in range(count):
        began = time.perf_counter()
        await asyncio.sleep(WAIT)
        took.append(time.perf_counter() - began)
    return took
