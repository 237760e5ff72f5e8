"""Runs that hypothesis draws: any events in any order, sound or not."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from coffeeshop.ledger import Block, Order, Run, Slice, StepTaken, Task, Tick, Visit, Work

MS = 1_000_000
MOMENT = st.integers(1, 1000).map(lambda n: n * MS)
MAYBE = st.none() | MOMENT
NUMBER = st.integers(1, 3)
LOOP = st.integers(1, 2)
TASK = st.integers(0, 5)
TEXT = st.sampled_from(["", "sleep", "thread"])
STRETCH = st.tuples(MOMENT, MOMENT).map(sorted)


@st.composite
def order(draw: Any, number: int) -> Order:
    sent, took = draw(MOMENT), draw(MAYBE)
    served = None if took is None else sent + took
    ended = draw(MAYBE) if served is None else None
    return Order(number, "/", sent - draw(st.integers(0, MS)), sent, served, 200, None, ended)


@st.composite
def visit(draw: Any) -> Visit:
    return Visit(draw(NUMBER), draw(LOOP), draw(TASK), "GET", "/", None, draw(MOMENT), None, draw(MAYBE), 200)


@st.composite
def step(draw: Any) -> StepTaken:
    place = draw(st.sampled_from(["loop", "thread", "process"]))
    return StepTaken(draw(NUMBER), "milk", draw(TEXT), "waiting", place, draw(st.booleans()), *draw(STRETCH))


@st.composite
def tick(draw: Any) -> Tick:
    return Tick(draw(LOOP), *draw(STRETCH))


@st.composite
def task(draw: Any, number: int) -> Task:
    outcome = draw(st.sampled_from([None, "returned", "cancelled"]))
    return Task(number, draw(LOOP), "", "", "", 1, draw(MOMENT), draw(TASK), draw(MAYBE), outcome)


@st.composite
def slice_(draw: Any) -> Slice:
    ready = draw(st.just(0) | MOMENT)
    return Slice(draw(LOOP), draw(TASK), *draw(STRETCH), ready, draw(TEXT), draw(TEXT), draw(NUMBER))


@st.composite
def work(draw: Any) -> Work:
    return Work(draw(LOOP), draw(TASK), "work", "thread", *draw(STRETCH), draw(MAYBE))


@st.composite
def block(draw: Any) -> Block:
    return Block(draw(LOOP), draw(TASK), *draw(STRETCH), "shop.py", 1, "latte", "time.sleep(1)", "", "sleep")


@st.composite
def runs(draw: Any) -> Run:
    """Draw a run of one to three orders, with or without a record of the shop and an x-ray."""

    def some(events: Any, most: int = 6) -> tuple[Any, ...]:
        return tuple(draw(st.lists(events, max_size=most)))

    return Run(
        end=draw(MOMENT),
        orders=tuple(draw(order(number)) for number in range(1, draw(NUMBER) + 1)),
        visits=some(visit()),
        steps=some(step()),
        ticks=some(tick()),
        tasks=tuple(draw(task(number)) for number in range(1, draw(TASK) + 1)),
        slices=some(slice_(), 12),
        works=some(work()),
        blocks=some(block()),
    )
