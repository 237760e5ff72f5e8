"""The camera: what all recordings of this process share, in place for as long as one of them runs."""

from __future__ import annotations

import asyncio
import functools
import threading
import time
import weakref
from asyncio import base_events, events
from typing import TYPE_CHECKING, Any

from coffeeshop.ledger import Block, Slice, Task, Work
from coffeeshop.xray import births, handles, threads
from coffeeshop.xray.blame import blame
from coffeeshop.xray.endpoints import scope_in
from coffeeshop.xray.ids import loop_id, task_id
from coffeeshop.xray.patches import Patch
from coffeeshop.xray.processes import run_in_executor_patch
from coffeeshop.xray.tape import NEVER, Tape
from coffeeshop.xray.waits import forget_code
from coffeeshop.xray.watchdog import Watchdog

if TYPE_CHECKING:
    from coffeeshop.xray.recorder import Recording

AWHILE = 0.05  # seconds; a step that is longer is cut, and may be a block
TELLING = 1.0  # seconds that it may take to find the line of a step that is over


class Camera:
    """Puts the wrappers in place with the first recording, and takes them away with the last."""

    def __init__(self) -> None:
        self.tapes: dict[Any, Tape | None] = {}  # by loop; None: seen, and nobody records it
        self.tasks: dict[int, Task] = {}
        self.works: dict[object, Work] = {}  # those that a thread is at
        self.ignored: weakref.WeakSet[Any] = weakref.WeakSet()  # loops, or threads with their loops
        self.recordings: tuple[Recording, ...] = ()
        self.watchdog: Watchdog | None = None
        self.lines = False
        self._patches: list[Patch] = []
        self._lock = threading.RLock()

    def add(self, recording: Recording) -> None:
        """Let `recording` hear of what happens from now on."""
        with self._lock:
            self.recordings += (recording,)
            for loop in [loop for loop, tape in self.tapes.items() if tape is None]:
                del self.tapes[loop]
            for tape in self.tapes.values():
                self._show(tape, recording)
            self._refit()

    def discard(self, recording: Recording) -> None:
        """Let `recording` hear no more; the last one puts everything back as it was."""
        with self._lock:
            self.recordings = tuple(r for r in self.recordings if r is not recording)
            self._refit()
            for loop, tape in list(self.tapes.items()):
                if tape is not None and not any(r.wants(loop) for r in self.recordings):
                    del self.tapes[loop]
            if not self.recordings:
                for kept in (self.tapes, self.tasks, self.works):
                    kept.clear()
                forget_code()

    def _refit(self) -> None:
        """Make wrappers and watchdog what the present recordings need."""
        lines = any(r.lines for r in self.recordings)
        if self._patches and (not self.recordings or lines != self.lines):
            for patch in reversed(self._patches):
                patch.remove()
            self._patches = []
        self.lines = lines
        if self.recordings and not self._patches:
            self._patches = [
                Patch(events.Handle, "_run", functools.partial(handles.make_run, self)),
                Patch(
                    base_events.BaseEventLoop, "create_task", functools.partial(births.make_create_task, self)
                ),
                run_in_executor_patch(),
                *threads.patches(self),
            ]
            for patch in self._patches:
                patch.install()
        self._rewatch([r.threshold for r in self.recordings if r.blame])

    def _rewatch(self, thresholds: list[int]) -> None:
        wanted = min(thresholds, default=None)
        if self.watchdog is not None and self.watchdog.threshold != wanted:
            self.watchdog.stop()
            self.watchdog = None
        if wanted is not None and self.watchdog is None:
            self.watchdog = Watchdog(self.tapes, wanted)
            self.watchdog.start()

    def adopt(self, loop: Any) -> Tape | None:
        """Begin the tape of a loop met for the first time, from within its own thread."""
        with self._lock:
            if loop in self.tapes or not self.recordings:
                return self.tapes.get(loop)
            wanting = [r for r in self.recordings if r.wants(loop)]
            ignored = loop in self.ignored or threading.current_thread() in self.ignored
            self.tapes[loop] = tape = None if ignored or not wanting else self._begin(loop, wanting)
            for closed in [known for known in self.tapes if known.is_closed()]:
                del self.tapes[closed]
            return tape

    def _begin(self, loop: Any, wanting: list[Recording]) -> Tape:
        tape = Tape(loop, loop_id(loop), max(r.limit for r in wanting))
        tape.beat = self.watchdog.due if self.watchdog is not None else NEVER
        for task in asyncio.all_tasks(loop):
            self.tasks.setdefault(task_id(task), births.describe(task, tape.number))
        for recording in wanting:
            self._show(tape, recording)
        return tape

    def _show(self, tape: Tape | None, recording: Recording) -> None:
        """Show a tape and its living tasks to a recording that wants that loop."""
        if tape is not None and recording.wants(tape.loop):
            tape.threshold = min(tape.threshold, recording.threshold / 1e9)
            recording.meet(tape, [task for task in self.tasks.values() if task.loop == tape.number])

    def tape_of(self, loop: Any) -> Tape | None:
        """Return a loop's tape, None where nobody records it."""
        try:
            return self.tapes[loop]
        except KeyError:
            return self.adopt(loop)

    def meet(self, owner: Any, tape: Tape) -> int:
        """Return the number of a task that came by another way than `create_task`; 0: no task."""
        # Its class is asked first: a proxy would send the question on to whatever it stands for.
        if not hasattr(type(owner), "get_coro") or not hasattr(owner, "_fut_waiter"):
            return 0
        if births.has_begun(owner.get_coro()):
            tape.eager += 1
        task = births.describe(owner, tape.number)
        self.born(task)
        return task.id

    def born(self, task: Task) -> None:
        """Keep what is known of a task at its birth."""
        self.tasks[task.id] = task
        for recording in self.recordings:
            recording.born(task)

    def ended(self, number: int, task: Any, at: int) -> None:
        """Note a task's end and outcome."""
        known = self.tasks.pop(number, None)
        if known is not None:
            name = task.get_name() if hasattr(task, "get_name") else known.name
            done = known._replace(name=name, ended=at, outcome=births.outcome(task))
            for recording in self.recordings:
                recording.born(done)

    def begun(self, key: object, work: Work) -> None:
        """Note that a thread is at a function."""
        self.works[key] = work

    def finished(self, key: object, work: Work) -> None:
        """Write down what a thread did."""
        if self.works.pop(key, None) is not None:
            self.write(work)

    def positions(self, tape: Tape) -> list[int]:
        """Return from which rows of a tape on the recordings have still to read."""
        return [at for r in self.recordings if (at := r.position(tape)) is not None]

    def let_steps_end(self, recording: Recording) -> None:
        """Wait for steps in other threads, since what one has sent may arrive before it ends.

        At most AWHILE for one that runs, and TELLING for one that is over and is being written down.
        """
        mine, began = asyncio._get_running_loop(), time.monotonic()
        others = [loop for loop in list(self.tapes) if loop is not mine and recording.wants(loop)]
        tapes = [tape for loop in others if (tape := self.tapes.get(loop)) is not None]
        running = [(tape, tape.start) for tape in tapes if tape.start]
        while running:
            time.sleep(0.001)
            waited = time.monotonic() - began
            running = [
                (tape, start)
                for tape, start in running
                if tape.start == start and waited < (TELLING if tape.is_over(start) else AWHILE)
            ]

    def cut(self, recording: Recording, now: int) -> None:
        """Write down the works and slices that still run for a recording, as far as they have come."""
        for work in list(self.works.values()):
            recording.write(work)
        self._rename(recording)
        for loop, tape in list(self.tapes.items()):
            if tape is None or not recording.wants(loop) or not tape.start:
                continue
            task, start = asyncio.current_task(loop), int(tape.start * 1e9)
            recording.running.append(Slice(tape.number, task_id(task), start, now, 0))
            if now - start > recording.threshold:
                recording.write(self._blame(tape, start, now, task_id(task), task))

    def _rename(self, recording: Recording) -> None:
        """Tell a recording the names that living tasks were given after their birth, as up to Python 3.12."""
        for loop in [loop for loop, tape in self.tapes.items() if tape is not None and recording.wants(loop)]:
            for task in asyncio.all_tasks(loop):
                known = self.tasks.get(task_id(task))
                if known is not None and hasattr(task, "get_name") and known.name != task.get_name():
                    self.tasks[known.id] = known._replace(name=task.get_name())
                    recording.born(self.tasks[known.id])

    def ended_late(self, tape: Tape, start: float, end: float, number: int, handle: Any) -> None:
        """Find out whose line held the loop, and write it down; give the watching thread its turn."""
        if end - start > tape.threshold and self.recordings:  # else the last one stopped within this slice
            self.write(self._blame(tape, int(start * 1e9), int(end * 1e9), number, handle))
        if end > tape.beat:
            tape.beat = NEVER
            if self.watchdog is not None:
                self.watchdog.look_now()

    def _blame(self, tape: Tape, start: int, end: int, number: int, runner: Any) -> Block:
        """`runner` is a handle or a task: something that knows its context."""
        get_context = getattr(runner, "get_context", lambda: getattr(runner, "_context", None))
        watchdog = self.watchdog
        samples = watchdog.samples(tape, start, end) if watchdog else []
        pauses = watchdog.collector.pauses(start, end, tape.runs_in()) if watchdog else []
        unasked = [pause for pause in pauses if not pause.asked]
        task = getattr(getattr(runner, "_callback", None), "__self__", runner)
        coro = task.get_coro() if number and hasattr(task, "get_coro") else None
        ran = getattr(coro, "cr_code", None)
        scope = scope_in(get_context(), start, end)
        return blame(tape.number, number, start, end, samples, scope, ran, unasked)

    def write(self, event: Any) -> None:
        """Write an event into every recording that records its loop."""
        for recording in self.recordings:
            recording.write(event)


camera = Camera()


def ignore(thing: asyncio.AbstractEventLoop | threading.Thread) -> None:
    """Never record this loop, or the loops that run in this thread: plumbing, not the learner's."""
    camera.ignored.add(thing)
