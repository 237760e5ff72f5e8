"""The recorder: what the loops of this process ran, from `start` to `stop`."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from coffeeshop.ledger import Block, Loop, Recorder, Run, Slice, Task
from coffeeshop.xray.camera import camera
from coffeeshop.xray.develop import develop
from coffeeshop.xray.first import FirstSlice
from coffeeshop.xray.loops import check_visible, name_of, notes
from coffeeshop.xray.pulse import Pulse
from coffeeshop.xray.tape import Tape


class Recording:
    """Records one loop, or every loop of this process where `loop` is None.

    `threshold` is in seconds: a slice longer than that is a block. `lines` records at which line a
    task suspends and what it waits for, in detail; `blame` finds the line that held the loop (by a
    thread of its own); `pulse` ticks on each recorded loop (False where somebody else keeps a pulse
    on it). At most `limit` slices, and as many other events, are kept; more are counted as dropped.
    Two recordings at once share one patch. A recording runs once.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop | None = None,
        name: str = "",
        *,
        threshold: float = 0.05,
        lines: bool = True,
        blame: bool = True,
        pulse: bool = True,
        limit: int = 200_000,
    ) -> None:
        if threshold <= 0:
            raise ValueError(
                f"threshold is {threshold} s; it takes a number of seconds above 0, such as 0.05"
            )
        self.loop, self.name = loop, name
        self.threshold = int(threshold * 1e9)
        self.lines, self.blame, self.pulse, self.limit = lines, blame, pulse, limit
        self._tapes: dict[Tape, int] = {}  # and the row from which on this recording has not read
        self._tasks: dict[int, Task] = {}
        self._pulses: list[Pulse] = []
        self._page = Recorder(limit)
        self._lock = threading.Lock()
        self._first: FirstSlice | None = None
        self._since = 0
        self._names: dict[int, Loop] = {}
        self.running: list[Slice] = []  # those that had not ended at `stop`
        self._dropped: dict[Tape, int] = {}

    def start(self) -> None:
        """Begin to record; RuntimeError in words where a loop can't be seen into (uvloop's)."""
        running = asyncio._get_running_loop()
        check_visible(self.loop or running)
        camera.add(self)
        self._since = time.perf_counter_ns()  # now: the first recording of a process loads AnyIO's backend
        if running is not None and self.wants(running) and (tape := camera.adopt(running)):
            self._first = FirstSlice.of(tape, self._since / 1e9, camera)

    def take(self) -> Run:
        """Return what was recorded since `start` or the last `take`, and go on recording."""
        with self._lock:
            run = self._develop()
            self._tasks = {number: task for number, task in self._tasks.items() if task.ended is None}
            for tape, position in self._tapes.items():
                tape.forget(min(camera.positions(tape), default=position))
        return run

    def stop(self) -> Run:
        """Stop, put everything back as it was, and return what was recorded since the last `take`."""
        for pulse in self._pulses:
            pulse.stop()
        camera.let_steps_end(self)
        now = time.perf_counter_ns()
        camera.cut(self, now)
        camera.discard(self)
        if self._first is not None and not camera.recordings:
            self._first.drop()
        with self._lock:
            run = self._develop()
            self._tapes.clear(), self._tasks.clear(), self._pulses.clear()
        return run

    def wants(self, loop: Any) -> bool:
        """Return whether this recording is to have that loop."""
        return self.loop is None or self.loop is loop

    def meet(self, tape: Tape, tasks: Iterable[Task]) -> None:
        """Begin with a tape of a wanted loop, and the tasks that live on it."""
        with self._lock:
            self._tapes[tape] = tape.position()
            self._dropped[tape] = tape.dropped
            self._tasks.update((task.id, task) for task in tasks)
            self._names[tape.number] = Loop(tape.number, self.name or name_of(tape), tape.thread_name)
        if self.pulse:
            self._begin_pulse(tape)

    def born(self, task: Task) -> None:
        """Keep a task's row, or the newer one of the same task."""
        if task.loop in self._names:
            if task.id in self._tasks or len(self._tasks) < self.limit:
                self._tasks[task.id] = task
            else:
                self._page.dropped += 1

    def write(self, event: Any) -> None:
        """Keep an event of a loop that this recording has, a block only where it is long enough."""
        if event.loop in self._names and not (
            isinstance(event, Block) and event.end - event.start <= self.threshold
        ):
            self._page.write(event)

    def position(self, tape: Tape) -> int | None:
        """Return the first row of `tape` that this recording has still to read."""
        return self._tapes.get(tape)

    def _begin_pulse(self, tape: Tape) -> None:
        pulse = Pulse(self.write, tape.thread_name)
        self._pulses.append(pulse)
        if asyncio._get_running_loop() is tape.loop:
            pulse.start()
        elif tape.loop is not None:
            with contextlib.suppress(RuntimeError):  # closed meanwhile
                tape.loop.call_soon_threadsafe(pulse.start)

    def _unended(self, slices: list[Slice]) -> list[Slice]:
        """Return those that ran at `stop`, less those that ended while it was at work."""
        ended = {(s.loop, s.start) for s in slices} if self.running else set()
        return [s for s in self.running if (s.loop, s.start) not in ended]

    def _develop(self) -> Run:
        """Make a run of everything since `_since`, and move `_since` on."""
        begun, self._since = self._since, time.perf_counter_ns()
        run = self._page.take()
        slices: list[Slice] = []
        for tape, position in self._tapes.items():
            end = tape.position()
            slices += develop(tape, position, end, [w for w in run.works if w.loop == tape.number])
            self._tapes[tape] = end
        dropped = sum(tape.dropped - self._dropped[tape] for tape in self._tapes)
        self._dropped = {tape: tape.dropped for tape in self._tapes}
        return replace(
            run,
            start=begun,
            end=self._since,
            loops=tuple(self._names.values()),
            tasks=tuple(self._tasks.values()),
            slices=tuple(slices + self._unended(slices)),
            blocks=once(run.blocks),
            threshold=self.threshold,
            dropped=run.dropped + dropped,
            notes=tuple(notes(self._tapes)),
        )


def once(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return one block a slice, the longer where `stop` and the slice's own end both wrote one."""
    longest: dict[tuple[int, int], Block] = {}
    for block in blocks:
        known = longest.setdefault((block.loop, block.start), block)
        if block.end > known.end:
            longest[block.loop, block.start] = block
    return tuple(longest.values())
