"""The figures of a run, and the sentences that say them."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coffeeshop.ledger import Order, Run, Tick, Visit
from coffeeshop.metrics import flatlines, in_flight, lag, latencies, little, percentile, summary, throughput
from coffeeshop.metrics.summary import said

S = 1_000_000_000
MS = 1_000_000


def order(number: int, sent: float, served: float | None, **rest: object) -> Order:
    at = round(sent * S)
    return Order(number, "/", at, at, None if served is None else round(served * S), 200)._replace(**rest)


STAIRS = Run(
    title="blocking",
    start=0,
    end=4 * S,
    orders=tuple(order(n, 0, n * 0.2) for n in range(1, 21)),
    visits=tuple(Visit(n, 1, n, "GET", "/", None, 1) for n in range(1, 21)),
    ticks=(Tick(1, 50 * MS, 51 * MS), Tick(1, 100 * MS, 4 * S)),
)


def test_a_staircase_in_figures() -> None:
    told = summary(STAIRS)
    assert (told.orders, told.served, told.failed, told.unfinished, told.peak) == (20, 20, 0, 0, 20)
    assert (told.fastest, told.p50, told.p95, told.slowest) == (0.2, 2.0, 3.8, 4.0)
    assert (told.seconds, told.throughput, told.lag) == (4.0, 5.0, 3.9)
    assert told.flat == pytest.approx(3.9 / 4)
    assert STAIRS.summary() == told


def test_a_staircase_in_words() -> None:
    assert str(summary(STAIRS)) == (
        "blocking: 20 orders served in 4.0 s, 5 a second. The fastest took 200 ms, half at most 2.0 s, "
        "95 in 100 at most 3.8 s, the slowest 4.0 s. "
        "The loop could not answer for up to 3.9 s (flat 98% of the time)."
    )


def test_failures_and_those_who_still_wait_are_said_and_not_timed() -> None:
    run = Run(
        end=S,
        orders=(
            order(1, 0, 0.5),
            order(2, 0, 0.6, status=503, error="the shop answered 503 Service Unavailable."),
            order(3, 0, None, error="no answer within 0.9 s.", ended=S * 9 // 10),
            order(4, 0, None, ended=S),
        ),
    )
    told = summary(run)
    assert (told.served, told.failed, told.unfinished) == (1, 2, 1)
    assert latencies(run) == [0.5]
    assert "1 failed: the shop answered 503" in str(told)
    assert "1 still waited" in str(told)


def test_a_run_without_orders_has_a_summary_too() -> None:
    told = summary(Run())
    assert math.isnan(told.p95)
    assert "none of 0 orders was served" in str(told)


def test_the_html_is_escaped() -> None:
    from dataclasses import replace

    page = summary(replace(STAIRS, title="<b>&</b>"))._repr_html_()
    assert "<b>" not in page
    assert "&lt;b&gt;&amp;" in page


@given(st.lists(st.floats(0, 100), min_size=1, max_size=30), st.floats(0, 1))
def test_a_percentile_was_measured_and_bounds_its_share(times: list[float], share: float) -> None:
    value = percentile(sorted(times), share)
    assert value in times
    assert sum(time <= value for time in times) >= share * len(times) - 1e-9
    smaller = [time for time in times if time < value]
    assert not smaller or len(smaller) < share * len(times) + 1e-9


def test_latency_counts_from_the_intended_arrival() -> None:
    late = order(1, 1.0, 1.2)._replace(due=round(0.4 * S))
    assert latencies(Run(orders=(late,))) == [0.8]


def test_a_flat_stretch_is_longer_than_the_threshold() -> None:
    ticks = (Tick(1, 50 * MS, 90 * MS), Tick(1, 100 * MS, 160 * MS), Tick(2, 50 * MS, 900 * MS))
    run = Run(end=S, ticks=ticks)
    assert flatlines(run, 1) == [(100 * MS, 160 * MS)]
    assert (lag(run, 1).worst, lag(run, 1).flat) == (60 * MS, 60 * MS)
    assert lag(run, 2).share == pytest.approx(0.85)
    assert lag(Run()).worst == 0


def test_the_shops_loop_is_the_one_that_was_visited() -> None:
    from dataclasses import replace

    notebook = tuple(Tick(9, n * 50 * MS, n * 50 * MS + 1) for n in range(40))
    assert lag(replace(STAIRS, ticks=notebook + STAIRS.ticks)).worst == 3_900 * MS


def test_a_flatline_ends_with_the_run() -> None:
    run = Run(end=S, ticks=(Tick(1, 800 * MS, 3 * S),))
    assert flatlines(run) == [(800 * MS, S)]


def test_littles_law_holds_on_both_sides() -> None:
    law = little(STAIRS)
    assert (law.rate, law.mean) == (5.0, pytest.approx(2.1))
    assert law.expected == pytest.approx(10.5)
    assert law.measured == pytest.approx(10.5)
    assert little(Run()) == (0, 0, 0, 0)


def test_throughput_counts_up_to_the_last_answer() -> None:
    cut = Run(
        start=0, end=10 * S, orders=tuple(order(n, 0, n / 5 if n <= 10 else None) for n in range(1, 99))
    )
    assert throughput(cut) == pytest.approx(5.0)
    assert throughput(Run()) == 0
    assert throughput(Run(end=S, orders=(order(1, 0, 0.5, error="500"),))) == 0


def test_in_flight_falls_as_orders_are_served() -> None:
    assert [level.count for level in in_flight(STAIRS)] == list(range(20, -1, -1))


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.0004, "0.4 ms"), (0.00996, "10 ms"), (0.21, "210 ms"), (0.9996, "1.0 s"), (4.06, "4.1 s"),
     (99.96, "100 s"), (math.nan, "no time")],
)  # fmt: skip
def test_seconds_as_a_reader_says_them(seconds: float, words: str) -> None:
    assert said(seconds) == words
