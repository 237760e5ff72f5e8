"""The child's side: hear the parent, answer it, and end when it is gone."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import sys
import threading
import time
from collections.abc import Callable
from typing import Any

from coffeeshop.children.child import PARENT
from coffeeshop.children.group import end_all


class Parent:
    """The child's end of the pipe; made by `watch_parent`."""

    def __init__(self) -> None:
        self._messages: queue.SimpleQueue[dict[str, Any]] = queue.SimpleQueue()
        self._writing = threading.Lock()
        self._in = os.fdopen(os.dup(0), "rb")
        self._out = os.fdopen(os.dup(1), "wb")
        # What the learner's code prints must not be taken for a message, nor may it read ours.
        os.dup2(2, 1)
        nothing = os.open(os.devnull, os.O_RDONLY)
        os.dup2(nothing, 0)
        os.close(nothing)

    def send(self, message: dict[str, Any]) -> None:
        """Send one message to the parent."""
        line = json.dumps(message).encode() + b"\n"
        with self._writing, contextlib.suppress(BrokenPipeError):  # a gone parent is the watcher's business
            self._out.write(line)
            self._out.flush()

    def receive(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the parent's next message; TimeoutError after `timeout` seconds."""
        try:
            return self._messages.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError(f"the parent said nothing for {timeout} seconds") from None

    def _listen(self, gone: Callable[[], object]) -> None:
        try:
            for line in self._in:
                message = json.loads(line)
                if "clock" in message:
                    self.send({"clock": time.perf_counter_ns()})
                else:
                    self._messages.put(message)
        finally:
            gone()


def watch_parent(gone: Callable[[], object] = end_all) -> Parent:
    """Begin to watch for the parent's end, and return the child's end of the pipe.

    Call it once, first thing in a module that `Child` starts. From then on the process and what it
    started in its process group end as soon as the parent does, unless `gone` does something else.
    It needs the GIL for that: one C call that never lets go of it outlives a parent that crashed.
    """
    parent = Parent()
    threading.Thread(target=parent._listen, args=(gone,), name="watch parent", daemon=True).start()
    if sys.platform != "win32" and PARENT in os.environ:
        known = int(os.environ.pop(PARENT))
        threading.Thread(target=_watch_pid, args=(known, gone), name="watch pid", daemon=True).start()
    return parent


def _watch_pid(parent: int, gone: Callable[[], object]) -> None:
    # A process that the parent forked holds the pipe open too, and would hide the parent's end.
    while os.getppid() == parent:
        time.sleep(1.0)
    gone()
