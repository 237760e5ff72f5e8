"""The diary: the last minutes of the shop's record, and the still that is drawn of them."""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.pictures import Picture, timeline
from coffeeshop.workshop.room.orders import Entry, OrderBook
from coffeeshop.workshop.room.recipes import Recipes

KEPT = 180  # seconds of the record
LEAST = 1_000_000  # ns: slices of the loop that are no order's and shorter than this are not kept
MARGIN = 500_000_000  # ns drawn before and after the order in question
TITLES = ("Before the change", "After the change")
NOTE = "Slices of the loop under 1 ms that served no order, such as each page's pulse, are left out."


class Diary:
    """Keeps what `record` tells of the last three minutes; from any thread."""

    def __init__(self, record: Callable[[], Run], book: OrderBook, recipes: Recipes) -> None:
        self._record, self._book, self._recipes = record, book, recipes
        self._pieces: deque[Run] = deque()
        self._lock = threading.Lock()
        self.held_by = ""  # the line that held the loop last, "" before any

    def take(self) -> None:
        """Take what was recorded since the last time."""
        with self._lock:
            orders = {entry.task for entry in self._book.entries()}
            piece = _thinned(self._record(), orders)
            self._pieces.append(piece)
            while piece.end - self._pieces[0].end > KEPT * 1e9:
                self._pieces.popleft()
        for block in piece.blocks:
            if (
                Path(block.file).name == self._recipes.file.name
            ):  # a busy machine holds the loop elsewhere too
                self.held_by = f"{block.code.strip()}, line {block.line}"

    def still(self, theme: str = "light") -> Picture:
        """Draw the room's rush: around the slowest cappuccino, before and after the last change.

        ShopError where nobody has ordered in the last minutes.
        """
        self.take()
        change = self._recipes.changes[-1] if self._recipes.changes else time.perf_counter_ns()
        entries = self._served()
        # A recipe is read when a drink is taken on; when it was sent is told by a page, and only about.
        before = self._act(TITLES[0], [entry for entry in entries if entry.taken < change], 0)
        after = self._act(TITLES[1], [entry for entry in entries if entry.taken >= change], change)
        runs = [run for run in (before, after) if run is not None]
        if not runs:
            raise ShopError("There is nothing to draw yet, because no order was served. Order a drink first.")
        return timeline(*runs, title="The room is the rush", theme=theme, width=1200)

    def _served(self) -> list[Entry]:
        """Return the served orders that the record still covers."""
        since = time.perf_counter_ns() - KEPT * 10**9
        return [entry for entry in self._book.entries() if entry.served and entry.sent > since]

    def _act(self, title: str, entries: list[Entry], least: int) -> Run | None:
        """Return the time around the slowest cappuccino of `entries`, not before `least`."""
        if not entries:
            return None
        one = max(entries, key=lambda entry: (entry.is_slow, (entry.served or 0) - max(entry.sent, least)))
        start, end = max(one.sent - MARGIN, least), (one.served or one.sent) + MARGIN
        shown = [e for e in entries if e.sent < end and (e.served or end) > start]
        numbers = {entry.task: entry.number for entry in shown}
        run = self._whole(numbers).between(start, end)
        orders = tuple(entry.as_order() for entry in shown)
        return replace(run, title=title, orders=orders, notes=(*run.notes, NOTE))

    def _whole(self, numbers: dict[int, int]) -> Run:
        """Return the diary as one run, in which the visits carry the book's numbers."""
        with self._lock:
            run = Run(start=self._pieces[0].start, end=self._pieces[0].end)
            for piece in self._pieces:
                run = run.merged(piece)
        # A visit or task that was not over stands in several pieces: the last one tells its end.
        visits = {v.task: v._replace(order=numbers[v.task]) for v in run.visits if v.task in numbers}
        tasks = {task.id: task for task in run.tasks}
        loops = {loop.id: loop for loop in run.loops}
        return replace(
            run,
            visits=tuple(visits.values()), tasks=tuple(tasks.values()), loops=tuple(loops.values()),
        )  # fmt: skip


def _thinned(run: Run, orders: set[int]) -> Run:
    slices = tuple(s for s in run.slices if s.task in orders or s.end - s.start >= LEAST)
    visits = tuple(visit for visit in run.visits if visit.task in orders)
    tasks = tuple(task for task in run.tasks if task.id in orders or task.parent in orders)
    return replace(run, slices=slices, visits=visits, tasks=tasks)
