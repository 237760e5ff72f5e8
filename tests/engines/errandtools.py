"""A broker of each kind, and the shop, the worker and the tasks that lesson 09 writes to files."""

from __future__ import annotations

import os
import runpy
import sys
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest

from coffeeshop.engines.broker import HOW, Broker, open_broker
from coffeeshop.engines.worker import Worker
from coffeeshop.menu import ShopError
from coffeeshop.serving import serve

LESSON = Path(__file__).parents[2] / "notebooks" / "09_receipts_and_errands.ipynb"
SERVERS = ("wheel", "program")


def opened(kind: str) -> Broker:
    """Open a broker of that kind, or skip where the machine has none; in CI that is a failure."""
    try:
        return open_broker(kind)
    except ShopError as error:
        if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
            pytest.fail(str(error))
        pytest.skip(f"The broker was not tried. {HOW}")


def soon(true: Callable[[], bool], seconds: float = 30.0) -> bool:
    """Wait until it is true, at most `seconds`; return whether it is."""
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.02)
    return true()


class Kitchen:
    """What the lesson opens: broker, worker and shop in one folder, with the files of its cells."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.broker = opened(kind)
        self.folder = folder
        os.environ["BROKER"] = self.broker.url
        for cell in nbformat.read(LESSON, as_version=4).cells:
            if cell.source.startswith("%%writefile"):
                first, _, text = cell.source.partition("\n")
                (folder / first.split()[1]).write_text(text)
        (folder / "receipts").mkdir()
        sys.path.insert(0, str(folder))  # as a notebook has its own folder there, for the shop's process too
        self.shop = serve("queue_shop.py:app", where="process")
        self.worker = Worker("errands.py")
        self.tasks = runpy.run_path(str(folder / "errands.py"))

    def restart_worker(self) -> None:
        self.worker.stop()
        self.worker = Worker("errands.py")

    def begun(self, order: int) -> list[int]:
        """Return the process that began the order's receipt, each time it was begun."""
        diary = self.folder / "diary.txt"
        lines = [line.split() for line in diary.read_text().splitlines()] if diary.exists() else []
        return [int(pid) for number, _, pid in lines if int(number) == order]

    def printed(self, *orders: int) -> bool:
        """Say whether each of the orders has its receipt."""
        return all((self.folder / f"receipts/{n}.txt").is_file() for n in orders)

    def close(self) -> None:
        for each in (self.worker, self.shop, self.broker):
            each.stop()
        os.environ.pop("BROKER", None)  # another kitchen may have closed before
        sys.path.remove(str(self.folder))
        sys.modules.pop("printer", None)
