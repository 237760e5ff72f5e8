"""The name of an endpoint: file, line and function."""

from __future__ import annotations

import functools
import inspect
import os
from typing import Any


def name_of(endpoint: Any) -> str | None:
    """Return "file.py:12 make_latte" for a function, a partial, a class or an instance; else None."""
    while isinstance(endpoint, functools.partial):
        endpoint = endpoint.func
    if endpoint is None:
        return None
    endpoint = inspect.unwrap(endpoint)
    code = getattr(endpoint, "__code__", None)
    name = getattr(endpoint, "__qualname__", type(endpoint).__name__).rpartition("<locals>.")[2]
    return f"{os.path.basename(code.co_filename)}:{code.co_firstlineno} {name}" if code else name
