"""The process that plays a notebook in a real kernel: `python -m coffeeshop.workshop.rehearsal.player`.

It is told the notebook and the numbers of its cells, and sends a message for each cell that it has run.
"""

from __future__ import annotations

import json
import os
import sys
import time
from typing import Any

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellControlSignal, CellExecutionError, DeadKernelError

from coffeeshop.children import watch_parent
from coffeeshop.children.group import end_all
from coffeeshop.workshop.plans.notebook import text_of
from coffeeshop.workshop.rehearsal.memory import end_below

LONGEST = 180  # seconds that one cell may take


def main() -> None:
    """Run the cells one after another, and end with the first that fails."""
    parent = watch_parent(_end)
    path, cells = sys.argv[1], json.loads(sys.argv[2])
    resources = {"metadata": {"path": os.path.dirname(path)}}
    notebook, slow = nbformat.read(path, as_version=4), {"timeout": LONGEST, "startup_timeout": LONGEST}
    client = NotebookClient(notebook, kernel_name="python3", resources=resources, **slow)
    with client.setup_kernel():
        for number in cells:
            played = _play(client, number)
            parent.send(played)
            if played["error"]:
                break
    parent.send({"end": True})


def _play(client: NotebookClient, number: int) -> dict[str, Any]:
    cell, error, began = client.nb.cells[number], "", time.monotonic()
    try:
        client.execute_cell(cell, number)
    except CellExecutionError as failed:
        error = f"{failed.ename}: {failed.evalue}".strip().splitlines()[-1]
    except DeadKernelError:
        error = "The kernel died."
    except (CellControlSignal, TimeoutError):
        error = f"It took longer than {LONGEST} s."
    seconds = time.monotonic() - began
    return {"cell": number, "seconds": seconds, "shown": text_of(cell.outputs), "error": error}


def _end() -> None:
    end_below(os.getpid())  # a kernel stands in a session of its own
    end_all()


if __name__ == "__main__":
    main()
