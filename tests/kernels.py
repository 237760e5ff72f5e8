"""A real Jupyter kernel for a test that kills, restarts or interrupts it."""

from __future__ import annotations

import os
import socket
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

import pytest

jupyter_client = pytest.importorskip("jupyter_client", reason="the notebooks' packages are not installed")


READY = 60.0  # seconds that a kernel may take to answer, on a busy machine


class Kernel:
    """A kernel that runs cells in `folder`, as JupyterLab does; `env` is added to its environment."""

    def __init__(self, folder: Path, **env: str) -> None:
        self.env = env
        for last in (False, False, True):  # another test may take one of its ports before the kernel does
            self.manager = jupyter_client.KernelManager(kernel_name="python3")
            self.manager.start_kernel(cwd=str(folder), env=os.environ | env, stdout=-3, stderr=-3)
            try:
                return self.connect()
            except RuntimeError:
                self.stop()
                if last:
                    raise

    def connect(self) -> None:
        self.client = self.manager.blocking_client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=READY)

    def restart(self) -> None:
        """Restart it as JupyterLab does; again where another process has taken one of its ports meanwhile."""
        for last in (False, False, True):
            self.client.stop_channels()
            self.manager.restart_kernel()
            try:
                return self.connect()
            except RuntimeError:
                if last:
                    raise

    def run(self, cell: str, timeout: float = 60) -> str:
        """Run a cell; return what it printed, and what the exception says where it raised one."""
        said: list[str] = []

        def hear(message: dict) -> None:
            content = message["content"]
            said.append(content.get("text", "") or content.get("evalue", ""))

        cell = textwrap.dedent(cell)
        self.client.execute_interactive(cell, output_hook=hear, timeout=timeout, allow_stdin=False)
        return "".join(said).strip()

    def stop(self) -> None:
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def listens(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def soon(true: Callable[[], bool], seconds: float = 5.0) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()
