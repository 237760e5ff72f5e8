"""The shop of Full house, as it is and as it should be."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import parse

ROOM = 8

STARTER = f"""\
# exercise: full_house
import asyncio

from fastapi import FastAPI

app = FastAPI()
ROOM = {ROOM}  # orders that may be in the making at once


async def make(drink):  # the check puts a machine of its own in this place
    await asyncio.sleep(0.3)
    return drink


@app.get("/order/{{drink}}")
async def order(drink: str):
    return await make(drink)
"""

LET_IN = """\
async def order(drink: str):
    return await make(drink)
"""

COUNTED = """\
async def order(drink: str):
    global inside
    if inside >= ROOM:
        raise HTTPException(503, "We are full.", headers={"Retry-After": "1"})
    inside += 1
    try:
        return await make(drink)
    finally:
        inside -= 1
"""

SOLUTION = (
    STARTER.replace(LET_IN, COUNTED)
    .replace("import FastAPI\n", "import FastAPI, HTTPException\n")
    .replace("at once\n", "at once\ninside = 0\n")
)


def in_a_middleware(e: Evidence) -> bool:
    """Say whether the source has a middleware."""
    return "middleware" in e.source.lower() or "__call__" in e.functions


def set_on_a_response(e: Evidence) -> int | None:
    """Return the line that sets Retry-After on the headers of a response, else None."""
    for node in ast.walk(parse(e.source) or ast.Module([], [])):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript):
            place, key = node.targets[0].value, node.targets[0].slice
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            place, key = node.func.value, node.args[0]  # setdefault, append, update
        else:
            continue
        if ast.unparse(place).endswith(".headers") and "retry-after" in ast.unparse(key).lower():
            return node.lineno
    return None


def drops_headers(e: Evidence) -> int | None:
    """Return the line of an exception handler where an HTTPException has a Retry-After, else None."""
    given = any(
        "retry-after" in ast.unparse(node).lower() and "headers" in {word.arg for word in node.keywords}
        for node in ast.walk(parse(e.source) or ast.Module([], []))
        if isinstance(node, ast.Call) and ast.unparse(node.func).endswith("HTTPException")
    )
    handler = e.call("exception_handler", "add_exception_handler")
    return handler.line if given and handler else None
