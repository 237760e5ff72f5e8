"""Samples of what holds a loop: taken by a watching thread, and by a clock that needs no GIL."""

from __future__ import annotations

import faulthandler
import os
import re
import sys
import tempfile
import threading
import time
import weakref
from collections import deque
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
    dumped: bool = False  # written by faulthandler, which needs no GIL


class Watchdog:
    """Watches loops from a thread of its own, and keeps the samples of the slice that runs.

    A single operator that holds the GIL (a big multiplication, `in` on a long list) keeps the
    watching thread from running too. So each beat arms `faulthandler.dump_traceback_later`, whose
    thread is C's: where the next beat does not come in time, it writes every stack to a file.
    A process has one such timer: whoever else uses it (pytest's faulthandler_timeout) loses it.
    """

    def __init__(self, tapes: dict[object, Tape | None], threshold: int) -> None:
        self._tapes, self.threshold = tapes, threshold
        self._beat = min(max(threshold // 5, 2_000_000) * 2, 20_000_000)  # ns
        self._samples: weakref.WeakKeyDictionary[Tape, list[Sample]] = weakref.WeakKeyDictionary()
        self._dumps: deque[tuple[int, str]] = deque(maxlen=8)
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (open while the watch lasts)
        self._armed = 0
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
        faulthandler.cancel_dump_traceback_later()
        self._file.close()

    def samples(self, tape: Tape, start: int, end: int) -> list[Sample]:
        """Return the samples of the tape's slice from `start` to `end`, by time."""
        with self._lock:
            self._collect_dump()
            dumps = [(at, text) for at, text in self._dumps if start <= at <= end]
            taken = [s for s in self._samples.get(tape, ()) if start <= s.at <= end]
        for at, text in dumps:
            if frames := read_dump(text, tape.thread):
                taken.append(Sample(at, cut(frames), dumped=True))
        return sorted(taken, key=lambda sample: sample.at)

    def _watch(self) -> None:
        planned = time.perf_counter_ns()
        while not self._over.is_set():
            now = time.perf_counter_ns()
            late = now - planned > self._beat // 2
            for tape in list(self._tapes.values()):
                if tape is not None and tape.start and now - tape.start >= self._beat // 2:
                    self._sample(tape, late)
            with self._lock:
                self._collect_dump()
                self._arm()
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
                mine = [s for s in self._samples.get(tape, ()) if s.at >= start]
                if len(mine) >= MOST:
                    mine = mine[::2]
                self._samples[tape] = [*mine, sample]

    def _arm(self) -> None:
        wait = self._beat * 3 // 2
        faulthandler.dump_traceback_later(wait / 1e9, file=self._file)
        self._armed = time.perf_counter_ns() + wait

    def _collect_dump(self) -> None:
        descriptor = self._file.fileno()
        if size := os.fstat(descriptor).st_size:
            os.lseek(descriptor, 0, os.SEEK_SET)
            text = os.read(descriptor, size).decode("ascii", "backslashreplace")
            os.lseek(descriptor, 0, os.SEEK_SET)
            os.ftruncate(descriptor, 0)
            self._dumps.append((self._armed, text))


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


def read_dump(text: str, thread: int) -> tuple[Frame, ...]:
    """Return one thread's stack out of faulthandler's text, empty where it is not in it."""
    for part in re.split(r"^(?=Thread |Current thread )", text, flags=re.MULTILINE):
        if re.match(rf"(Thread|Current thread) 0x0*{thread:x}\b", part):
            found = re.findall(r'^  File "(.*)", line (\d+) in (.*)$', part, re.MULTILINE)
            return tuple(Frame(file, int(line), function) for file, line, function in found)
    return ()
