"""What a frame is calling right now, when that is C code, which has no frame of its own."""

from __future__ import annotations

import ast
import linecache
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import islice
from types import CodeType, FrameType, ModuleType
from typing import Any

ROUTES = ("fastapi/routing.py", "starlette/routing.py")
# What a name stood for: a module itself; else what it is called alone, and what its attributes belong to.
Meaning = ModuleType | tuple[str, str]


def meanings(frame: FrameType) -> dict[str, Meaning]:
    """Return what each name in a frame's code stands for there; nothing of the learner's runs, or is kept.

    Names are followed through modules and to the type of an object, never through properties.
    """
    code, local = frame.f_code, frame.f_locals
    found = {name: local.get(name) for name in code.co_varnames + code.co_cellvars + code.co_freevars}
    for name in code.co_names:
        if name not in found:
            space = next((s for s in (frame.f_globals, frame.f_builtins) if name in s), local)
            found[name] = space.get(name)
    return {name: _meaning(value) for name, value in found.items() if value is not None}


def callee(code: CodeType, instruction: int, known: Mapping[str, Meaning]) -> str:
    """Return the dotted name of the C function called at `instruction`, "" where nobody can tell.

    "time.sleep", "_thread.lock.acquire", "builtins.sorted"; `known` is what `meanings` read there.
    """
    root, *rest = called_names(code, instruction) or ("",)
    return _dotted(known.get(root), rest)


@lru_cache(maxsize=256)
def called_names(code: CodeType, instruction: int) -> tuple[str, ...]:
    """Return ("time", "sleep") for the call at an instruction, () where it is no plain call."""
    place = next(islice(code.co_positions(), instruction // 2, None), None)
    if place is None or None in place:
        return ()
    first, last, begin, end = place
    lines = [linecache.getline(code.co_filename, n).encode() for n in range(first, last + 1)]
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][begin:]
    try:
        node: Any = ast.parse(b"".join(lines).decode(errors="replace"), mode="eval").body
    except (SyntaxError, ValueError):
        return ()
    node = node.func if isinstance(node, ast.Call) else node
    names: list[str] = []
    while isinstance(node, ast.Attribute):
        names.insert(0, node.attr)
        node = node.value
    return (node.id, *names) if isinstance(node, ast.Name) else ()


def _meaning(value: Any) -> Meaning:
    # Its type is asked, since a proxy would answer for whatever it stands for.
    if issubclass(type(value), ModuleType):
        module: ModuleType = value
        return module
    kind = value if issubclass(type(value), type) else type(value)
    named = callable(value) and not hasattr(type(value), "__getattr__")
    return _path(value if named else kind), _path(kind)


def _dotted(meaning: Meaning | None, rest: Sequence[str]) -> str:
    while isinstance(meaning, ModuleType) and rest:
        value, rest = vars(meaning).get(rest[0]), rest[1:]
        meaning = None if value is None else _meaning(value)
    if meaning is None or isinstance(meaning, ModuleType):
        return ""
    alone, kind = meaning
    return ".".join((kind if rest else alone, *rest))


def _path(named: Any) -> str:
    try:
        return f"{getattr(named, '__module__', None) or 'builtins'}.{getattr(named, '__qualname__', '')}"
    except Exception:  # an object whose own lookup of attributes fails
        return ""


def endpoint_in(frame: FrameType | None) -> object:
    """Return the endpoint's function that FastAPI or Starlette is serving in this stack, or None."""
    while frame is not None:
        file = frame.f_code.co_filename.replace("\\", "/")
        if frame.f_code.co_name == "app" and file.endswith(ROUTES):
            request = frame.f_locals.get("request") or frame.f_locals.get("websocket")
            scope = getattr(request, "scope", None)
            if isinstance(scope, dict) and scope.get("endpoint") is not None:
                return scope["endpoint"]
        frame = frame.f_back
    return None
