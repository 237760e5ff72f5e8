"""What goes wrong in Overlap by calling Python's own functions in a way they are not meant for."""

from __future__ import annotations

import ast

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.overlap.scene import round_of
from coffeeshop.checks.reading import parse
from coffeeshop.checks.verdict import Finding


def held(e: Evidence) -> Finding | None:
    sleep = e.call("time.sleep")
    if not sleep:
        return None
    return Finding(
        "sleeping",
        f"Line {sleep.line} sleeps with `time.sleep`, which holds the barista: nobody else could "
        "do anything meanwhile.",
        "A sleep is no way to wait for a drink; only an `await` lets go.",
        "Await the tasks themselves: they tell you when they are ready.",
        sleep.line,
    )


def not_async(e: Evidence) -> Finding | None:
    made = e.functions.get("serve_all")
    if made is None or type(made).__name__ != "FunctionDef":
        return None
    run = e.call("asyncio.run", "run_until_complete", function="serve_all")
    if run:
        return Finding(
            "run-inside-loop",
            f"`{run.name}` found a loop that runs already, and refused.",
            "The shop has one loop, and your function is called from inside it.",
            "Write `async def serve_all` and `await` in its place.",
            run.line,
        )
    return Finding(
        "not-async",
        "`serve_all` is a plain `def`, so it came back before a drink could be made.",
        "Only an `async def` can be suspended while the drinks are made.",
        "Write `async def serve_all`.",
        made.lineno,
    )


def gather_of_a_list(e: Evidence) -> Finding | None:
    if round_of(e).get("started"):
        return None
    for node in ast.walk(parse(e.source) or ast.Module([], [])):
        if not isinstance(node, ast.Call) or not ast.unparse(node.func).endswith("gather"):
            continue
        if any(isinstance(arg, (ast.List, ast.ListComp, ast.GeneratorExp)) for arg in node.args):
            return Finding(
                "gather-of-a-list",
                "`gather` was given one list, and cannot await a list: not one order was begun.",
                "It takes the awaitables themselves, one argument each.",
                "A star in front of the list unpacks it.",
                node.lineno,
            )
    return None


def result_too_early(e: Evidence) -> Finding | None:
    if e.raised.get("type") != "InvalidStateError":
        return None
    r = round_of(e)
    ready, many = len(r.get("finished", ())), len(r.get("orders", ()))
    return held(e) or Finding(
        "result-too-early",
        f"You asked a task for its result while {ready} of {many} drinks were ready.",
        "`.result()` does not wait: it only hands over what is there already.",
        "Await the tasks first.",
        e.raised["line"],
    )
