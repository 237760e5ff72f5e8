"""The kernel's own doings, taken out of the record of a cell."""

from __future__ import annotations

from dataclasses import replace
from pathlib import PurePath
from typing import Any

from coffeeshop.ledger import Run, Task
from coffeeshop.xray import ignore, name_loop

HOUSEHOLD = {"ipykernel", "IPython", "zmq", "tornado", "jupyter_client"}
THREADS = ("control_thread", "shell_channel_thread", "iopub_thread")


def ignore_household(ip: Any, notebook: Any) -> None:
    """Name the notebook's loop, and keep the loops of the kernel's own threads out of every record."""
    if notebook is not None:
        name_loop(notebook, "notebook")
    for name in THREADS:
        thread = getattr(getattr(ip, "kernel", None), name, None)
        loop = getattr(getattr(thread, "io_loop", None), "asyncio_loop", None)
        if loop is not None:
            ignore(loop)


def tidied(run: Run, cell: int) -> Run:
    """Return `run` with the task numbered `cell` called "this cell", and without the kernel's other tasks.

    What those tasks ran stays in the loop's lane as callbacks: it did hold the loop.
    """
    theirs = {task.id for task in run.tasks if task.id != cell and _is_household(task)}
    return replace(
        run,
        tasks=tuple(_named(task, cell) for task in run.tasks if task.id not in theirs),
        slices=tuple(
            s._replace(task=0, waits="", label=s.label or "the kernel") if s.task in theirs else s
            for s in run.slices
        ),
    )


def _named(task: Task, cell: int) -> Task:
    return task._replace(name="", coroutine="this cell") if task.id == cell else task


def _is_household(task: Task) -> bool:
    """Tell whether a task is the kernel's: its coroutine is written in one of the kernel's packages."""
    return not HOUSEHOLD.isdisjoint(PurePath(task.file).parts)
