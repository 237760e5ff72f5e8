"""A barista without a shop: one thread, one event loop, some drinks, and all of it recorded."""

from __future__ import annotations

import asyncio
import contextlib
import time
from dataclasses import replace

from coffeeshop import ledger
from coffeeshop.barista import make
from coffeeshop.labs.screen import Screen
from coffeeshop.ledger import Order, Recorder, Run, Tick, Visit
from coffeeshop.menu import Drink
from coffeeshop.xray import Recording, loop_id, task_id
from coffeeshop.xray.pulse import Pulse


class Bar:
    """Makes `orders` of `drink` in a way: "in_a_row", "at_once" or "blocking".

    `open` is called in a thread of its own, so that even a barista who stands still holds nobody
    else's loop; `close` may be called from any other. An order exists from when its coroutine is made:
    in a row the second one only after the first.
    """

    def __init__(self, drink: Drink, way: str, orders: int, screen: Screen, title: str) -> None:
        self.drink, self.way, self.count = drink, way, orders
        self.screen, self.title = screen, title
        self.opened: int | None = None
        self._page = Recorder()
        self._orders: list[Order] = []
        self._visits: list[Visit] = []
        self._ticks: list[Tick] = []
        self._loop: asyncio.AbstractEventLoop | None = None
        self._task: asyncio.Task[Run] | None = None

    def open(self) -> Run:
        """Make the drinks, and return the run; asyncio.CancelledError where it was closed meanwhile."""
        return asyncio.run(self._recorded())

    def close(self) -> None:
        """Let go of what is not made yet; nothing happens where all is done."""
        if self._loop is not None and self._task is not None:
            with contextlib.suppress(RuntimeError):  # the loop is closed: all is done
                self._loop.call_soon_threadsafe(self._task.cancel)

    def since(self) -> float | None:
        """Seconds since the customers came; None before."""
        return None if self.opened is None else (time.perf_counter_ns() - self.opened) / 1e9

    def beats(self) -> list[float]:
        """Return when the pulse has beaten, in seconds after the customers came, in milliseconds."""
        zero = self.opened
        return [] if zero is None else [round((t.at - zero) / 1e9, 3) for t in list(self._ticks)]

    async def _recorded(self) -> Run:
        self._loop, self._task = asyncio.get_running_loop(), asyncio.current_task()
        recording = Recording(self._loop, "barista", pulse=False)
        pulse = Pulse(self._ticks.append, "barista")
        recording.start()
        try:
            await asyncio.sleep(0)  # what follows begins in a slice of its own
            self.opened = time.perf_counter_ns()
            pulse.start()
            await self._make_all()
            for _ in range(2):  # a beat that is due has still to be written
                await asyncio.sleep(0)
        finally:
            pulse.stop()
            run = recording.stop()
        return self._told(run)

    async def _make_all(self) -> None:
        numbers = range(1, self.count + 1)
        if self.way == "in_a_row":
            for number in numbers:
                await self._make(number)
        else:
            sent = time.perf_counter_ns()
            await asyncio.gather(*(self._make(number, sent) for number in numbers))

    async def _make(self, number: int, sent: int = 0) -> None:
        """Make one drink, and write down when it was ordered, begun and served."""
        if self.screen.closed:
            raise asyncio.CancelledError
        ledger.page.set(self._page)
        ledger.order_number.set(number)
        begun = time.perf_counter_ns()
        await make(self.drink, "blocking" if self.way == "blocking" else "awaiting")
        done, path = time.perf_counter_ns(), f"/{self.drink.name}"
        task, loop = task_id(asyncio.current_task()), loop_id(asyncio.get_running_loop())
        self._orders.append(Order(number, path, sent or begun, sent or begun, done, 200))
        self._visits.append(Visit(number, loop, task, "GET", path, None, begun, done, done, 200))
        self.screen.watch(len(self._orders), self.count)

    def _told(self, run: Run) -> Run:
        steps = self._page.take().steps
        ends = [order.served or 0 for order in self._orders]
        return replace(
            run,
            title=self.title,
            start=self.opened or run.start,
            end=max(ends, default=run.end),
            orders=tuple(sorted(self._orders)),
            visits=tuple(self._visits),
            steps=steps,
            ticks=run.ticks + tuple(self._ticks),
        )
