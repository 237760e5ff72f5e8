"""Which `except` clauses of a source are never reached."""

from __future__ import annotations

import ast
import asyncio
import builtins

import httpx

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import parse

Clauses = tuple[ast.ExceptHandler, ast.ExceptHandler]


def never_reached(e: Evidence, words: str) -> Clauses | None:
    """Return a wider clause and a narrower one below it, whose body holds `words`; else None."""
    for node in ast.walk(parse(e.source) or ast.Module([], [])):
        for place, narrow in enumerate(node.handlers if isinstance(node, ast.Try) else ()):
            for wide in node.handlers[:place]:  # type: ignore[attr-defined]
                if words in ast.unparse(narrow) and _covers(wide, narrow):
                    return wide, narrow
    return None


def _covers(wide: ast.ExceptHandler, narrow: ast.ExceptHandler) -> bool:
    kinds = _kinds(narrow)
    return bool(kinds) and all(issubclass(kind, tuple(_kinds(wide))) for kind in kinds)


def _kinds(handler: ast.ExceptHandler) -> list[type[BaseException]]:
    """Return the exceptions that a clause takes, as far as Python, asyncio or httpx name them."""
    named = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names = [ast.unparse(name).rpartition(".")[2] for name in named if name]
    found = [getattr(place, name, None) for name in names for place in (builtins, asyncio, httpx)]
    return [kind for kind in found if isinstance(kind, type) and issubclass(kind, BaseException)]


def named(handler: ast.ExceptHandler) -> str:
    """Return what a clause takes, as it is written."""
    return ast.unparse(handler.type) if handler.type else "BaseException"
