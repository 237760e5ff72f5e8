"""What every engine is: a program beside the notebook that answers, and ends with whoever needs it."""

from __future__ import annotations

import contextlib
import shutil
import socket
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Self

from coffeeshop.children import Supervised, supervise
from coffeeshop.menu import ShopError
from coffeeshop.serving import owners

HOST = "127.0.0.1"
LOOK = 0.02  # seconds between two questions whether it answers


class Engine:
    """A supervised program of this machine: a context manager that also works as a plain call.

    `argv` starts it, and it counts as open once `ready()` is true; an `OSError` there means not yet.
    It ends with `stop()`, with the next run of the notebook's cell that made it, and with this process,
    whatever ends that. `folder` is its working folder, and removed at its end where it is a temporary
    one. ShopError with the program's own last words where it ends, or does not answer in `seconds`.
    """

    name = "The engine"

    def __init__(
        self,
        argv: Sequence[str | Path],
        *,
        ready: Callable[[], bool],
        seconds: float = 30.0,
        folder: tempfile.TemporaryDirectory[str] | None = None,
        **options: Any,
    ) -> None:
        self._owner = owners.key()
        owners.stop_former(self._owner)
        self._folder = folder
        self._program: Supervised | None = supervise(argv, **options)
        owners.open_shops.add(self)
        try:
            self._wait(ready, seconds)
        except BaseException:
            self.stop()
            raise

    @property
    def alive(self) -> bool:
        """Whether the program still runs."""
        return self._program is not None and self._program.alive

    @property
    def pid(self) -> int:
        """The program's process id; ShopError once it is stopped."""
        return self._running().pid

    @property
    def said(self) -> str:
        """The last 200 lines that the program printed; ShopError once it is stopped."""
        return self._running().said

    def stop(self) -> None:
        """End the program and all that it started; nothing happens the second time."""
        owners.open_shops.discard(self)
        program, self._program = self._program, None
        if program is not None:
            program.stop()
        if self._folder is not None:
            with contextlib.suppress(OSError):
                self._folder.cleanup()

    def _running(self) -> Supervised:
        if self._program is None:
            raise ShopError(f"{self.name} is stopped. Start it again.")
        return self._program

    def _wait(self, ready: Callable[[], bool], seconds: float) -> None:
        program, until = self._running(), time.monotonic() + seconds
        while program.alive:
            with contextlib.suppress(OSError):
                if ready():
                    return
            if time.monotonic() > until:
                raise ShopError(f"{self.name} did not answer within {seconds:g} s.{_last(program.said)}")
            time.sleep(LOOK)
        raise ShopError(f"{self.name} ended before it answered.{_last(program.said)}")

    def __enter__(self) -> Self:
        self._running()
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()


def find(name: str, how: str, *places: Path) -> Path:
    """Return where the program `name` is: on the PATH, else in one of the folders `places`.

    ShopError that says `how` to get it, where it is nowhere.
    """
    found = shutil.which(name) or next((str(p / name) for p in places if (p / name).exists()), None)
    if found is None:
        raise ShopError(f"There is no {name} on this machine. {how}")
    return Path(found)


def free_port() -> int:
    """Return a port that nobody listens on, for a program that can't be told to choose one itself."""
    with socket.socket() as made:
        made.bind((HOST, 0))
        return made.getsockname()[1]


def listens(port: int) -> bool:
    """Return whether somebody accepts connections on `port` of this machine."""
    with contextlib.suppress(OSError), socket.create_connection((HOST, port), timeout=1.0):
        return True
    return False


def _last(said: str) -> str:
    lines = said.strip().splitlines()
    return f" It said last: {lines[-1]}" if lines else ""
