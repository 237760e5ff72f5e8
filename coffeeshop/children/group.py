"""Process groups: how a child stands apart from its parent, and how everything it started ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TRACKER = b"multiprocessing.resource_tracker"  # in the command of a process that tidies up after others
LAST = 0.5  # seconds that it is given for that


def apart() -> dict[str, Any]:
    """Return the arguments of `Popen` that keep a terminal's or a cell's interrupt from the child."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}


def kill_group(pid: int) -> None:
    """Kill process `pid` and its group at once; nothing happens where it is gone."""
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(pid)], capture_output=True, check=False)
        return
    trackers = _kill_all_but_trackers(pid)
    until = time.monotonic() + LAST
    while trackers and _members(pid) and time.monotonic() < until:
        time.sleep(0.005)
    _signal_group(pid, signal.SIGKILL)


def end_all() -> None:
    """End this process and its whole group at once, without any clean-up."""
    if sys.platform == "win32":
        kill_group(os.getpid())
    elif os.getpgrp() == os.getpid():
        if not _kill_all_but_trackers(os.getpid()):
            _signal_group(0, signal.SIGKILL)
    os._exit(0)


def is_tracker(pid: int) -> bool:
    """Whether a process is multiprocessing's resource tracker (Linux; elsewhere none is known).

    It ends by itself once all are gone who might use it, and removes the named semaphores that killed
    processes leave behind: killed with them it would leave those to the machine's next start.
    """
    process, until = Path(f"/proc/{pid}"), time.monotonic() + LAST
    try:
        while not (command := (process / "cmdline").read_bytes()) and time.monotonic() < until:
            (process / "exe").readlink()  # an error where it is over: else it is just being started
            time.sleep(0.001)
    except OSError:
        return False
    return TRACKER in command


def running() -> Iterator[tuple[int, int, int]]:
    """Yield each running process with its parent and its group (Linux; elsewhere none is known)."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError, ValueError):
            state, parent, group = stat.read_text().rpartition(")")[2].split()[:3]
            if state != "Z":
                yield int(stat.parent.name), int(parent), int(group)


def _kill_all_but_trackers(group: int) -> list[int]:
    """Kill a group's other processes where it has trackers, and return these once only they are left.

    Where it has none, or others go on, the list is empty: then nothing but the whole group's end will do.
    """
    members, me = _members(group), os.getpid()
    trackers = [pid for pid in members if is_tracker(pid)]
    if not trackers:
        return []
    if me not in members:
        _signal_group(group, signal.SIGSTOP)  # so that nobody is born meanwhile
    until = time.monotonic() + LAST
    while others := [pid for pid in _members(group) if pid not in (me, *trackers)]:
        if time.monotonic() > until:
            return []
        for pid in others:
            with contextlib.suppress(OSError):
                os.kill(pid, signal.SIGKILL)
    _signal_group(group, signal.SIGCONT)
    return trackers


def _members(group: int) -> list[int]:
    return [pid for pid, _, its_group in running() if its_group == group]


def _signal_group(group: int, number: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(group, number)
