"""A real ipykernel, spoken to as JupyterLab does."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from jupyter_client.manager import KernelManager


@dataclass
class Outcome:
    """What one cell left: its reply's status and the messages it published."""

    status: str = ""
    reply: dict[str, Any] = field(default_factory=dict)
    messages: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Everything printed and displayed as text, in order."""
        return "".join(
            content["text"] if kind == "stream" else content["data"].get("text/plain", "") + "\n"
            for kind, content in self.messages
            if kind in ("stream", "display_data", "update_display_data", "execute_result")
        )

    @property
    def error(self) -> dict[str, Any]:
        """The error message's content; empty where the cell raised nothing."""
        return next((content for kind, content in self.messages if kind == "error"), {})

    def mimes(self, kind: str = "display_data") -> set[str]:
        """Return the kinds of data that were displayed."""
        return {mime for k, content in self.messages if k == kind for mime in content["data"]}


class Kernel:
    """One kernel; `run` sends a cell and waits for all that it publishes."""

    def __init__(self, home: str, folder: str | None = None) -> None:
        os.environ["IPYTHONDIR"] = home
        self.manager = KernelManager(kernel_name="python3")
        self.manager.start_kernel(env={**os.environ, "COFFEESHOP_HOME": home, "IPYTHONDIR": home}, cwd=folder)
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=60)

    def send(self, code: str, cell: str = "") -> str:
        """Send a cell and return its message's id; `cell` is what JupyterLab calls its cell's id."""
        client = self.client
        content = {
            "code": code, "silent": False, "store_history": True, "user_expressions": {},
            "allow_stdin": False, "stop_on_error": True,
        }  # fmt: skip
        message = client.session.msg("execute_request", content, metadata={"cellId": cell} if cell else {})
        client.shell_channel.send(message)
        return str(message["header"]["msg_id"])

    def run(
        self, code: str, cell: str = "", seconds: float = 30, meanwhile: Callable[[], None] | None = None
    ) -> Outcome:
        """Run a cell to its end; `meanwhile` is called once it runs."""
        asked, outcome, idle = self.send(code, cell), Outcome(), False
        until = time.monotonic() + seconds
        while not (idle and outcome.status):
            if not idle:
                idle = self._published(asked, outcome, until, meanwhile)
            else:
                reply = self.client.get_shell_msg(timeout=until - time.monotonic())
                if reply["parent_header"].get("msg_id") == asked:
                    outcome.reply = reply["content"]
                    outcome.status = outcome.reply["status"]
        return outcome

    def _published(
        self, asked: str, outcome: Outcome, until: float, meanwhile: Callable[[], None] | None
    ) -> bool:
        message = self.client.get_iopub_msg(timeout=max(0.1, until - time.monotonic()))
        if message["parent_header"].get("msg_id") != asked:
            return False
        kind, content = message["msg_type"], message["content"]
        if kind == "execute_input":
            if meanwhile is not None:
                meanwhile()
        elif kind != "status":
            outcome.messages.append((kind, content))
        return kind == "status" and content["execution_state"] == "idle"

    def interrupt(self) -> None:
        """Press the Stop button."""
        self.manager.interrupt_kernel()

    def stop(self) -> None:
        """End the kernel."""
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


@pytest.fixture(scope="module")
def kernel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kernel]:
    """A kernel that the tests of one module share, settled in."""
    made = Kernel(str(tmp_path_factory.mktemp("home")))
    assert made.run("import coffeeshop").status == "ok"
    yield made
    made.stop()


@pytest.fixture(scope="module")
def kernel_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Kernel]]:
    """Start a kernel in a folder, as often as asked; all of them end with the module."""
    started: list[Kernel] = []

    def start(folder: Path) -> Kernel:
        started.append(Kernel(str(tmp_path_factory.mktemp("home")), str(folder)))
        return started[-1]

    yield start
    for made in started:
        made.stop()
