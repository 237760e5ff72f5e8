"""The shop that prints its receipts in the background."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import parse

STARTER = """\
# exercise: frozen_receipt
import asyncio
import time

from fastapi import BackgroundTasks, FastAPI
from fastapi.concurrency import run_in_threadpool

app = FastAPI()
printed = []


async def print_receipt(order):
    time.sleep(0.3)  # the printer
    printed.append(order)


@app.get("/orders/{order}")
async def take(order: int, tasks: BackgroundTasks):
    tasks.add_task(print_receipt, order)
    return "thank you"


@app.get("/ping")
async def ping():
    return "pong"
"""

AS_DEF = STARTER.replace("async def print_receipt", "def print_receipt")

TASK, TAKE = "print_receipt", "take"
POOLS = ("run_in_threadpool", "to_thread", "run_in_executor", "run_sync", "submit")


def called_inside(e: Evidence) -> tuple[str, str, int] | None:
    """Return a pool, the function that is called where it should be handed over, and the line."""
    for name, pool in _pools(e):
        given = pool.args[1:] if name == "run_in_executor" else pool.args  # its first is the executor
        for argument in given:
            if isinstance(argument, ast.Call) and _last(argument.func) != "partial":
                return name, ast.unparse(argument.func), argument.lineno
    return None


def handed_over(e: Evidence) -> Iterator[tuple[str, str, int]]:
    """Yield each pool, the functions that are named in what it is given, and the line."""
    for name, pool in _pools(e):
        for argument in (*pool.args, *(keyword.value for keyword in pool.keywords)):
            for node in ast.walk(argument):
                if isinstance(node, ast.Name):
                    yield name, node.id, pool.lineno


def noted_before_the_wait(e: Evidence) -> int | None:
    """Return the line that notes the receipt where the same function waits for the printer only after it."""
    for note in (call for call in e.calls if call.name == "printed.append"):
        waits = [
            call.line
            for call in e.calls
            if call.function == note.function
            and call.name.rpartition(".")[2] in ("sleep", *POOLS)
            and (call.awaited or call.name == "time.sleep")
        ]
        if waits and min(waits) > note.line:
            return note.line
    return None


def _pools(e: Evidence) -> Iterator[tuple[str, ast.Call]]:
    """Yield each call that has a thread call something, also one that is itself handed to a task."""
    tree = parse(e.source)
    for node in ast.walk(tree) if tree else ():
        if isinstance(node, ast.Call):
            names = [_last(part) for part in (node.func, *node.args)]
            name = next((name for name in names if name in (*POOLS, "Thread")), None)
            if name:
                yield name, node


def _last(node: ast.AST) -> str:
    return ast.unparse(node).rsplit(".", 1)[-1] if isinstance(node, ast.Name | ast.Attribute) else ""
