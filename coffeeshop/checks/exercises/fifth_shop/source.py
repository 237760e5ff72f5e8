"""The fifth shop, sick and cured, and the till that must stay as it is."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import functions, parse
from coffeeshop.checks.verdict import Finding

STARTER = """\
# exercise: fifth_shop
import asyncio
import time

from fastapi import Depends, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
points = {"7": 12, "8": 3}


def read_points(card):
    time.sleep(0.3)  # the old till: slow, and there is no other
    return points.get(card, 0)


async def loyal(card: str = "8"):
    found = read_points(card)
    return found >= 10


@app.get("/latte")
async def latte(free: bool = Depends(loyal)):
    await asyncio.sleep(0.05)
    return "for free" if free else "3 euros"


@app.get("/ping")
async def ping():
    return "pong"
"""

WITH_DEF = STARTER.replace("async def loyal", "def loyal")
TILL = "read_points"


def changed_the_till(e: Evidence) -> Finding | None:
    """The one function that may not be changed is changed, or gone."""
    mine = functions(parse(STARTER))[TILL]
    yours = e.functions.get(TILL)
    if yours is not None and ast.dump(yours) == ast.dump(mine):
        return None
    return Finding(
        "till-changed",
        "You changed `read_points`." if yours is not None else "There is no `read_points` any more.",
        "It stands for a library that blocks and that you can't rewrite.",
        "Put it back as it was, and change who calls it.",
        yours.lineno if yours is not None else None,
    )
