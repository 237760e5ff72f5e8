"""Reading source: calls by their full name, and where they stand."""

from __future__ import annotations

import pytest

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import calls, functions, parse, same

SOURCE = """
import time as clock
from time import sleep
from asyncio import create_task as begin

async def serve(orders):
    for order in orders:
        await begin(order())
    sleep(1)
    return [clock.sleep(2) for _ in orders]

def later():
    group.create_task(x).result()
"""


def test_calls_know_their_name_line_and_place() -> None:
    found = {(c.name, c.line): c for c in calls(parse(SOURCE))}
    begin = found[("asyncio.create_task", 8)]
    assert (begin.awaited, begin.function, begin.in_async, begin.in_loop) == (True, "serve", True, True)
    sleep = found[("time.sleep", 9)]
    assert (sleep.awaited, sleep.in_loop, sleep.alone) == (False, False, True)
    assert found[("time.sleep", 10)].in_loop
    assert not found[("group.create_task", 13)].in_async
    assert (".result", 13) in found


def test_evidence_finds_the_first_call_that_fits() -> None:
    evidence = Evidence(SOURCE, "finished")
    assert evidence.line("create_task") == 8
    assert evidence.call("create_task", awaited=False).line == 13
    assert evidence.call("sleep", in_loop=True).line == 10
    assert evidence.call("gather") is None
    assert evidence.text(9) == "sleep(1)"
    assert evidence.text(999) == evidence.text(None) == ""


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [("x = 1", "x  =  1  # one", True), ("x = 1", "x = 2", False), ("x = (", "x = (", False)],
)
def test_same_overlooks_comments_and_layout(one: str, other: str, equal: bool) -> None:
    assert same(one, other) is equal


def test_what_is_not_python_has_no_calls() -> None:
    assert parse("def (") is None
    assert calls(None) == []
    assert functions(None) == {}
