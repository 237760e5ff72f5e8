"""Single operators that hold the GIL: found afterwards, in the bytecode.

A big multiplication or `in` on a long list lets no other thread run, the watching one included. The
interpreter lets threads switch at calls, at jumps back and where functions begin, so a sample that
comes late shows the first such place after the culprit. The culprit stands between that place and
the one before it; where several operators stand there, the size of their operands decides.
"""

from __future__ import annotations

import ast
import dis
import linecache
import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import CodeType, FrameType
from typing import Any, NamedTuple

from coffeeshop.xray.frames import is_library

OPERATORS = ("BINARY_", "UNARY_", "CONTAINS_OP", "COMPARE_OP", "STORE_SUBSCR", "STORE_SLICE", "LIST_EXTEND",
             "SET_UPDATE", "DICT_UPDATE", "DICT_MERGE", "UNPACK_", "FORMAT_", "BUILD_STRING")  # fmt: skip
SWITCHES = ("JUMP_BACKWARD", "RESUME", "CALL", "SEND", "YIELD_VALUE")
# Calls that take no time worth naming, whatever they are given.
SHORT = {
    "len", "append", "isinstance", "type", "id", "bit_length", "get", "perf_counter", "perf_counter_ns",
    "monotonic", "time", "getattr", "hasattr", "pop", "add", "items", "keys", "values", "next", "iter",
}  # fmt: skip
LARGE = 20_000  # bits of a number, or items of a collection
SIZED = (str, bytes, bytearray, list, tuple, dict, set, frozenset, range)


class Level(NamedTuple):
    """One level of a stack that was looked at."""

    code: CodeType
    instruction: int
    line: int
    sizes: Mapping[str, int] = {}  # of what its names stand for, where an operator may be searched for


def sizes(frame: FrameType, own: bool) -> dict[str, int]:
    """Return the sizes of what the names in a frame's code stand for; without its `own`, globals only."""
    spaces = (frame.f_locals, frame.f_globals) if own else (frame.f_globals,)
    return _sizes(frame.f_code, spaces)


def _sizes(code: CodeType, spaces: Sequence[Mapping[str, Any]]) -> dict[str, int]:
    names = code.co_varnames + code.co_cellvars + code.co_freevars + code.co_names
    found = {name: next((s[name] for s in spaces if name in s), None) for name in names}
    return {name: size for name, value in found.items() if (size := _size(value))}


def culprit(levels: Sequence[Level]) -> tuple[int, int] | None:
    """Return (depth, line) of the operator that made a look late, None where it stands as it is.

    `levels` are the stack's, deepest first. Only the learner's are searched: a library's operator is
    nobody's line.
    """
    for depth, (code, at, _, sizes) in enumerate(levels):
        if is_library(code.co_filename):
            if begins(code, at):
                continue
            return None
        found = list(_window(code, at, here=depth == 0))
        operators = [step for step in found if step.opname.startswith(OPERATORS)]
        if operators:
            best = max(operators, key=lambda step: (_weight(code, step, sizes), step.offset))
            heavy = _weight(code, best, sizes) >= LARGE
            if heavy or (depth > 0 and not _is_call(found)):
                return depth, _line(code, best)
        if not begins(code, at):
            return None
    return None


def suspect(code: CodeType, begin: int) -> int | None:
    """Return the line of the one heavy operator in `code` from instruction `begin` on.

    For a slice that was over before anybody could look: only the function is known, and its globals.
    """
    modules = [m for m in list(sys.modules.values()) if getattr(m, "__file__", 0) == code.co_filename]
    sizes = _sizes(code, [vars(module) for module in modules[:1]])
    steps = [s for s in _steps(code) if s.offset > begin and s.opname.startswith(OPERATORS)]
    lines = {_line(code, step) for step in steps if _weight(code, step, sizes) >= LARGE}
    return lines.pop() if len(lines) == 1 else None


def _window(code: CodeType, at: int, here: bool) -> Iterator[dis.Instruction]:
    """Yield the instructions back from `at` to the place before it where threads may switch.

    A frame that called another stands at its CALL's last cache entry up to Python 3.12.
    """
    steps = [step for step in _steps(code) if step.offset <= at]
    if steps and here:
        yield steps[-1]
    for step in reversed(steps[:-1]):
        if step.opname.startswith(SWITCHES) and not _is_short(code, step):
            return
        yield step


@lru_cache(maxsize=64)
def _steps(code: CodeType) -> tuple[dis.Instruction, ...]:
    return tuple(step for step in dis.get_instructions(code) if step.opname not in ("CACHE", "PRECALL"))


def begins(code: CodeType, at: int) -> bool:
    """Return whether `at` is the RESUME with which a function begins."""
    return code.co_code[at : at + 2] == bytes((dis.opmap["RESUME"], 0))


def _is_call(steps: list[dis.Instruction]) -> bool:
    return bool(steps) and steps[0].opname.startswith("CALL")


def _is_short(code: CodeType, step: dis.Instruction) -> bool:
    node = _expression(code, step)
    called = node.func if isinstance(node, ast.Call) else None
    return getattr(called, "attr", getattr(called, "id", None)) in SHORT


def _line(code: CodeType, step: dis.Instruction) -> int:
    return (step.positions.lineno if step.positions else None) or code.co_firstlineno


def _expression(code: CodeType, step: dis.Instruction) -> ast.AST | None:
    """Return the syntax tree of what an instruction works on, as far as its source can be read."""
    where = step.positions
    if where is None or None in where:
        return None
    lines = [
        linecache.getline(code.co_filename, n).encode() for n in range(where.lineno, where.end_lineno + 1)
    ]
    lines[-1] = lines[-1][: where.end_col_offset]
    lines[0] = lines[0][where.col_offset :]
    try:
        tree = ast.parse(b"(" + b"".join(lines) + b")", mode="eval")
    except (SyntaxError, ValueError):
        return None
    return tree.body


def _weight(code: CodeType, step: dis.Instruction, sizes: Mapping[str, int]) -> int:
    """Return the size of an operator's largest operand, as far as it has a name."""
    node = _expression(code, step)
    parts = ast.walk(node) if node else ()
    return max((sizes.get(part.id, 0) for part in parts if isinstance(part, ast.Name)), default=0)


def _size(value: Any) -> int:
    if type(value) is int:
        return value.bit_length()
    return len(value) if type(value) in SIZED else 0
