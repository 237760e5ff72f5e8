"""The x-ray: which task ran when, what it waited for, and which line held the loop.

with xray() as run:
    asyncio.run(main())
print(run.blocks)
"""

from __future__ import annotations

from coffeeshop.xray.camera import ignore
from coffeeshop.xray.context import XRay, xray
from coffeeshop.xray.endpoints import NameEndpoints
from coffeeshop.xray.frames import own
from coffeeshop.xray.ids import loop_id, task_id
from coffeeshop.xray.kinds import diagnosis
from coffeeshop.xray.loops import name_loop
from coffeeshop.xray.pulse import Pulse
from coffeeshop.xray.recorder import Recording

__all__ = [
    "NameEndpoints",
    "Pulse",
    "Recording",
    "XRay",
    "diagnosis",
    "ignore",
    "loop_id",
    "name_loop",
    "own",
    "task_id",
    "xray",
]
