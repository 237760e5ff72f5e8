"""The six bodies, in the words and lines of the task, and the keywords that do for each."""

from __future__ import annotations

from textwrap import indent
from typing import NamedTuple

KINDS = ("async def", "def", "process")


class Body(NamedTuple):
    """One endpoint's body."""

    says: str  # what the reader has to know about its lines
    code: str
    sound: tuple[str, ...]  # of KINDS
    answers: str  # what its customers get
    customers: int  # who come at once
    after: bool = False  # a background task's body: it runs after the answer


BODIES = {
    "menu": Body(
        "",
        'return ["tea", "latte", "mocha"]',
        ("async def", "def"),
        '["tea","latte","mocha"]',
        6,
    ),
    "milk": Body(
        "`dairy` is an `httpx.AsyncClient`; the dairy takes 0.15 s",
        'answer = await dairy.get("/milk")\nreturn answer.json()',
        ("async def",),
        '"milk"',
        6,
    ),
    "member": Body(
        "`club` is an `httpx.Client`; the club takes 0.15 s",
        'answer = club.get("/member")\nreturn answer.json()',
        ("def",),
        '"member"',
        6,
    ),
    "beans": Body(
        "`grind` works in plain Python, 0.1 s",
        "return grind(7)",
        ("process",),
        '"order 7, ground"',
        2,
    ),
    "stock": Body(
        "`STOCK` is the path of a file of 64 MB",
        "return len(STOCK.read_bytes())",
        ("def",),
        f"{64 * 2**20}",
        1,
    ),
    "receipt": Body(
        "a background task, after the answer; print_receipt calls time.sleep(0.15)",
        "print_receipt()",
        ("def",),
        '"thank you"',
        2,
        after=True,
    ),
}

SHOP = """
from pathlib import Path
import time

import httpx
from coffeeshop.mill import grind

STOCK = Path({stock!r})
club = httpx.Client(base_url={url!r}, timeout=30, trust_env=False, verify=False)


def print_receipt():
    time.sleep(0.15)
"""  # what the bodies use, where `dairy` is added


def written(name: str, kind: str) -> str:
    """Return the function that a body becomes: under that keyword, or as a process would be handed it."""
    code = BODIES[name].code
    keyword = kind if kind != "process" else "async def" if "await " in code else "def"
    return f"{keyword} {name}():\n{indent(code, '    ')}\n"
