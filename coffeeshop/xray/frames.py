"""Whose line is it: the learner's, or a library's? And how to show a place in words."""

from __future__ import annotations

import linecache
import os
import re
import site
import sysconfig
from collections.abc import Callable
from functools import lru_cache

HOME = os.path.dirname(os.path.dirname(os.path.abspath(__file__))).replace("\\", "/") + "/"
# Of this package, only the shop itself is somebody's code; the rest is plumbing.
SHOP = {"app/shop.py", "barista.py", "menu.py"}
FRAMEWORKS = ("starlette", "fastapi", "uvicorn", "anyio", "pydantic", "asyncio")

_own: list[str] = []


def _no_cell(file: str) -> int | None:
    return None


cell_number: Callable[[str], int | None] = _no_cell  # a notebook puts its own here: file -> In [n]


def own(folder: str) -> None:
    """Count the code under `folder` as the learner's, also where it is installed as a package.

    Use it to point the x-ray at an application that lives in site-packages.
    """
    _own.append(os.path.abspath(folder).replace("\\", "/"))
    is_library.cache_clear()


@lru_cache(maxsize=1)
def _library_folders() -> tuple[str, ...]:
    paths = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    paths += [*site.getsitepackages(), site.getusersitepackages()]
    both = [form for path in paths if path for form in (path, os.path.realpath(path))]
    return tuple({os.path.abspath(path).replace("\\", "/").rstrip("/") + "/" for path in both})


@lru_cache(maxsize=4096)
def is_library(file: str) -> bool:
    """Return whether `file` belongs to Python, to an installed package or to this package's plumbing."""
    path = file.replace("\\", "/")
    if any(path.startswith(folder) for folder in _own):
        return False
    if path.startswith("<"):
        return path.startswith("<frozen") or path == "<string>"
    path = os.path.abspath(path).replace("\\", "/")
    if path.startswith(HOME):
        return path[len(HOME) :] not in SHOP
    return "/site-packages/" in path or "/dist-packages/" in path or path.startswith(_library_folders())


def is_framework(file: str) -> bool:
    """Return whether `file` belongs to what serves the application, rather than to what it calls."""
    path = file.replace("\\", "/")
    _, mark, inside = path.rpartition("-packages/")
    if mark:  # by the package's own name: others have folders called fastapi too
        return inside.partition("/")[0] in FRAMEWORKS
    return path.startswith(HOME) or any(f"/{name}/" in path for name in FRAMEWORKS)


def source_line(file: str, line: int) -> str:
    """Return the text of a line, "" where nobody can read it (a cell's lines are in linecache)."""
    return linecache.getline(file, line).strip()


def shown(file: str) -> str:
    """Return how to show a file name: a notebook's cell as "cell In [3]", else the name as it is."""
    if found := re.match(r"<ipython-input-(\d+)-", file):
        return f"cell In [{found[1]}]"
    if found := re.match(r"cell In ?\[(\d+)\]", file, re.IGNORECASE):
        return f"cell In [{found[1]}]"
    if re.search(r"ipykernel_\d+[/\\]\d+\.py$", file):
        number = cell_number(file)
        return f"cell In [{number}]" if number else "a cell of the notebook"
    return file
