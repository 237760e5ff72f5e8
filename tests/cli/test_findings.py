"""Which line is to blame, and which only stood there when something else held the loop."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace

import pytest

from coffeeshop.cli.endpoint import Endpoint
from coffeeshop.cli.examine import Examined
from coffeeshop.cli.findings import by_threads, found, short
from coffeeshop.cli.patient import joined
from coffeeshop.cli.report import Report
from coffeeshop.cli.telling import tell
from coffeeshop.ledger import Block, Order, Run, Work

SECOND = 1_000_000_000
BLOCK = Block(
    1, 1, 0, SECOND, "/shop/app.py", 7, "latte", "time.sleep(1)", "", "sleep", "/shop/app.py:5 latte"
)
ENDPOINT = Endpoint("GET", "/latte", "/shop/app.py:5 latte")


def served(count: int, blocks: tuple[Block, ...] = ()) -> Run:
    orders = tuple(Order(n, "/latte", 0, 0, SECOND, 200) for n in range(1, count + 1))
    return Run(start=0, end=10 * SECOND, orders=orders, blocks=blocks)


def test_blocks_of_one_line_are_one_finding_with_worst_and_total() -> None:
    other = BLOCK._replace(line=9, end=SECOND // 2)
    first, second = found([other, BLOCK, BLOCK._replace(end=3 * SECOND)])
    assert (first.line, first.count, first.worst, first.total) == (7, 2, 3.0, 4.0)
    assert (second.line, second.count) == (9, 1)


@pytest.mark.parametrize(
    ("change", "works", "waited"),
    [
        ({"file": asyncio.__file__}, [(0, SECOND)], True),
        ({"beneath": "starlette/routing.py:1 app"}, [(0, SECOND)], True),
        ({"file": ""}, [(0, SECOND // 3), (SECOND // 3, SECOND)], True),
        ({}, [(0, SECOND)], False),  # the reader's own line computes
        ({"beneath": "json/__init__.py:1 loads"}, [], False),  # no thread was at work
        ({"file": ""}, [(0, SECOND // 3)], False),  # not for most of it
        ({"file": asyncio.__file__, "kind": "sleep"}, [(0, SECOND)], False),
    ],
)
def test_a_loop_that_waited_for_threads_is_not_blamed_on_a_line(change, works, waited) -> None:
    block = BLOCK._replace(kind="computation")._replace(**change)
    assert by_threads(block, [Work(1, 1, "make", "t", start, start, end) for start, end in works]) is waited


def test_what_held_the_loop_once_and_not_again_does_not_count() -> None:
    once = Examined(ENDPOINT, served(1), (served(20, (BLOCK,)), served(20)))
    again = replace(once, loads=(served(20, (BLOCK,)), served(20, (BLOCK,))))
    assert (once.findings, [f.line for f in once.passing]) == ([], [7])
    assert ([f.line for f in again.findings], again.passing, again.requests) == ([7], [], 40)


def test_what_only_the_first_request_does_is_cold() -> None:
    one = Examined(ENDPOINT, served(1, (BLOCK,)), (served(20),))
    assert (one.findings, [f.line for f in one.cold]) == ([], [7])
    assert Report("shop:app", 0.05, (one,), ()).status == 0
    assert Report("shop:app", 0.05, (one,), (), cold_counts=True).status == 1


def test_a_block_left_over_from_another_endpoint_is_not_this_ones() -> None:
    stray = BLOCK._replace(endpoint="/shop/app.py:30 tea")
    one = Examined(ENDPOINT, served(1), (served(20, (stray, stray)),))
    report = Report("shop:app", 0.05, (one,), ())
    assert (one.findings, [f.count for f in report.strays], report.status) == ([], [2], 1)
    assert "Outside every endpoint" in tell(report)


def test_what_the_x_ray_itself_does_around_a_rush_is_left_out() -> None:
    rushed = Run(start=2 * SECOND, end=4 * SECOND, orders=(Order(1, "/", 0, 2 * SECOND, 4 * SECOND, 200),))
    blocks = tuple(BLOCK._replace(start=at * SECOND, end=at * SECOND + 1) for at in (0, 3, 6))
    whole = joined(rushed, Run(blocks=blocks, threshold=9))
    assert ([b.start for b in whole.blocks], whole.threshold) == ([3 * SECOND], 9)


def test_a_path_is_told_as_short_as_it_stays_clear() -> None:
    assert short(os.path.join(os.getcwd(), "shop", "app.py")) == "shop/app.py"
    assert short("/venv/lib/python3.11/site-packages/shop/app.py") == "shop/app.py"
    assert short("/elsewhere/app.py") == "/elsewhere/app.py"
