"""What a frame is calling right now, when that is C code, which has no frame of its own."""

from __future__ import annotations

import ast
import linecache
from functools import lru_cache
from itertools import islice
from types import CodeType, FrameType, ModuleType
from typing import Any

from coffeeshop.xray.frames import read_source

ROUTES = ("fastapi/routing.py", "starlette/routing.py")


def callee(frame: FrameType, instruction: int) -> str:
    """Return the dotted name of the C function that `frame` calls at `instruction`, "" where nobody can tell.

    Names are followed through modules and to the type of an object, never through properties, so
    that nothing of the learner's runs: "time.sleep", "_thread.lock.acquire", "builtins.sorted".
    """
    names = called_names(frame.f_code, instruction)
    if not names:
        return ""
    root = _lookup(frame, names[0])
    return _dotted(root, names[1:]) if root is not None else ""


@lru_cache(maxsize=256)
def called_names(code: CodeType, instruction: int) -> tuple[str, ...]:
    """Return ("time", "sleep") for the call at an instruction, () where it is no plain call."""
    place = next(islice(code.co_positions(), instruction // 2, None), None)
    if place is None or None in place:
        return ()
    first, last, begin, end = place
    read_source(code.co_filename)
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


def _lookup(frame: FrameType, name: str) -> Any:
    code = frame.f_code
    if name in code.co_varnames + code.co_cellvars + code.co_freevars:
        return frame.f_locals.get(name)
    for space in (frame.f_globals, frame.f_builtins):
        if name in space:
            return space[name]
    return frame.f_locals.get(name)


def _dotted(root: Any, rest: tuple[str, ...]) -> str:
    while isinstance(root, ModuleType) and rest:
        root, rest = vars(root).get(rest[0]), rest[1:]
    if isinstance(root, ModuleType) or root is None:
        return ""
    named = callable(root) and not rest and not hasattr(type(root), "__getattr__")
    kind = root if isinstance(root, type) or named else type(root)
    module = getattr(kind, "__module__", None) or "builtins"
    return ".".join((str(module), getattr(kind, "__qualname__", ""), *rest))


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
