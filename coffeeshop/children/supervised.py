"""Any program under a supervisor that ends it when the parent is gone."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence
from typing import Any

from coffeeshop.children.child import Child
from coffeeshop.menu import ShopError


class Supervised:
    """A program that runs as long as this process does, and no longer; made by `supervise`."""

    def __init__(
        self, argv: Sequence[str | os.PathLike[str]], *, cwd: str | os.PathLike[str] | None = None,
        env: Mapping[str, str] | None = None, grace: float = 5.0, by: int = signal.SIGTERM,
    ) -> None:  # fmt: skip
        words = [os.fspath(word) for word in argv]
        self._grace = grace
        self._status: int | None = None
        self._child = Child(
            "coffeeshop.children.supervisor", str(grace), str(int(by)), *words, cwd=cwd, env=env
        )
        try:
            first = self._child.receive(30.0)
            if "failed" in first:
                raise ShopError(f"{words[0]} could not be started: {first['failed']}.")
        except BaseException:
            self._child.stop()
            raise
        self.pid: int = first["pid"]

    @property
    def alive(self) -> bool:
        """Whether the program still runs."""
        return self.wait(0) is None

    @property
    def said(self) -> str:
        """The last 200 lines that the program printed, on either stream."""
        return self._child.said

    def wait(self, timeout: float | None = None) -> int | None:
        """Wait for the program's end; return its exit status, or None where it runs after `timeout` s."""
        if self._status is None:
            try:
                self._status = self._child.receive(timeout)["status"]
            except TimeoutError:
                return None
        return self._status

    def stop(self) -> None:
        """End the program and all it started: the signal `by`, and SIGKILL after `grace` seconds."""
        self._child.stop(self._grace + 2.0)

    def __enter__(self) -> Supervised:
        return self

    def __exit__(self, *error: object) -> None:
        self.stop()


def supervise(argv: Sequence[str | os.PathLike[str]], **options: Any) -> Supervised:
    """Start the program `argv` under a supervisor, and return it running.

    When it is stopped, or when this process ends in whatever way, the program gets the signal `by`
    (SIGTERM) and, after `grace` seconds (5; at most 2 where this process was killed), SIGKILL; so does
    everything it started, on Linux also what made itself a daemon. `cwd` and `env` (added to this
    process's) are the program's. ShopError where it cannot be started.
    """
    return Supervised(argv, **options)
