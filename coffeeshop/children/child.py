"""The parent's side: start a child, talk to it, end it."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from typing import IO, Any, Self

from coffeeshop.children.group import apart, kill_group
from coffeeshop.menu import ShopError

PARENT = "COFFEESHOP_PARENT"  # the environment variable that tells a child its parent's process id
_GONE: Any = object()


class ChildGone(ShopError):
    """The child ended while something was expected of it; the text ends with its last printed line."""


class Child:
    """`python -m module *args`, in a session of its own, so that a cell's interrupt passes it by.

    The module must call `watch_parent()` first thing. `cwd` is the child's working folder, `env` is
    added to this process's environment. A context manager; `stop` may be called twice. One thread at
    a time may wait in `receive`.
    """

    def __init__(
        self,
        module: str,
        *args: str,
        cwd: str | os.PathLike[str] | None = None,
        env: Mapping[str, str] | None = None,
    ) -> None:
        self._messages: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._clocks: queue.SimpleQueue[Any] = queue.SimpleQueue()
        self._printed: deque[bytes] = deque(maxlen=200)
        self._writing = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", module, *args],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=cwd,
            env={**os.environ, **(env or {}), PARENT: str(os.getpid())},
            **apart(),
        )
        self.pid: int = self._process.pid
        self._readers = [
            _reading(self._process.stdout, self._hear, self._hush),
            _reading(self._process.stderr, self._printed.append, lambda: None),
        ]

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    @property
    def said(self) -> str:
        """The last 200 lines that the child printed, on either stream."""
        return b"".join(list(self._printed)).decode(errors="replace")

    def send(self, message: dict[str, Any]) -> None:
        """Send one message; ChildGone where nobody is left to read it."""
        line = json.dumps(message).encode() + b"\n"
        pipe = self._process.stdin
        assert pipe is not None
        try:
            with self._writing:
                pipe.write(line)
                pipe.flush()
        except (OSError, ValueError):  # ValueError: `stop` closed the pipe
            raise self._gone() from None

    def receive(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the child's next message; TimeoutError after `timeout` seconds, ChildGone at its end."""
        return self._next(self._messages, timeout)

    def clock_offset(self, rounds: int = 9) -> int:
        """Return the ns to add to the child's `perf_counter_ns` to have this process's.

        It is taken from the quickest of some round trips, and wrong by less than half of that one.
        """
        return min(self._round_trip() for _ in range(rounds))[1]

    def stop(self, grace: float = 2.0) -> None:
        """Close the pipe, which tells the child to end, and kill it where it runs after `grace` seconds."""
        assert self._process.stdin is not None
        try:
            with contextlib.suppress(OSError):
                self._process.stdin.close()
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(grace)
        finally:
            if self.alive:
                kill_group(self.pid)
            self._process.wait()
            for reader in self._readers:
                reader.join(2.0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def _round_trip(self) -> tuple[int, int]:
        before = time.perf_counter_ns()
        self.send({"clock": 0})
        theirs = self._next(self._clocks, 10.0)["clock"]
        after = time.perf_counter_ns()
        return after - before, (before + after) // 2 - theirs

    def _next(self, box: queue.SimpleQueue[Any], timeout: float | None) -> dict[str, Any]:
        try:
            message = box.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError(f"the child process {self.pid} said nothing for {timeout} seconds") from None
        if message is _GONE:
            box.put(_GONE)
            raise self._gone()
        return message

    def _gone(self) -> ChildGone:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1.0)
        self._readers[1].join(1.0)
        last = (self.said.strip().splitlines() or [""])[-1]
        status = f"The child process {self.pid} has ended with exit status {self._process.poll()}"
        return ChildGone(f"{status}. It said last: {last}" if last else f"{status}.")

    def _hear(self, line: bytes) -> None:
        try:
            message = json.loads(line)
        except ValueError:  # killed in the middle of its last message
            self._printed.append(line)
            return
        (self._clocks if "clock" in message else self._messages).put(message)

    def _hush(self) -> None:
        self._messages.put(_GONE)
        self._clocks.put(_GONE)


def clock_offset(child: Child) -> int:
    """Return the ns to add to the child's `perf_counter_ns` to have this process's."""
    return child.clock_offset()


def _reading(
    stream: IO[bytes] | None, each: Callable[[bytes], None], last: Callable[[], None]
) -> threading.Thread:
    assert stream is not None

    def read() -> None:
        try:
            with stream:
                for line in stream:
                    each(line)
        finally:
            last()

    thread = threading.Thread(target=read, name="child's words", daemon=True)
    thread.start()
    return thread
