"""Spans: every order's time is split without gap or overlap, by the strongest evidence there is."""

from __future__ import annotations

import itertools
from dataclasses import replace

import pytest
from drawn_runs import MS, runs
from hypothesis import given, settings

from coffeeshop.ledger import Block, Order, Run, Slice, StepTaken, Task, Tick, Visit, Work
from coffeeshop.metrics import STATES, over, spans, split


@settings(max_examples=300, deadline=None)
@given(runs())
def test_spans_cover_every_order_without_gap_or_overlap(run: Run) -> None:
    for order in run.orders:
        laid, end = spans(run, order), over(run, order)
        edges = [order.sent, *itertools.chain.from_iterable((s.start, s.end) for s in laid), end]
        assert edges[::2] == edges[1::2], "each span begins where the one before it ended"
        assert all(span.start < span.end and span.state in STATES for span in laid)
        assert sum(split(run, order).values()) == pytest.approx((end - order.sent) / MS)


def told(run: Run, number: int = 1) -> list[tuple[str, int, int]]:
    return [(span.state, span.start // MS, span.end // MS) for span in spans(run, number)]


def order(sent: int = 0, served: int | None = 100, number: int = 1) -> Order:
    return Order(number, "/", sent * MS, sent * MS, served and served * MS, 200)


def visit(arrived: int, left: int | None, number: int = 1, task: int = 7) -> Visit:
    return Visit(number, 1, task, "GET", "/", None, arrived * MS, None, left and left * MS, 200)


def step(start: int, end: int, *, blocking: bool, place: str = "loop", number: int = 1) -> StepTaken:
    return StepTaken(number, "milk", "milk heats", "waiting", place, blocking, start * MS, end * MS)


def part(start: int, end: int, *, task: int = 7, ready: int = 0, waits: str = "") -> Slice:
    return Slice(1, task, start * MS, end * MS, ready * MS, waits, "shop.py", 12)


def test_without_any_record_of_the_shop_all_is_network() -> None:
    assert told(Run(end=100 * MS, orders=(order(),))) == [("network", 0, 100)]


def test_an_order_stands_at_the_door_while_another_order_blocks_the_loop() -> None:
    run = Run(
        orders=(order(served=110, number=1), order(served=210, number=2)),
        visits=(visit(5, 105), visit(105, 205, number=2, task=8)),
        steps=(step(5, 105, blocking=True), step(105, 205, blocking=True, number=2)),
    )
    assert told(run, 1) == [("network", 0, 5), ("blocking", 5, 105), ("network", 105, 110)]
    assert told(run, 2) == [
        ("network", 0, 5), ("door", 5, 105), ("blocking", 105, 205), ("network", 205, 210),
    ]  # fmt: skip


def test_a_late_tick_alone_shows_the_door() -> None:
    run = Run(orders=(order(),), visits=(visit(90, 95),), ticks=(Tick(1, 20 * MS, 90 * MS),))
    assert told(run)[:2] == [("network", 0, 20), ("door", 20, 90)]


def test_a_visit_without_steps_is_one_wait_that_nobody_saw_into() -> None:
    run = Run(orders=(order(),), visits=(visit(10, 90),))
    assert told(run) == [("network", 0, 10), ("waiting", 10, 90), ("network", 90, 100)]
    assert spans(run, 1)[1].label == "inside the application"


def test_a_short_blocking_step_is_running_and_an_awaited_one_waiting() -> None:
    run = Run(
        orders=(order(),),
        visits=(visit(10, 90),),
        steps=(step(10, 14, blocking=True), step(14, 90, blocking=False)),
    )
    assert told(run)[1:3] == [("running", 10, 14), ("waiting", 14, 90)]


def test_a_step_in_a_thread_waits_for_an_apron_first() -> None:
    run = Run(
        orders=(order(),), visits=(visit(10, 90),), steps=(step(50, 80, blocking=True, place="thread"),)
    )
    assert told(run)[1:4] == [("apron", 10, 50), ("thread", 50, 80), ("ready", 80, 90)]


XRAYED = Run(
    orders=(order(),),
    visits=(visit(20, 90),),
    tasks=(Task(7, 1, "Task-7", "run_asgi", "uvicorn.py", 1, 15 * MS, 0),),
)


def xrayed(*slices: Slice, **events: tuple) -> Run:
    return replace(XRAYED, slices=slices, **events)


def test_between_its_creation_and_its_first_slice_a_task_is_ready() -> None:
    run = xrayed(part(5, 20, task=0), part(20, 90))
    assert told(run) == [
        ("network", 0, 5), ("door", 5, 15), ("ready", 15, 20), ("running", 20, 90), ("network", 90, 100),
    ]  # fmt: skip


def test_a_wait_ends_when_its_timer_is_due_and_then_the_task_is_ready() -> None:
    run = xrayed(part(20, 30, waits="sleep"), part(80, 90, ready=60))
    assert told(run)[2:6] == [
        ("running", 20, 30),
        ("waiting", 30, 60),
        ("ready", 60, 80),
        ("running", 80, 90),
    ]
    assert spans(run, 1)[3].label == "sleep"
    assert spans(run, 1)[3].where == "shop.py:12"


def test_a_wait_is_called_by_the_step_that_it_is() -> None:
    run = xrayed(part(20, 30, waits="sleep"), part(80, 90), steps=(step(29, 80, blocking=False),))
    assert spans(run, 1)[3].label == "milk heats"


def test_a_block_within_a_slice_is_blocking_with_its_line() -> None:
    block = Block(1, 7, 25 * MS, 85 * MS, "shop.py", 14, "latte", "time.sleep(0.06)", "", "sleep")
    run = xrayed(part(20, 90), blocks=(block,))
    assert told(run)[2:5] == [("running", 20, 25), ("blocking", 25, 85), ("running", 85, 90)]
    assert spans(run, 1)[3][3:] == ("time.sleep(0.06)", "shop.py:14")


def test_thread_work_is_apron_then_thread_then_ready() -> None:
    work = Work(1, 7, "make_latte", "AnyIO worker", 30 * MS, 50 * MS, 70 * MS)
    run = xrayed(part(20, 30, waits="thread"), part(80, 90), works=(work,))
    assert told(run)[2:7] == [
        ("running", 20, 30), ("apron", 30, 50), ("thread", 50, 70), ("ready", 70, 80), ("running", 80, 90),
    ]  # fmt: skip
    assert spans(run, 1)[4].label == "make_latte"


def test_who_waits_for_an_apron_waits_for_the_loop_once_it_is_free() -> None:
    work = Work(1, 7, "make_latte", "AnyIO worker", 25 * MS, 65 * MS, None)
    run = xrayed(part(20, 30, waits="token"), part(60, 62, ready=50, waits="thread"), works=(work,))
    assert told(run)[2:] == [
        ("running", 20, 30), ("apron", 30, 50), ("ready", 50, 60), ("running", 60, 62), ("apron", 62, 65),
        ("thread", 65, 90), ("network", 90, 100),
    ]  # fmt: skip


def test_a_bare_yield_waits_for_nothing_but_the_loop() -> None:
    run = xrayed(part(20, 30, waits="turn"), part(80, 90))
    assert told(run)[2:5] == [("running", 20, 30), ("ready", 30, 80), ("running", 80, 90)]


def test_tasks_that_the_request_created_run_for_it() -> None:
    child = Task(9, 1, "Task-9", "milk", "shop.py", 3, 30 * MS, 7)
    run = xrayed(part(20, 30, waits="task"), part(40, 60, task=9, waits="sleep"), part(80, 90))
    run = run.merged(Run(tasks=(child,), start=0, end=0))
    assert told(run)[2:7] == [
        ("running", 20, 30), ("waiting", 30, 40), ("running", 40, 60), ("waiting", 60, 80),
        ("running", 80, 90),
    ]  # fmt: skip


def test_an_order_that_was_never_served_ends_cancelled_when_its_customer_left() -> None:
    left = order(served=None)._replace(ended=70 * MS)
    run = Run(end=100 * MS, orders=(left,), visits=(visit(10, None),), steps=())
    assert told(run) == [("network", 0, 10), ("cancelled", 10, 70)]


def test_a_cancelled_task_ends_its_last_wait_in_a_cancellation() -> None:
    cancelled = XRAYED.tasks[0]._replace(outcome="cancelled")
    run = xrayed(part(20, 30, waits="sleep"), part(80, 90), tasks=(cancelled,))
    assert [state for state, *_ in told(run)][2:5] == ["running", "cancelled", "running"]


def test_an_unknown_order_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        spans(XRAYED, 99)
