"""A JupyterHub with twelve learners at the same time: who fails, who sees whose orders, memory.

python benchmarks/hub.py                # SHOP_LEARNERS=20 for more, SHOP_THINK=0 for Run All

Each learner reads before running the next cell, for 0 to 15 seconds: a person takes longer, and a room
in which everybody presses Run All in the same second measures the processors and not the hub.
"""

from __future__ import annotations

import asyncio
import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT / "tools"), str(ROOT / "tests" / "hub")]

import room  # noqa: E402
from hubdriver import Hub  # noqa: E402


async def main(learners: int, think: float) -> int:
    """Fill the room, print what was seen, and return the exit status."""
    with room.folder() as folder:
        hub = Hub(Path(folder))
        began = time.monotonic()
        try:
            async with room.room(hub, learners, think) as seen:
                pass
        finally:
            hub.stop()
    print(*room.told(seen), sep="\n")
    print(f"Each ran 00, 03 and 05's lab, all at the same time; done after {time.monotonic() - began:.0f} s.")
    found = room.problems(seen)
    print(
        *found or ["None failed, no port came twice, and nobody reached another's shop, ledger or server."],
        sep="\n",
    )
    return 1 if found else 0


if __name__ == "__main__":
    setting = os.environ.get
    sys.exit(asyncio.run(main(int(setting("SHOP_LEARNERS", "12")), float(setting("SHOP_THINK", "15")))))
