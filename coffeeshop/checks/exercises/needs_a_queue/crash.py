"""What a crash leaves: five errands in the background, five in a queue, and the process is gone."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import tempfile
from pathlib import Path

PROGRAM = """
import asyncio, os, pathlib, sys, time
from kombu import Connection
from starlette.background import BackgroundTasks

folder = pathlib.Path(sys.argv[1])
tasks = BackgroundTasks()


def errand(number):
    time.sleep(0.3)
    (folder / f"{number}.done").touch()


async def main():
    asyncio.get_running_loop().call_later(0.05, os._exit, 1)  # in the middle of the first
    await tasks()


here = {"data_folder_in": folder, "data_folder_out": folder, "control_folder": folder}
with Connection("filesystem://", transport_options=here) as broker:
    queue = broker.SimpleQueue("errands")
    for number in range(5):
        tasks.add_task(errand, number)
        queue.put(number)
asyncio.run(main())
"""
PATIENCE = 10.0  # seconds that it may take, imports and all


async def crash() -> tuple[int, int] | None:
    """Return how many of five errands in the background were done, and how many of five queued are left.

    None where the process could not be started, or took too long.
    """
    return await asyncio.to_thread(_crash)


def _crash() -> tuple[int, int] | None:
    with tempfile.TemporaryDirectory(prefix="crash-") as folder:
        try:
            command = [sys.executable, "-c", PROGRAM, folder]
            subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return None
        done, left = (len(list(Path(folder).glob(end))) for end in ("*.done", "*.msg"))
        return (done, left) if left else None
