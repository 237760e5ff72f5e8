"""The lab of lesson 05 without a browser: what it measures, says of it, and draws meanwhile."""

from __future__ import annotations

import asyncio
import math

import pytest
from labtools import played, until

from coffeeshop import labs
from coffeeshop.labs import measuring, shell, words
from coffeeshop.labs.experiment import Result
from coffeeshop.labs.sweep import EACH, complete, levels_off, p95, theory
from coffeeshop.ledger import Order, Run
from coffeeshop.metrics import latencies, percentile, throughput

SECOND = 10**9


@pytest.fixture(autouse=True)
def _a_loop_of_its_own():
    yield
    shell._main_loop = None


def rushed(customers: int, rate: float, unserved: int = 0) -> Run:
    """A run in which so many customers were served twice each, `rate` a second; the last ones not at all."""
    served = EACH * customers - unserved
    ends = [round((i + 1) / rate * SECOND) for i in range(served)]
    orders = [Order(i + 1, "/", 0, 0, end, 200) for i, end in enumerate(ends)]
    orders += [Order(served + i + 1, "/", 0, 0) for i in range(unserved)]
    return Run(orders=orders, start=0, end=ends[-1])


def result(
    rates: dict[int, float], way: str = "thread", guess: float | None = None, **unserved: int
) -> Result:
    runs = {n: rushed(n, rate, unserved.get(f"at_{n}", 0)) for n, rate in rates.items()}
    return Result({"way": way, "most": "100", "milk": 0.2}, guess, runs)


FORTY = {1: 5, 2: 10, 5: 25, 10: 49, 20: 98, 40: 181, 100: 196}


def said(of: Result, *earlier: Result) -> str:
    return labs.capacity().verdict(of, earlier)


def test_it_levels_off_where_nearly_all_of_the_throughput_is_there():
    assert levels_off(result(FORTY).run) == 40
    assert levels_off(result({1: 4.9, 2: 4.8, 5: 4.9, 10: 4.7}).run) == 1
    assert levels_off(result({1: 5, 10: 50, 100: 480}).run) == 100


def test_theory_is_littles_law_with_as_many_places_as_there_are():
    assert [theory(n, 0.2, 40) for n in (1, 40, 100)] == [5, 200, 200]
    assert theory(100, 0.2, math.inf) == 500
    assert theory(100, 0.2, 1) == 5


def test_a_p95_of_those_who_were_served_is_none():
    assert p95(10, rushed(10, 5)) == percentile(latencies(rushed(10, 5)), 0.95)
    assert math.isnan(p95(10, rushed(10, 5, unserved=9)))
    assert not complete(10, rushed(10, 5, unserved=1))


def test_the_verdict_says_where_it_gets_no_faster_against_the_guess():
    figures = "from 40 on it gets no faster: 196 a second, 200 in theory (40 aprons)."
    assert said(result(FORTY)) == (f"F{figures[1:]} With 100 at once, 95 in 100 orders took at most 0.97 s.")
    assert said(result(FORTY, guess=10)).startswith(f"You said 10 customers: {figures}")
    assert said(result(FORTY, guess=40)).startswith(f"You said 40 customers, and so it is: {figures}")


def test_a_way_that_is_never_full_got_faster_and_faster():
    told = said(result({1: 5, 10: 50, 100: 480}, way="awaiting", guess=100))
    assert told.startswith("You said 100 customers: up to 100 at once it got faster: 480 a second, 500 in")


def test_where_the_time_was_over_nobody_knows_the_p95():
    short = result({1: 5, 2: 5, 10: 5}, way="blocking", at_10=8)
    assert "nobody knows their p95: Little's law says 2.0 s each." in said(short)
    assert labs.capacity().row(short)[-1] == "not known"
    assert "Then the time of a run was over." in said(result({1: 5, 10: 49}))


def test_it_is_compared_with_another_way_where_both_have_been():
    blocking = result({1: 5, 2: 5, 10: 5}, way="blocking")
    told = said(result(FORTY), blocking)
    assert told.endswith("With 10 at once def serves 10 times as many as blocking.")
    same = said(result(FORTY), result(FORTY, way="gthread"))
    assert same.endswith("With 100 at once Flask serves about as many.")


def test_a_way_keeps_its_place_among_the_curves():
    slow, fast = result(FORTY), result(FORTY, way="awaiting")
    assert list(measuring._named([slow, fast])) == ["async def", "def", "Flask", "blocking"]
    other = slow._replace(settings={**slow.settings, "milk": 0.1})
    both = measuring._named([slow, fast, other])
    assert list(both) == ["async def, 0.2 s", "def, 0.1 s", "def, 0.2 s", "blocking"]


def test_a_point_appears_as_it_is_measured_and_every_figure_is_the_ledgers(monkeypatch):
    monkeypatch.setattr(measuring, "BUDGET", 30.0)  # a busy machine gets as far

    async def play():
        lab = labs.capacity(most=20, milk=0.05)
        seen, live = [], []
        lab.observe(lambda change: seen.append(change["new"]), "picture")
        lab.observe(lambda change: live.append(change["new"]), "live")
        await played(lab, {"way": "blocking"}, {"way": "awaiting"})
        return lab, [picture for picture in seen if picture], [news for news in live if news]

    lab, seen, live = asyncio.run(play())
    assert len(set(seen)) >= 2 * 5, "a picture before each of five points, twice"
    assert live[-1]["total"] == EACH * (1 + 2 + 5 + 10 + 20)
    assert {"1 customer: measurement 1 of 5", "20 customers at once: measurement 5 of 5"} <= {
        news["doing"] for news in live
    }
    blocking, awaiting = lab.runs
    assert list(awaiting) == [1, 2, 5, 10, 20]
    assert throughput(awaiting[20]) > 2 * throughput(blocking[20])
    shown = lab.results[-1]["cells"]
    assert shown[3:] == [
        f"{throughput(awaiting[20]):,.0f}",
        words.span(percentile(latencies(awaiting[20]), 0.95)),
    ]
    assert "theory: async def" in lab.picture
    assert len(lab.picture) < 300_000


def test_stop_leaves_no_result_and_no_shop():
    async def play():
        lab = labs.capacity(way="blocking")
        lab.receive({"do": "run", "turn": 1, "guess": None, **lab.settings})
        await until(lab, "live", bool)
        lab.receive({"do": "stop"})
        await until(lab, "phase", lambda phase: phase == "ready", 10)
        return lab

    lab = asyncio.run(play())
    assert lab.said.startswith("Stopped after")
    assert lab.runs == []
    assert lab.picture == ""


def test_flask_is_offered_where_it_is_there(monkeypatch):
    def ways(lab):
        return [option["key"] for option in lab.plan["controls"][0]["options"]]

    monkeypatch.setattr(measuring, "missing", lambda: "This Python has no flask.")
    assert ways(labs.capacity()) == ["blocking", "thread", "awaiting"]
    monkeypatch.setattr(measuring, "missing", lambda: "")
    assert ways(labs.capacity())[-1] == "gthread"
