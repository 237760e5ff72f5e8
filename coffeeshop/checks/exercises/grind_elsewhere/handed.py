"""What the source hands to other processes and threads: read, not run."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import parse

TAKERS = {  # and which of their arguments is the function
    "run_in_process": 0, "run_in_executor": 1, "submit": 0, "map": 0, "apply": 0, "apply_async": 0,
    "run_sync": 0, "run_in_threadpool": 0, "to_thread": 0,
}  # fmt: skip


def handed(e: Evidence) -> list[ast.expr]:
    """Return what stands where those who take a function expect it."""
    found = []
    for node in ast.walk(parse(e.source) or ast.Module([], [])):
        if isinstance(node, ast.Call):
            place = TAKERS.get(_name(node.func))
            if place is not None and len(node.args) > place:
                found.append(node.args[place])
    return found


def from_the_cell(e: Evidence) -> tuple[str, int] | None:
    """Return the first lambda or function of the cell that is handed over, in words, and its line."""
    for thing in handed(e):
        if isinstance(thing, ast.Lambda):
            return "A lambda", thing.lineno
        if isinstance(thing, ast.Name) and thing.id in e.functions:
            return f"`{thing.id}`, a function of your cell,", thing.lineno
    return None


def called(e: Evidence) -> int | None:
    """Return the line where `grind` is called in a place for the function itself."""
    for thing in handed(e):
        if isinstance(thing, ast.Call) and _name(thing.func) == "grind":
            return thing.lineno
    return None


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
