"""A process that dies with its parent, whatever kills the parent.

The child reads JSON lines on its standard input. When the parent ends, by `exit`, by a crash or by
SIGKILL, the operating system closes that pipe, and the child, which sees its end, ends itself and
everything it started. A process id file or an exit handler cannot promise that.
"""

from __future__ import annotations

import contextlib
import json
import os
import queue
import signal
import subprocess
import sys
import threading
import time
import weakref
from collections import deque
from typing import IO, Any

from coffeeshop.menu import ShopError

PARENT = "COFFEESHOP_PARENT"  # the environment variable that tells a child its parent's process id
_GONE: Any = object()
_living: weakref.WeakSet[Child] = weakref.WeakSet()


class ChildGone(ShopError):
    """The child ended while something was expected of it; the text ends with what it said last."""


class Child:
    """`python -m module *args`, in a session of its own, so that a cell's interrupt passes it by.

    The module must call `watch_parent()` first. A context manager; `stop` is safe to call twice.
    `cwd` is the child's working folder, `env` is added to this process's environment.
    """

    def __init__(
        self, module: str, *args: str, cwd: str | os.PathLike[str] | None = None,
        env: dict[str, str] | None = None,
    ) -> None:  # fmt: skip
        self._messages: queue.Queue[Any] = queue.Queue()
        self._clocks: queue.Queue[Any] = queue.Queue()
        self._said: deque[str] = deque(maxlen=200)
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-u", "-m", module, *args],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            cwd=cwd, env={**os.environ, **(env or {}), PARENT: str(os.getpid())}, **_apart(),
        )  # fmt: skip
        self.pid: int = self._process.pid
        _living.add(self)
        self._readers = [
            threading.Thread(
                target=_listen, args=(self._process.stdout, self._hear, self._hush), daemon=True
            ),
            threading.Thread(target=_listen, args=(self._process.stderr, self._note, None), daemon=True),
        ]
        for reader in self._readers:
            reader.start()

    @property
    def alive(self) -> bool:
        """Whether the process still runs."""
        return self._process.poll() is None

    @property
    def said(self) -> str:
        """The last 200 lines that the child printed, on either stream."""
        return "".join(self._said)

    def send(self, message: dict[str, Any]) -> None:
        """Send one message; ChildGone where nobody is left to read it."""
        line = json.dumps(message).encode() + b"\n"
        try:
            with self._lock:
                self._process.stdin.write(line)  # type: ignore[union-attr]
                self._process.stdin.flush()  # type: ignore[union-attr]
        except (OSError, ValueError):
            raise self._gone() from None

    def receive(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the child's next message; TimeoutError after `timeout` seconds, ChildGone at its end."""
        return self._next(self._messages, timeout)

    def clock_offset(self, rounds: int = 9) -> int:
        """Return the ns to add to the child's `perf_counter_ns` to have this process's."""
        return min(self._round_trip() for _ in range(rounds))[1]

    def _round_trip(self) -> tuple[int, int]:
        before = time.perf_counter_ns()
        self.send({"clock": 0})
        theirs = self._next(self._clocks, 5.0)["clock"]
        after = time.perf_counter_ns()
        return after - before, (before + after) // 2 - theirs

    def stop(self, grace: float = 2.0) -> None:
        """Close the pipe, which tells the child to end, and kill it after `grace` seconds."""
        with contextlib.suppress(OSError):
            self._process.stdin.close()  # type: ignore[union-attr]
        try:
            self._process.wait(grace)
        except subprocess.TimeoutExpired:
            pass
        finally:
            self._kill()

    def _kill(self) -> None:
        kill_group(self.pid) if self._process.poll() is None else None
        self._process.wait()
        for reader in self._readers:
            reader.join(2.0)
        _living.discard(self)

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()

    def _next(self, box: queue.Queue[Any], timeout: float | None) -> dict[str, Any]:
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
        last = f" Its last words: {self.said[-2000:].strip()}" if self.said.strip() else ""
        return ChildGone(
            f"The child process {self.pid} has ended (exit status {self._process.poll()}).{last}"
        )

    def _hear(self, line: bytes) -> None:
        message = json.loads(line)
        (self._clocks if message.keys() == {"clock"} else self._messages).put(message)

    def _hush(self) -> None:
        self._messages.put(_GONE)
        self._clocks.put(_GONE)

    def _note(self, line: bytes) -> None:
        self._said.append(line.decode(errors="replace"))


def clock_offset(child: Child) -> int:
    """Return the ns to add to the child's `perf_counter_ns` to have this process's."""
    return child.clock_offset()


def _apart() -> dict[str, Any]:
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def _listen(stream: IO[bytes], each: Any, finally_: Any) -> None:
    with stream:
        for line in stream:
            each(line)
    if finally_:
        finally_()


def kill_group(pid: int) -> None:
    """Kill the process `pid` and its process group, at once; nothing happens where it is gone."""
    with contextlib.suppress(ProcessLookupError, PermissionError):
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(pid)], capture_output=True)
        else:
            os.killpg(pid, signal.SIGKILL)


class Parent:
    """The child's end of the pipe; made by `watch_parent`."""

    def __init__(self) -> None:
        self._messages: queue.Queue[dict[str, Any]] = queue.Queue()
        self._lock = threading.Lock()
        self._in = os.fdopen(os.dup(0), "rb")
        self._out = os.fdopen(os.dup(1), "wb")
        os.dup2(2, 1)  # what the learner's code prints must not be taken for a message
        with open(os.devnull, "rb") as nothing:
            os.dup2(nothing.fileno(), 0)

    def send(self, message: dict[str, Any]) -> None:
        """Send one message to the parent."""
        line = json.dumps(message).encode() + b"\n"
        with self._lock:
            self._out.write(line)
            self._out.flush()

    def receive(self, timeout: float | None = None) -> dict[str, Any]:
        """Return the parent's next message; TimeoutError after `timeout` seconds."""
        try:
            return self._messages.get(timeout=timeout)
        except queue.Empty:
            raise TimeoutError(f"the parent said nothing for {timeout} seconds") from None

    def _read(self) -> None:
        with contextlib.suppress(OSError, ValueError):
            for line in self._in:
                message = json.loads(line)
                if "clock" in message:
                    self.send({"clock": time.perf_counter_ns()})
                else:
                    self._messages.put(message)
        end_all()


def watch_parent() -> Parent:
    """Begin to watch for the parent's end, and return the child's end of the pipe.

    Call it once, first thing in a module that `Child` starts. From then on the process, and what it
    started in its process group, ends as soon as the parent does.
    """
    parent = Parent()
    threading.Thread(target=parent._read, name="watch parent", daemon=True).start()
    if sys.platform != "win32" and PARENT in os.environ:
        threading.Thread(target=_watch_pid, args=(int(os.environ[PARENT]),), daemon=True).start()
    return parent


def _watch_pid(parent: int) -> None:
    # A process that the parent forked holds the pipe open too, and would hide the parent's end.
    while os.getppid() == parent:
        time.sleep(1.0)
    end_all()


def end_all() -> None:
    """End this process and its whole group at once, without any clean-up."""
    if sys.platform != "win32" and os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)
