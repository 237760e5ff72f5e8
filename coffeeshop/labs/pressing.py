"""A real kernel with a button, and a hand that presses it: `python -m coffeeshop.labs.pressing FILE`.

The kernel is Jupyter's own and speaks its protocol; only the page is missing. A second thread of this
process stands in for the page: it runs cells, presses the button while they run, and sends its parent
what was printed, in order. FILE is where the kernel writes how to reach it.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from typing import Any

from ipykernel.kernelapp import IPKernelApp
from jupyter_client.blocking.client import BlockingKernelClient

from coffeeshop.children import Parent, watch_parent

PATIENCE = 10.0  # seconds that a message may take, on the slowest machine
TRIES = 2  # how often B is played again where a busy machine pressed too late
BUTTON = """\
import asyncio, time
import ipywidgets

button = ipywidgets.Button(description="Order")
button.on_click(lambda _: print("bell"))
print(button.comm.comm_id)
"""
CELLS = {
    "A": 'print("begin", flush=True)\ntime.sleep(0.3)\nprint("end")',
    "B": 'print("begin", flush=True)\nawait asyncio.sleep(0.3)\nprint("end")',
    "C": 'print("begin", flush=True)\nasyncio.run(asyncio.sleep(0.3))\nprint("end")',
}


class Page:
    """What a browser's page does: it runs cells in the kernel, listens, and sends a click."""

    def __init__(self, connection_file: str) -> None:
        self.client = BlockingKernelClient(connection_file=connection_file)
        self.client.load_connection_file()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=PATIENCE)
        self.button = self.run(BUTTON)[0]

    def run(self, code: str, pressing: bool = False) -> list[str]:
        """Run a cell, press the button once it prints; return what was printed and raised, in order.

        Waits for the bell where the button was pressed, and takes its message's own end for nothing: a
        kernel that handles it within a cell does not announce it.
        """
        cell, over, heard = self.client.execute(code), False, []
        while not over or (pressing and "bell" not in heard):
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            kind, content = message["msg_type"], message["content"]
            if kind == "stream":
                if pressing and not heard:
                    self.press()
                heard += content["text"].split()
            elif kind == "error":
                heard.append(content["ename"])
            over = over or (content.get("execution_state") == "idle" and _answers(message, cell))
        return heard

    def press(self) -> None:
        """Press the button as the page does: with a message to the kernel."""
        click = {"method": "custom", "content": {"event": "click"}}
        message = self.client.session.msg("comm_msg", {"comm_id": self.button, "data": click})
        self.client.shell_channel.send(message)


def _answers(message: dict[str, Any], request: str) -> bool:
    return message["parent_header"].get("msg_id") == request


def show(parent: Parent, connection_file: str) -> None:
    """Run the three cells, press the button in two of them, and say what happened."""
    page = Page(connection_file)
    heard = {letter: page.run(code, pressing=letter != "C") for letter, code in CELLS.items()}
    for _ in range(TRIES):
        if heard["B"][-1] != "bell":
            break
        heard["B"] = page.run(CELLS["B"], pressing=True)  # a press that came when B was over says nothing
    parent.send(heard)


def main() -> None:
    """Be the kernel, until the parent is gone."""
    parent, file = watch_parent(), sys.argv[1]
    os.environ["IPYTHONDIR"] = os.path.dirname(file)  # nobody's start-up files, nobody's history
    app = IPKernelApp.instance(connection_file=file, log_level=logging.ERROR)
    app.initialize(["--HistoryManager.enabled=False"])
    threading.Thread(target=show, args=(parent, file), daemon=True).start()
    app.start()


if __name__ == "__main__":
    main()
