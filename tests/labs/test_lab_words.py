"""What the labs say, on runs made by hand."""

from __future__ import annotations

import pytest

from coffeeshop.labs.contest import row, title, verdict
from coffeeshop.labs.experiment import Result
from coffeeshop.labs.words import chosen, span
from coffeeshop.ledger import Order, Run, Tick

S = 1_000_000_000
BLOCKING, AWAITING = "blocking", "awaiting"


def run(times: list[float], flat: float = 0.0) -> Run:
    """A run whose customers all came at 1 s and waited `times`; the pulse paused for `flat`."""
    orders = tuple(Order(i, "/", S, S, S + round(t * S), 200) for i, t in enumerate(times, 1))
    ticks = [Tick(1, S + round(0.05 * S), S + round((0.05 + flat) * S))] if flat else []
    return Run(start=S, end=S + round(max(times) * S), orders=orders, ticks=tuple(ticks))


def result(way, orders, milk, guess, run) -> Result:
    return Result({"way": way, "orders": orders, "milk": milk}, guess, run)


def race(way, times, guess=None, flat=0.0) -> Result:
    return result(way, len(times), 0.2, guess, run(times, flat))


def test_a_wrong_guess_stands_beside_the_result():
    said = verdict(race(BLOCKING, [0.2, 2.0, 4.1], guess=1, flat=4.0))
    assert said.startswith("You said 1 s, it took 4.1 s.")
    assert "For 4.0 s the pulse was flat" in said


def test_a_short_pause_is_not_called_standing_still():
    assert "went on, with 0.12 s of pauses" in verdict(race(AWAITING, [0.2, 0.4], flat=0.12))
    assert "went on: the barista was free" in verdict(race(AWAITING, [0.2, 0.4], flat=0.06))


def test_a_right_guess_is_told_so():
    assert verdict(race(BLOCKING, [4.1], guess=4)).startswith("You said 4 s, and 4.1 s it was.")


def test_without_a_guess_the_result_is_told():
    assert verdict(race(AWAITING, [0.2, 0.24])).startswith(
        "The last of 2 customers waited 0.24 s. The pulse never"
    )


def test_the_last_comparable_race_is_compared():
    old = [race(BLOCKING, [4.0, 4.0], flat=3), result(BLOCKING, 9, 0.2, None, run([1.0]))]
    assert verdict(race(AWAITING, [0.2, 0.25]), old).endswith("That is 16 times sooner than blocking.")
    assert verdict(race(AWAITING, [4.1, 4.2]), old).endswith("That is about as long as blocking took.")
    assert "than" not in verdict(race(AWAITING, [0.2]), old)
    slower = verdict(race(BLOCKING, [4.0, 4.0]), [race(AWAITING, [0.5, 0.5])])
    assert slower.endswith("That is 8.0 times later than awaiting.")


def test_a_race_that_served_nobody_says_so():
    nobody = Run(start=S, end=2 * S, orders=(Order(1, "/", S, S, None, None, "it failed"),))
    assert verdict(result(BLOCKING, 1, 0.2, 1, nobody)).startswith("Not one customer was served.")


def test_a_row_has_the_figures_of_the_run():
    assert row(race(BLOCKING, [0.2, 4.1], flat=4.0)) == ["2", "0.2 s", "4.1 s", "0.488", "2", "4.0 s"]
    assert row(race(AWAITING, [0.2]))[-1] == "never"


@pytest.mark.parametrize(
    ("seconds", "said"), [(4.06, "4.1 s"), (0.236, "0.24 s"), (0.0345, "34 ms"), (0.0021, "2.1 ms")]
)
def test_measured_times(seconds, said):
    assert span(seconds) == said


@pytest.mark.parametrize(("seconds", "said"), [(4, "4 s"), (0.2, "0.2 s"), (0.05, "50 ms"), (1.25, "1.25 s")])
def test_chosen_times(seconds, said):
    assert chosen(seconds) == said


def test_a_title_names_way_customers_and_milk():
    assert title(race(BLOCKING, [1.0])) == "blocking: 1 customer, 0.2 s of milk each"
