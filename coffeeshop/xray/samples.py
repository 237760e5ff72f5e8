"""Samples of what holds a loop, taken by a watching thread."""

from __future__ import annotations

import contextlib
import sys
import threading
import time
import weakref
from collections.abc import Iterator, Sequence
from types import FrameType
from typing import NamedTuple

from coffeeshop.xray.callee import callee, endpoint_in
from coffeeshop.xray.suspects import culprit
from coffeeshop.xray.tape import NEVER, Tape

RUNNERS = ("coffeeshop/xray/handles.py", "asyncio/events.py")
LATE = 10_000_000  # ns: twice what a busy thread may keep the GIL from another
MOST = 64  # samples of one slice, after which they grow sparser


class Frame(NamedTuple):
    """One level of a stack."""

    file: str
    line: int
    function: str


class Sample(NamedTuple):
    """The stack of a loop's thread at one moment, deepest frame first."""

    at: int
    frames: tuple[Frame, ...]
    callee: str = ""  # what the deepest frame was calling, "time.sleep", where that is no Python code
    late: bool = False  # the watching thread could not run when it meant to
    endpoint: object = None  # the endpoint's function, where the stack shows it


class Watchdog:
    """Watches loops from a thread of its own, and keeps the samples of the slice that runs.

    A single operator that holds the GIL (a big multiplication, `in` on a long list) keeps the
    watching thread from running too. Its next sample is late and shows a place further on;
    `suspects` finds the operator. (faulthandler's timer would see it at once, but walks the frames of
    running threads without the GIL, and has crashed a busy process.)
    """

    def __init__(self, tapes: dict[object, Tape | None], threshold: int) -> None:
        self._tapes, self.threshold = tapes, threshold
        # A slice past the threshold meets a beat while it is older than `_young`: a beat at 4/5 of the
        # threshold leaves 1/5 for a thread that wakes late. Each beat takes the GIL from a busy loop, so
        # one that met only young slices is followed by the next where the eldest of them is at 4/5.
        self._young = min(max(threshold // 5, 1_000_000), 10_000_000)  # ns
        self._beat, self._rest = 3 * self._young, 4 * self._young
        self._samples: weakref.WeakKeyDictionary[Tape, list[Sample]] = weakref.WeakKeyDictionary()
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
        self._announce((time.perf_counter_ns() + self._beat) / 1e9)
        self._thread.start()

    def stop(self) -> None:
        """End the watch, once; returns when its thread is gone."""
        self._running.release()
        self._thread.join()

    def look_now(self) -> None:
        """Wait until the watching thread has had a look, a millisecond at most; called between two slices."""
        self._turn.acquire(blocking=False)
        self._asked = True
        self._turn.acquire(timeout=0.001)

    def samples(self, tape: Tape, start: int, end: int) -> list[Sample]:
        """Return the samples of the tape's slice from `start` to `end`, by time."""
        with self._lock:
            taken = [s for s in self._samples.get(tape, ()) if start <= s.at <= end]
        return sorted(taken, key=lambda sample: sample.at)

    def _watch(self) -> None:
        due = int(self.due * 1e9)
        while not self._running.acquire(timeout=max(due - time.perf_counter_ns(), 0) / 1e9):
            now = time.perf_counter_ns()
            starts = [(tape, int(tape.start * 1e9)) for tape in list(self._tapes.values()) if tape]
            old = [tape for tape, start in starts if start and now - start >= self._young]
            for tape in old:
                self._sample(tape, late=now - due > LATE)
            if old:
                # Soon, where a call kept the GIL while the sample was made; yet never without a pause.
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

    def _sample(self, tape: Tape, late: bool) -> None:
        with self._lock:  # whoever wants the samples waits for this one, should the slice end meanwhile
            # The tape may have begun in another thread, with a task made before its loop ran.
            thread = getattr(tape.loop, "_thread_id", None) or tape.thread
            start, levels = tape.start, read_stack(sys._current_frames().get(thread))
            at = time.perf_counter_ns()
            if not start or tape.start != start or not levels:
                return
            mine = [s for s in self._samples.get(tape, ()) if s.at >= start * 1e9]
            if len(mine) >= MOST:
                mine = mine[::2]
            with _soon():
                self._samples[tape] = [*mine, take_sample(levels, at, late)]


@contextlib.contextmanager
def _soon() -> Iterator[None]:
    """Have the GIL back soon after giving it away, as reading a source file does.

    Beside a busy loop that takes 5 ms each time, and a call that keeps the GIL may begin meanwhile: nobody
    would have looked at it before the slice is over.
    """
    usual = sys.getswitchinterval()
    sys.setswitchinterval(0.001)
    try:
        yield
    finally:
        sys.setswitchinterval(usual)


Level = tuple[FrameType, int, int]  # a frame, its instruction and its line


def read_stack(frame: FrameType | None) -> list[Level]:
    """Return a thread's stack, deepest first, before it moves on."""
    levels: list[Level] = []
    while frame is not None:
        levels.append((frame, frame.f_lasti, frame.f_lineno or 0))
        frame = frame.f_back
    return levels


def take_sample(levels: list[Level], at: int, late: bool) -> Sample:
    """Make a sample of a stack, with what its deepest frame calls; keeps no frame."""
    frames = cut([Frame(f.f_code.co_filename, line, f.f_code.co_qualname) for f, _, line in levels])
    deepest, instruction, _ = levels[0]
    endpoint = endpoint_in(deepest)
    found = culprit([(f, step) for f, step, _ in levels[: len(frames)]]) if late else None
    if found is not None:
        level, line = found
        return Sample(at, (frames[level]._replace(line=line), *frames[level + 1 :]), "", late, endpoint)
    return Sample(at, frames, callee(deepest, instruction), late, endpoint)


def cut(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Return the frames of the slice alone, without whoever runs the loop."""
    for level, frame in enumerate(frames):
        if frame.function.endswith("_run") and frame.file.replace("\\", "/").endswith(RUNNERS):
            return tuple(frames[:level])
    return tuple(frames)
