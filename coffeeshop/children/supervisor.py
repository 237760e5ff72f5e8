"""The process between this one and a supervised program: `python -m coffeeshop.children.supervisor`."""

from __future__ import annotations

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import threading
import time

from coffeeshop.children.group import end_all, is_tracker, running
from coffeeshop.children.parent import watch_parent

SUBREAPER = 36  # prctl's PR_SET_CHILD_SUBREAPER
ALONE = 2.0  # seconds of grace, at most, where the parent was killed: then nobody waits for the last order


def main() -> None:
    """Run the program named by the arguments until it ends, or until the parent is gone."""
    over, asker = threading.Event(), os.getppid()
    parent = watch_parent(over.set)
    _adopt_orphans()
    grace, by, argv = float(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    try:
        program = subprocess.Popen(argv, stdin=subprocess.DEVNULL)
    except OSError as error:
        parent.send({"failed": error.strerror or str(error)})
        over.wait()
        return
    parent.send({"pid": program.pid})
    threading.Thread(target=lambda: parent.send({"status": program.wait()}), daemon=True).start()
    over.wait()
    _end(program, grace, by, asker)


def _end(program: subprocess.Popen[bytes], grace: float, by: int, asker: int) -> None:
    with contextlib.suppress(OSError):
        program.send_signal(by)
    began = time.monotonic()
    while time.monotonic() < began + _patience(grace, asker) and (program.poll() is None or _descendants()):
        if program.poll() is not None:
            _signal_all(signal.SIGTERM)
            _reap()
        time.sleep(0.02)
    if sys.platform != "win32":
        last = time.monotonic() + 2.0
        while _descendants() and time.monotonic() < last:  # each round may meet new orphans
            _signal_all(signal.SIGKILL, trackers=time.monotonic() > last - 1.0)
            _reap()
            time.sleep(0.01)
    end_all()


def _patience(grace: float, asker: int) -> float:
    # Asked each time: a dying parent closes its pipe a moment before it is gone.
    return grace if os.getppid() == asker else min(grace, ALONE)


def _adopt_orphans() -> None:
    # A daemon's parent exits at once; with this, Linux gives the orphan to us and not to init.
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)


def _descendants() -> list[int]:
    """Return the processes below this one (Linux; elsewhere none are known)."""
    parents: dict[int, list[int]] = {}
    for pid, parent, _ in running():
        parents.setdefault(parent, []).append(pid)
    found, todo = [], [os.getpid()]
    while todo:
        below = parents.get(todo.pop(), [])
        found += below
        todo += below
    return found


def _signal_all(number: int, trackers: bool = True) -> None:
    for pid in _descendants():
        with contextlib.suppress(OSError):
            if trackers or not is_tracker(pid):
                os.kill(pid, number)


def _reap() -> None:
    with contextlib.suppress(ChildProcessError, AttributeError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


if __name__ == "__main__":
    main()
