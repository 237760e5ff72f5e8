"""How long a shop takes to open and to close: `python benchmarks/serving.py`.

The limits are 0.5 s each in a thread (median) and 5 s to open in a process. The first start of a
process imports uvicorn and is shown apart. The door's own cost is shown as a ratio, beside the same
application without it.
"""

from __future__ import annotations

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from coffeeshop.app import create_app
from coffeeshop.serving import Door, serve

STARTS = 50
LIMITS = {"thread": (0.5, 0.5), "process": (5.0, 5.0)}


def starts(app: Any, where: str, rounds: int) -> list[tuple[float, float]]:
    """Return the seconds that each opening and closing took."""
    seen = []
    for _ in range(rounds):
        began = time.perf_counter()
        shop = serve(app, where=where)  # type: ignore[arg-type]
        opened = time.perf_counter()
        shop.stop()
        seen.append((opened - began, time.perf_counter() - opened))
    return seen


def report(where: str, seen: list[tuple[float, float]]) -> bool:
    """Print medians and the slowest; return whether the medians are within the limits."""
    good = True
    for name, times, limit in zip(("open", "close"), zip(*seen, strict=True), LIMITS[where], strict=True):
        middle = statistics.median(times)
        good = good and middle < limit
        spread = f"median of {len(times)}, {max(times):.3f} s slowest"
        print(f"{where}: {name} {middle:.3f} s, {spread}, limit {limit} s")
    return good


async def _answer(scope: Any, receive: Any, send: Any) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b""})


async def _requests(app: Callable[..., Awaitable[None]], many: int) -> float:
    async def send(message: Any) -> None: ...

    began = time.perf_counter()
    for _ in range(many):
        scope = {"type": "http", "method": "GET", "path": "/", "headers": [], "query_string": b""}
        await app(scope, None, send)
    return (time.perf_counter() - began) / many


def door_cost(many: int = 5_000, rounds: int = 7) -> float:
    """Return the seconds that the door adds to a request."""
    bare = min(asyncio.run(_requests(_answer, many)) for _ in range(rounds))
    return min(asyncio.run(_requests(Door(_answer), many)) for _ in range(rounds)) - bare


def main() -> int:
    """Print everything; 1 where a limit is passed."""
    began = time.perf_counter()
    starts(create_app(), "thread", 1)
    print(f"thread: first open and close {time.perf_counter() - began:.3f} s, with uvicorn's import")
    good = report("thread", starts(create_app(), "thread", STARTS))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "my_shop.py"
        file.write_text("from coffeeshop.app import create_app\napp = create_app()\n")
        good = report("process", starts(f"{file}:app", "process", 5)) and good
    print(f"the door adds {door_cost() * 1e6:.0f} microseconds to a request")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
