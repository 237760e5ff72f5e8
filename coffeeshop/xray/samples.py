"""Samples of what holds a loop: taken by a watching thread, and by a clock that needs no GIL."""

from __future__ import annotations

import sys
import threading
import time
import weakref
from collections.abc import Sequence
from types import FrameType
from typing import NamedTuple

from coffeeshop.xray.callee import callee, endpoint_in
from coffeeshop.xray.tape import Tape

RUNNERS = ("coffeeshop/xray/handles.py", "asyncio/events.py")
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
    watching thread from running too: its next sample is late, and shows the first place after the
    operator at which Python may switch threads. ARCHITECT'S NOTE TO THE X-RAY FOUNDER (delete when
    done): faulthandler.dump_traceback_later stood here and is OUT FOR GOOD. It walks the frames of
    running threads without the GIL; with 40 worker threads on a busy machine it killed the kernel
    twice in notebook 03 (segfault in libpython). An x-ray must never crash its patient. Do it so
    instead: for a late sample walk back in the bytecode from f_lasti to the last operator that can
    hold the GIL (BINARY_OP, CONTAINS_OP, COMPARE_OP, subscript, CALL of C code ...); at RESUME of a
    callee start in its caller; skip calls that are known to be short (len, append, perf_counter).
    A slice that ended before the late sample: take the sample in `blocked()` from the task's frame
    or coroutine (where it suspended, walk back from there). Where that is ambiguous, say so.
    """

    def __init__(self, tapes: dict[object, Tape | None], threshold: int) -> None:
        self._tapes, self.threshold = tapes, threshold
        self._beat = min(max(threshold // 5, 2_000_000) * 2, 20_000_000)  # ns
        self._samples: weakref.WeakKeyDictionary[Tape, list[Sample]] = weakref.WeakKeyDictionary()
        self._lock = threading.Lock()
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="coffeeshop x-ray", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """End the watch, its thread and its timer; returns when they are gone."""
        self._over.set()
        self._thread.join()

    def samples(self, tape: Tape, start: int, end: int) -> list[Sample]:
        """Return the samples of the tape's slice from `start` to `end`, by time."""
        with self._lock:
            taken = [s for s in self._samples.get(tape, ()) if start <= s.at <= end]
        return sorted(taken, key=lambda sample: sample.at)

    def _watch(self) -> None:
        planned = time.perf_counter_ns()
        while not self._over.is_set():
            now = time.perf_counter_ns()
            late = now - planned > self._beat // 2
            for tape in list(self._tapes.values()):
                if tape is not None and tape.start and now - tape.start * 1e9 >= self._beat // 2:
                    self._sample(tape, late)
            planned = time.perf_counter_ns() + self._beat
            self._over.wait(self._beat / 1e9)

    def _sample(self, tape: Tape, late: bool) -> None:
        start, frame = tape.start, sys._current_frames().get(tape.thread)
        if frame is None:
            return
        sample = take_sample(frame, late)
        frame = None
        if tape.start == start and start:
            with self._lock:
                mine = [s for s in self._samples.get(tape, ()) if s.at >= start * 1e9]
                if len(mine) >= MOST:
                    mine = mine[::2]
                self._samples[tape] = [*mine, sample]


def take_sample(frame: FrameType, late: bool) -> Sample:
    """Read a thread's stack, and what its deepest frame calls; keeps no frame."""
    at, called, endpoint = time.perf_counter_ns(), callee(frame), endpoint_in(frame)
    frames, level = [], frame
    while level is not None:
        frames.append(Frame(level.f_code.co_filename, level.f_lineno or 0, level.f_code.co_qualname))
        level = level.f_back
    return Sample(at, cut(frames), called, late, endpoint)


def cut(frames: Sequence[Frame]) -> tuple[Frame, ...]:
    """Return the frames of the slice alone, without whoever runs the loop."""
    for level, frame in enumerate(frames):
        if frame.function.endswith("_run") and frame.file.replace("\\", "/").endswith(RUNNERS):
            return tuple(frames[:level])
    return tuple(frames)
