"""The shop's record comes home on the customers' clock."""

from __future__ import annotations

import json

from coffeeshop.customers.session import joined, moved
from coffeeshop.ledger import Order, Run, Tick

S = 1_000_000_000


def told(now: int) -> dict:
    record = Run(start=1, end=2, ticks=(Tick(1, 0, now),), dropped=3, notes=("eager",))
    return {**json.loads(json.dumps(record.as_dict())), "now": now}


def test_a_record_on_the_same_clock_is_left_alone() -> None:
    assert moved(told(5 * S), 5 * S - 1000, 5 * S + 9000).ticks == (Tick(1, 0, 5 * S),)


def test_a_record_on_another_clock_is_moved_by_half_of_the_round_trip() -> None:
    assert moved(told(5 * S), 80 * S, 82 * S).ticks[0].at == 81 * S


def test_an_answer_that_took_long_is_no_other_clock() -> None:
    assert moved(told(5 * S), 4 * S, 8 * S).ticks[0].at == 5 * S


def test_a_joined_run_keeps_the_customers_clock_and_all_events() -> None:
    run = Run(title="race", start=4 * S, end=6 * S, orders=(Order(1, "/", 4 * S, 4 * S, 6 * S, 200),))
    whole = joined(run, moved(told(5 * S), 5 * S, 5 * S))
    assert (whole.title, whole.start, whole.end, whole.dropped) == ("race", 4 * S, 6 * S, 3)
    assert (len(whole.orders), len(whole.ticks), whole.notes) == (1, 1, ("eager",))
    assert joined(run, None) is run
