"""The blame: of the samples of one slice, whose line held the loop."""

from __future__ import annotations

import functools
import inspect
import re
from collections import defaultdict
from collections.abc import Sequence
from types import CodeType
from typing import Any

from coffeeshop.ledger import Block
from coffeeshop.xray.callee import ROUTES
from coffeeshop.xray.frames import is_framework, is_library, shown, source_line
from coffeeshop.xray.garbage import Pause, shared
from coffeeshop.xray.kinds import kind_of
from coffeeshop.xray.samples import Frame, Sample
from coffeeshop.xray.suspects import suspect


def blame(
    loop: int,
    task: int,
    start: int,
    end: int,
    samples: Sequence[Sample],
    scope: Any,
    ran: CodeType | None = None,
    pauses: Sequence[Pause] = (),
) -> Block:
    """Return the block of a slice; `scope` is the request's, where it served one.

    `ran` is the code of the task's coroutine, for slices that were over before anybody could look, and
    `pauses` are the garbage collector's in the loop's thread, that nobody asked for.
    Fields that nobody can know are empty: a slice without a sample has no line.
    """
    served = (scope or {}).get("endpoint")
    sample = weigh(samples, start, served, pauses)
    collected = shared(pauses, start, end)
    endpoint = served or (sample.endpoint if sample else None)
    name = endpoint_name(endpoint, scope)
    if not any(not is_library(f.file) for f in (sample.frames if sample else ())):
        late = sample is None or sample.late
        if late and (found := unseen(endpoint, ran)):
            sample = Sample(end, (found,), late=True)
    if sample is None or not sample.frames:
        return Block(loop, task, start, end, "", 0, "", "", "", "computation", name, collected)
    at, level, kind = judge(sample, endpoint)
    below = sample.frames[:level]
    code = source_line(at.file, at.line)
    under = f"{shown(below[-1].file)}:{below[-1].line} {below[-1].function}" if below else ""
    place = (shown(at.file), at.line, at.function)
    return Block(loop, task, start, end, *place, code, under, kind, name, collected)


def judge(sample: Sample, endpoint: Any) -> tuple[Frame, int, str]:
    """Return whose frame a sample shows, its level, and the kind of what that line was at."""
    at, level = own_frame(sample.frames, endpoint)
    below = tuple(f"{f.file} {f.function}" for f in sample.frames[:level])
    kind = kind_of(sample.callee, below, source_line(at.file, at.line))
    if kind == "computation" and _serves(sample.frames[level]):  # the work is FastAPI's own, wherever in it
        kind = "validation"
    return at, level, kind


def weigh(
    samples: Sequence[Sample], start: int, endpoint: Any = None, pauses: Sequence[Pause] = ()
) -> Sample | None:
    """Return the sample that stands for most of the slice's time, the first such.

    The line with most of the time is found first, then the kind with most of that line's. The time
    up to a sample is given to it, since what kept the watching thread from looking is most often what
    held the loop; but for the garbage collector's, which comes upon any line.
    """
    weights: dict[object, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    firsts: dict[tuple[object, str], Sample] = {}
    last = start
    for sample in samples:
        place, _, kind = judge(sample, endpoint or sample.endpoint) if sample.frames else ((), 0, "")
        firsts.setdefault((place, kind), sample)
        weights[place][kind] += sample.at - last - shared(pauses, last, sample.at)
        last = sample.at
    if not weights:
        return None
    place, kinds = max(weights.items(), key=lambda item: sum(item[1].values()))
    return firsts[place, max(kinds, key=lambda kind: kinds[kind])]


def unseen(endpoint: Any, ran: CodeType | None) -> Frame | None:
    """Return the one heavy operator in the endpoint or coroutine, for a slice that nobody saw into."""
    code = getattr(plain(endpoint), "__code__", None) or ran
    if code is None or is_library(code.co_filename):
        return None
    line = suspect(code, 0)
    return Frame(code.co_filename, line, code.co_qualname) if line else None


def plain(endpoint: Any) -> Any:
    """Return the function inside an endpoint's wrappings."""
    function = inspect.unwrap(endpoint) if callable(endpoint) else None
    while isinstance(function, functools.partial):
        function = function.func
    return getattr(function, "__func__", function)


def own_frame(frames: Sequence[Frame], endpoint: Any) -> tuple[Frame, int]:
    """Return the learner's frame and its level: the deepest one, else the endpoint's `def` line.

    Where a framework works for an endpoint that has returned already (or not begun), the learner's
    deepest frame is a middleware at most, so the endpoint is named. Where there is none either, it
    is the deepest frame of an installed package that is no framework, else the deepest of all.
    """
    own = next((i for i, f in enumerate(frames) if not is_library(f.file)), None)
    served = next((i for i, f in enumerate(frames) if _serves(f)), None)
    if served is not None and (own is None or served < own) and (definition := def_line(endpoint)):
        return definition, served
    if own is None:
        own = next((i for i, f in enumerate(frames) if _is_package(f.file)), 0)
    return frames[own], own


def _serves(frame: Frame) -> bool:
    return frame.function.split(".")[-1] == "app" and frame.file.replace("\\", "/").endswith(ROUTES)


def _is_package(file: str) -> bool:
    return "-packages/" in file.replace("\\", "/") and not is_framework(file)


def def_line(endpoint: Any) -> Frame | None:
    """Return where an endpoint's `def` stands, below its decorators; None where it has no source."""
    code = getattr(plain(endpoint), "__code__", None)
    if code is None:
        return None
    first = code.co_firstlineno
    for line in range(first, first + 50):
        if re.match(r"\s*(async\s+)?def\b", source_line(code.co_filename, line)):
            return Frame(code.co_filename, line, code.co_qualname)
    return Frame(code.co_filename, first, code.co_qualname)


def endpoint_name(endpoint: Any, scope: Any) -> str:
    """Return "file.py:12 make_latte", else "GET /latte", else ""."""
    if place := def_line(endpoint):
        return f"{shown(place.file)}:{place.line} {place.function}"
    if scope and "path" in scope:
        return f"{scope.get('method', scope.get('type', ''))} {scope['path']}".strip()
    return ""
