"""Branches of the learner's shop, as the scene that opens them sees them."""

from __future__ import annotations

import asyncio
import contextlib
import linecache
import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from coffeeshop.checks.trial import CELL
from coffeeshop.children import Child, ChildGone
from coffeeshop.ledger import Run
from coffeeshop.serving.token import at, own_token

OPENING = 20.0  # seconds that a branch may take to open, on the slowest machine
MEMORY = "/dev/shm"  # a folder in memory, where there is one: a busy disk must not be taken for a slow shop
CLOSING = 8.0  # and close again, requests in flight included
ANSWERING = 1.2  # seconds in which it says what it recorded
_spares: list[Child] = []  # processes that have imported all they need, and wait for a cell


def keep_spares(count: int) -> None:
    """Have so many processes ready for branches to come: a cold one takes 1.5 s to open."""
    _spares[:] = [spare for spare in _spares if spare.alive]
    while len(_spares) < count:
        _spares.append(Child("coffeeshop.checks.branch", env={"PYTHONDONTWRITEBYTECODE": "1"}))


def _process() -> Child:
    """Return a spare process, a new one where there is none."""
    keep_spares(1)
    return _spares.pop(0)


class Told(NamedTuple):
    """What a branch tells of itself."""

    record: Run  # on the clock of whoever asks
    raised: list[dict[str, Any]]
    cancelled: int


class Closed(NamedTuple):
    """How a branch was shut."""

    left_open: int = 0  # httpx clients that had been used, and were not closed
    raised: dict[str, Any] | None = None  # what came out of the lifespan
    late: bool = False  # it did not come to its end


class Branch:
    """The learner's shop in a process of its own.

    `failed` says why it did not open: "type", "message" and "line" of what the cell raised, or type
    "Gone" or "Silent" where the process ended, or did not open in time. It is None where it is open.
    """

    def __init__(self, folder: str, source: str, env: dict[str, str], cancels: bool) -> None:
        self._child = _process()
        with contextlib.suppress(ChildGone):  # `wait` will say it
            self._child.send({"source": source, "folder": folder, "env": env, "cancels": cancels})
        self.url, self.title = "", ""
        self.patched: list[str] = []
        self.failed: dict[str, Any] | None = None

    def wait(self) -> None:
        """Wait until it is open, or has failed."""
        try:
            answer = self._child.receive(OPENING)
            self.failed = answer.get("failed")
            if self.failed is None:
                self.url, self.title = at(f"127.0.0.1:{answer['port']}", own_token()), answer["title"]
                self.patched = answer["patched"]
                self._offset = self._child.clock_offset()
        except ChildGone as error:
            self.failed = {"type": "Gone", "message": str(error), "line": None}
        except TimeoutError:
            self.failed = {"type": "Silent", "message": "", "line": None}

    def tell(self) -> Told | None:
        """Return what happened since the last call; None where the process cannot say it."""
        try:
            self._child.send({"do": "tell"})
            answer = self._child.receive(ANSWERING)
            record = Run.from_dict(answer.pop("record")).shifted(self._offset)
            return Told(record, **answer)
        except (ChildGone, TimeoutError, KeyError):
            return None

    def close(self) -> Closed | None:
        """Shut the shop, which ends its lifespan; None where the process cannot say how that went."""
        try:
            self._child.send({"do": "close"})
            return Closed(**self._child.receive(CLOSING))
        except TimeoutError:
            return Closed(late=True)
        except ChildGone:
            return None

    def stop(self) -> None:
        """End it at once, whatever it is doing."""
        self._child.stop(grace=0.0)


@contextmanager
def workplace() -> Iterator[str]:
    """Yield a folder that holds the learner's cell as a file, and is gone afterwards."""
    place = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="branch-", dir=place, ignore_cleanup_errors=True) as folder:
        Path(folder, CELL).write_text("".join(linecache.getlines(CELL)), encoding="utf-8")
        yield os.path.realpath(folder)


@asynccontextmanager
async def branches(
    folder: str, count: int, env: dict[str, str] | None = None, cancels: bool = False
) -> AsyncIterator[list[Branch]]:
    """Open so many branches of the learner's shop in a `workplace`, all at once; end them afterwards."""
    source, spares = "".join(linecache.getlines(CELL)), len(_spares)
    opened = [Branch(folder, source, env or {}, cancels) for _ in range(count)]
    try:
        await asyncio.gather(*(asyncio.to_thread(branch.wait) for branch in opened))
        yield opened
    finally:
        await asyncio.gather(*(asyncio.to_thread(branch.stop) for branch in opened))
        keep_spares(spares)
