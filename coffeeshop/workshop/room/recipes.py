"""The two recipes: a file that the instructor changes while the room orders."""

from __future__ import annotations

import inspect
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from fastapi.concurrency import run_in_threadpool

from coffeeshop.menu import ShopError
from coffeeshop.serving.locate import find
from coffeeshop.serving.words import describe

DRINKS = ("latte", "cappuccino")
LARGEST = 10_000  # bytes of a recipe file
SOURCE = """\
import asyncio
import time


async def latte():
    await asyncio.sleep(0.2)


async def cappuccino():
    time.sleep({seconds:g})
"""


class Recipes:
    """The recipes in `file`, which is written anew; a saved change counts from the next order on.

    Where the changed file cannot be used, the recipes stay as they were and `fault` says why.
    """

    def __init__(self, file: Path, seconds: float) -> None:
        self.file = file
        self.fault = ""
        self.changes: list[int] = []  # when changed recipes came into use, in ns
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._made: dict[str, Callable[[], Any]] = {}
        self._text = ""
        file.parent.mkdir(parents=True, exist_ok=True)
        self._write(SOURCE.format(seconds=seconds))
        self.refresh()

    @property
    def source(self) -> str:
        """The text of the file as it was read last."""
        return self._text

    def save(self, source: str) -> None:
        """Write `source` to the file and use it at once; ShopError where it cannot be used."""
        if len(source.encode()) > LARGEST:
            raise ShopError(f"These recipes are longer than {LARGEST:,} bytes. Two short functions will do.")
        self._write(source)
        self.refresh()
        if self.fault:
            raise ShopError(self.fault)

    def refresh(self) -> None:
        """Read the file again where it was changed, whoever changed it; from any thread."""
        with self._lock:
            try:
                there = self.file.stat()
                if self._stamp != (there.st_mtime_ns, there.st_size):
                    self._stamp = there.st_mtime_ns, there.st_size
                    self._read()
            except OSError as error:
                self.fault = f"{self.file.name} cannot be read: {error.strerror}. The last recipes go on."

    async def make(self, drink: str) -> None:
        """Make a drink as its recipe says now: `async def` on the loop, `def` in a thread, as FastAPI does.

        ShopError where the recipe fails.
        """
        self.refresh()
        recipe = self._made[drink]
        try:
            if inspect.iscoroutinefunction(recipe):
                await recipe()
            else:
                await run_in_threadpool(recipe)
        except Exception as error:
            self.fault = f"The recipe of the {drink} failed: {describe(error)}. Mend it and save."
            raise ShopError(self.fault) from None

    def _read(self) -> None:
        self._text = self.file.read_text(encoding="utf-8", errors="replace")
        try:
            made = {drink: find(f"{self.file}:{drink}") for drink in DRINKS}
        except ShopError as error:
            self.fault = f"{error} Until then the recipes stay as they were."
            return
        if self._made:
            self.changes.append(time.perf_counter_ns())
        self._made, self.fault = made, ""

    def _write(self, source: str) -> None:
        try:
            self.file.write_text(source, encoding="utf-8")
        except OSError as error:
            raise ShopError(
                f"The recipes cannot be written to {self.file}: {error.strerror}. Set COFFEESHOP_HOME to a "
                "folder of yours and open the room again."
            ) from None
