"""Process groups: how a child stands apart from its parent, and how everything it started ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from typing import Any


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
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def end_all() -> None:
    """End this process and its whole group at once, without any clean-up."""
    if sys.platform == "win32":
        kill_group(os.getpid())
    elif os.getpgrp() == os.getpid():
        os.killpg(0, signal.SIGKILL)
    os._exit(0)
