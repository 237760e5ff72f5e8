"""The watchdog: a thread that looks at what holds a loop."""

from __future__ import annotations

import sys
import threading
import time
import weakref

from coffeeshop.xray.frames import is_library
from coffeeshop.xray.garbage import Collector, shared
from coffeeshop.xray.looks import Look, read_look
from coffeeshop.xray.samples import Sample, make_sample
from coffeeshop.xray.tape import NEVER, Tape

LATE = 10_000_000  # ns: twice what a busy thread may keep the GIL from another
MOST = 64  # looks at one slice, after which they grow sparser


class Watchdog:
    """Watches loops from a thread of its own, and keeps its looks at the slice that runs.

    A single operator that holds the GIL (a big multiplication, `in` on a long list) keeps the
    watching thread from running too. Its next look is late and shows a place further on;
    `suspects` finds the operator. (faulthandler's timer would see it at once, but walks the frames of
    running threads without the GIL, and has crashed a busy process.)
    """

    def __init__(self, tapes: dict[object, Tape | None], threshold: int) -> None:
        self._tapes, self.threshold = tapes, threshold
        self.collector = Collector()
        # A slice past the threshold meets a beat while it is older than `_young`: a beat at 4/5 of the
        # threshold leaves 1/5 for a thread that wakes late. Each beat takes the GIL from a busy loop, so
        # one that met only young slices is followed by the next where the eldest of them is at 4/5.
        self._young = min(max(threshold // 5, 1_000_000), 10_000_000)  # ns
        self._beat, self._rest = 3 * self._young, 4 * self._young
        self._looks: weakref.WeakKeyDictionary[Tape, list[Look]] = weakref.WeakKeyDictionary()
        self._lock = threading.Lock()
        self._running = threading.Lock()  # held while it watches: a wait for it is cheaper than an Event's
        self._running.acquire()
        # A loop of many short slices lets go of the GIL in each `select`, for too short a time to take it:
        # the watching thread would be woken ten thousand times a second and starve. So it says when it is
        # due, and the loop waits for it between two slices.
        self._turn = threading.Lock()
        self._asked = False
        self.due = NEVER  # seconds
        self._thread = threading.Thread(target=self._watch, name="coffeeshop x-ray", daemon=True)

    def start(self) -> None:
        """Begin to watch; the first beat is announced here, as a busy loop may keep the thread out."""
        is_library(threading.__file__)  # asked for the first time, it asks the disk where the libraries are
        self._announce((time.perf_counter_ns() + self._beat) / 1e9)
        self.collector.start()
        self._thread.start()

    def stop(self) -> None:
        """End the watch, once; returns when its thread is gone."""
        self._running.release()
        self._thread.join()
        self.collector.stop()

    def look_now(self) -> None:
        """Wait until the watching thread has had a look, a millisecond at most; called between two slices."""
        self._turn.acquire(blocking=False)
        self._asked = True
        self._turn.acquire(timeout=0.001)

    def samples(self, tape: Tape, start: int, end: int) -> list[Sample]:
        """Return what was seen of the tape's slice from `start` to `end`, by time."""
        with self._lock:
            looks = [look for look in self._looks.get(tape, ()) if start <= look.at <= end]
        return [make_sample(look) for look in sorted(looks, key=lambda look: look.at)]

    def _watch(self) -> None:
        due = int(self.due * 1e9)
        while not self._running.acquire(timeout=max(due - time.perf_counter_ns(), 0) / 1e9):
            now = time.perf_counter_ns()
            starts = [(tape, int(tape.start * 1e9)) for tape in list(self._tapes.values()) if tape]
            old = [tape for tape, start in starts if start and now - start >= self._young]
            if old:
                collected = shared(self.collector.pauses(due, now), due, now)
                for tape in old:
                    self._look(tape, late=now - due - collected > LATE)
                # Soon, where a call kept the GIL from amid the look; yet never without a pause.
                due = max(now + self._beat, time.perf_counter_ns() + 1_000_000)
            else:
                due = min([start for _, start in starts if start], default=now) + self._rest
            self._announce(due / 1e9)
        self._announce(NEVER)

    def _announce(self, due: float) -> None:
        self.due = due
        for tape in list(self._tapes.values()):
            if tape is not None:
                tape.beat = due
        if self._asked:
            self._asked = False
            self._turn.release()

    def _look(self, tape: Tape, late: bool) -> None:
        with self._lock:  # whoever wants the samples waits for this look, should the slice end meanwhile
            start = tape.start
            look = read_look(sys._current_frames().get(tape.runs_in()), time.perf_counter_ns(), late)
            if not start or tape.start != start or look is None:
                return
            mine = [known for known in self._looks.get(tape, ()) if known.at >= start * 1e9]
            if len(mine) >= MOST:
                mine = mine[::2]
            self._looks[tape] = [*mine, look]
