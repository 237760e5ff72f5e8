"""Samples: what a look at a loop's stack tells, with the source read and the operators searched."""

from __future__ import annotations

from typing import NamedTuple

from coffeeshop.xray.callee import callee
from coffeeshop.xray.looks import Look
from coffeeshop.xray.suspects import culprit


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


def make_sample(look: Look) -> Sample:
    """Return what a look tells; it reads source files, so it is made once the slice is over."""
    at, levels, meanings, late, endpoint = look
    frames = tuple(Frame(code.co_filename, line, code.co_qualname) for code, _, line, _ in levels)
    found = culprit(levels) if late else None
    if found is not None:
        depth, line = found
        return Sample(at, (frames[depth]._replace(line=line), *frames[depth + 1 :]), "", late, endpoint)
    called = callee(levels[0].code, levels[0].instruction, meanings) if levels else ""
    return Sample(at, frames, called, late, endpoint)
