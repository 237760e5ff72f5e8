"""Looks: what is read of a stack in the moment that a watching thread has the GIL."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import CodeType, FrameType
from typing import NamedTuple

from coffeeshop.xray.callee import Meaning, endpoint_in, meanings
from coffeeshop.xray.frames import is_library
from coffeeshop.xray.garbage import Collector
from coffeeshop.xray.suspects import Level, begins, sizes

RUNNERS = ("coffeeshop/xray/handles.py", "asyncio/events.py")
NOTE = Collector.note.__code__  # where a watching thread gets its turn between a collection and what goes on


class Look(NamedTuple):
    """A stack at one moment, deepest level first; it keeps no frame, and none of the learner's values."""

    at: int
    levels: tuple[Level, ...]
    meanings: Mapping[str, Meaning]  # of the names in the deepest level
    late: bool  # the watching thread could not run when it meant to
    endpoint: object  # the endpoint's function, where the stack shows it


def read_look(frame: FrameType | None, at: int, late: bool) -> Look | None:
    """Read the stack whose deepest frame is given, down to whoever runs the loop; None where there is none.

    It reads no file and searches no code. Whoever reads a file gives the GIL away, and a call that keeps
    it (pydantic-core's, a sort's) may then begin and end, and the slice with it, with nobody looking.
    """
    if frame is not None and frame.f_code is NOTE:
        frame = frame.f_back
    if frame is None:
        return None
    # Places first: the thread may move on as soon as this one has had the GIL for 5 ms.
    places = [(level, level.f_lasti, level.f_lineno or 0) for level in _slice_of(frame)]
    weighed = set(_searched([(level.f_code, step) for level, step, _ in places])) if late else set()
    levels = tuple(
        Level(level.f_code, step, line, sizes(level, own=not depth or step > 0) if depth in weighed else {})
        for depth, (level, step, line) in enumerate(places)
    )
    return Look(at, levels, meanings(frame) if levels else {}, late, endpoint_in(frame))


def _slice_of(frame: FrameType | None) -> Iterator[FrameType]:
    while frame is not None:
        code = frame.f_code
        if code.co_name == "_run" and code.co_filename.replace("\\", "/").endswith(RUNNERS):
            return
        yield frame
        frame = frame.f_back


def _searched(places: list[tuple[CodeType, int]]) -> Iterator[int]:
    """Yield the depths at which `suspects.culprit` may search: the learner's, through what has only begun."""
    for depth, (code, step) in enumerate(places):
        if not is_library(code.co_filename):
            yield depth
        if not begins(code, step):
            return
