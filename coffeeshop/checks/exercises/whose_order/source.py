"""The shop whose receipts say "nobody", and the printer that must stay as it is."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import functions, parse
from coffeeshop.checks.verdict import Finding

STARTER = """\
# exercise: whose_order
import asyncio
import time
from contextvars import ContextVar

from fastapi import Depends, FastAPI

app = FastAPI()
customer = ContextVar("customer", default="nobody")


def print_receipt(drink):
    time.sleep(0.05)  # the old printer: it blocks, and there is no other
    return f"{drink} for {customer.get()}"


def who(name: str):
    customer.set(name)


@app.get("/latte", dependencies=[Depends(who)])
async def latte():
    await asyncio.sleep(0.05)  # the milk
    loop = asyncio.get_running_loop()
    return await loop.run_in_executor(None, print_receipt, "latte")
"""

PRINTER = "print_receipt"


def changed_the_printer(e: Evidence) -> Finding | None:
    """The one function that may not be changed is changed, or gone."""
    mine = functions(parse(STARTER))[PRINTER]
    yours = e.functions.get(PRINTER)
    if yours is None or ast.dump(yours) == ast.dump(mine):
        return None
    return Finding(
        "printer-changed",
        "You changed `print_receipt`.",
        "It stands for a library that blocks and reads a context variable, and that you can't rewrite.",
        "Put it back as it was, and change what happens before it is called.",
        yours.lineno,
    )
