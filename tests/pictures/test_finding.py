"""The finding in words: computed, and true in odd cases too."""

from __future__ import annotations

from dataclasses import replace

import picture_runs as runs
import pytest

from coffeeshop.ledger import Run
from coffeeshop.metrics import flatlines, peak
from coffeeshop.pictures import timeline
from coffeeshop.pictures.finding import blame, finding
from coffeeshop.pictures.rows import rows
from coffeeshop.pictures.words import duration


def said(run: Run) -> str:
    return finding(run, rows(run, 400, 300))


@pytest.mark.parametrize("orders", [2, 7, 40])
@pytest.mark.parametrize("milk", [60, 333])
def test_every_figure_is_the_runs_own(orders: int, milk: int) -> None:
    run = runs.blocking(orders, milk)
    words = said(run)
    whole = max(o.served or 0 for o in run.orders) - run.orders[0].due
    flat = sum(end - start for start, end in flatlines(run, 1))
    assert words.startswith(
        f"{orders} orders of {duration(milk * 10**6)} in {duration(whole)}, one after another"
    )
    assert f"the pulse was flat for {duration(flat)}" in words


def test_a_peak_between_one_and_all_is_counted() -> None:
    run = runs.threads(60)
    assert peak((s.start, s.end) for s in run.steps) == 40
    assert "60 orders of 0.5 s in 1.0 s, at most 40 at a time" in said(run)


def test_one_order_is_neither_before_nor_beside_another() -> None:
    assert said(runs.awaiting(1)).startswith("1 order of 0.2 s in 0.2 s: the loop")


def test_different_drinks_have_no_common_length() -> None:
    run = runs.awaiting(2)
    mixed = replace(run, steps=(run.steps[0], run.steps[1]._replace(drink="tea")))
    assert said(mixed).startswith("2 orders in 0.2 s, all overlapping")


def test_a_flat_pulse_without_a_block_is_not_called_a_block() -> None:
    run = replace(runs.awaiting(4, 400), ticks=runs.blocking(1, 300).ticks)
    assert "no single step blocked the loop, yet the pulse was flat" in said(run)


def test_where_nobody_saw_the_loop_only_the_pulse_is_told() -> None:
    run = replace(runs.awaiting(1), ticks=runs.blocking(1, 300).ticks, steps=())
    assert "the pulse was flat for" in said(run)
    assert "single step" not in said(run)
    assert "is free" not in timeline(run).svg
    assert "barista is free" in timeline(replace(run, ticks=runs.awaiting(1).ticks)).svg


def test_without_steps_the_door_and_without_it_the_customers_say_what_overlapped() -> None:
    run = runs.blocking(5)
    assert "one after another" in said(replace(run, steps=()))
    assert "all overlapping" in said(replace(run, steps=(), visits=()))


def test_the_line_that_held_the_loop_is_named() -> None:
    run = runs.cell()
    assert blame(rows(run, 400, 300)) == ["total = sum(beans), cell.py:7 held the loop once, 0.12 s in all."]
