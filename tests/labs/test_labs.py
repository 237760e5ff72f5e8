"""The labs of the lessons without a browser: what runs, what they say, and the code they show."""

from __future__ import annotations

import ast
import asyncio
import json
import threading
from typing import Any

import pytest
from labtools import played, until

from coffeeshop import labs
from coffeeshop.app import create_app
from coffeeshop.customers import rush
from coffeeshop.labs import shell, words
from coffeeshop.labs.controls import fill
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.metrics import peak
from coffeeshop.serving import Shop, serve

SMALL = {
    "race": {"way": "awaiting", "orders": 4, "milk": 0.05},
    "barista": {"way": "at_once", "drink": "espresso", "orders": 2},
    "aprons": {"way": "thread", "orders": 42, "milk": 0.1},
    "bad_recipe": {"way": "blocking", "milk": 0.2},
    "work": {"kind": "waits", "way": "thread", "orders": 2},
    "capacity": {"way": "awaiting", "most": "20", "milk": 0.05},
    "clinic": {"shop": "three", "health": "sick", "detector": "ruff"},
}
GUESSES = {"capacity": (9.0, "You said 9 customers"), "clinic": ("stays silent", "You said that ruff")}
ROWS = {"clinic": 4}  # after one run, where the table has more than the runs


@pytest.fixture(autouse=True)
def _a_loop_of_its_own():
    yield
    shell._main_loop = None


def figures(lab: Any, run: int = -1) -> dict[str, str]:
    """Return a run's row of the table by the heads of its columns."""
    return dict(zip(lab.plan["heads"][1:], lab.results[run]["cells"], strict=True))


@pytest.mark.parametrize("name", SMALL)
def test_every_lab_guesses_runs_shows_and_keeps(name):
    guess = GUESSES.get(name, (9.0, "You said 9 s, it took"))
    lab = asyncio.run(played(getattr(labs, name)(), SMALL[name], guess=guess[0]))
    assert lab.said.startswith(guess[1])
    assert "<svg" in lab.picture
    assert lab.told
    assert len(lab.runs) == 1
    assert len(lab.results) == ROWS.get(name, 1)
    assert not any(thread.name.startswith("shop on port") for thread in threading.enumerate())


@pytest.mark.parametrize("name", SMALL)
def test_a_lab_has_few_controls_and_speaks_in_a_still(name):
    lab = getattr(labs, name)()
    assert 2 <= len(lab.plan["controls"]) <= 4
    assert json.dumps(lab.plan)
    assert "{" not in lab.still()
    assert lab.still().splitlines()[0] == lab.title
    assert lab.still().endswith("this lab needs a kernel.")


async def executed(code: str) -> dict[str, Any]:
    """Run a cell's text, and return its names; the shops that it opened are closed."""
    opened: list[Shop] = []

    def serving(*args: Any, **options: Any) -> Shop:
        opened.append(serve(*args, **options))
        return opened[-1]

    names: dict[str, Any] = {"asyncio": asyncio, "rush": rush, "serve": serving, "create_app": create_app}
    tree = compile(code.removeprefix("%%xray\n"), "the lab", "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    try:
        running = eval(tree, names)
        if running is not None:
            await running
    finally:
        for shop in opened:
            shop.stop()
    return names


@pytest.mark.parametrize("name", SMALL)
def test_the_code_that_a_lab_shows_does_the_same(name):
    async def play():
        lab = getattr(labs, name)()
        names = await executed(fill(lab._plan.code, lab._plan.controls, SMALL[name]))
        await played(lab, SMALL[name])
        return names.get("runs" if name == "capacity" else "run"), lab.runs[0]

    mine, theirs = asyncio.run(play())
    if name == "barista":
        assert mine is None, "%%xray draws it"
    elif name == "capacity":
        assert [[order.path for order in run.orders] for run in mine.values()] == [
            [order.path for order in run.orders] for run in theirs.values()
        ]
    else:
        assert isinstance(mine, Run)
        assert [order.path for order in mine.orders] == [order.path for order in theirs.orders]


@pytest.mark.parametrize("name", [name for name in SMALL if name != "race"])
def test_what_cannot_be_is_refused(name):
    known = SMALL[name]
    for key in known:
        with pytest.raises((ShopError, TypeError)):
            getattr(labs, name)(**{key: -1})


def test_drinks_in_a_row_wait_for_each_other_and_as_tasks_they_do_not():
    lab = asyncio.run(played(labs.barista(orders=3, drink="tea"), {}, {"way": "at_once"}))
    row, tasks = lab.runs
    assert row.seconds > 2 * tasks.seconds
    assert [o.sent for o in row.orders][1] >= row.orders[0].served, "the second did not exist before"
    assert figures(lab)["steps at once"] == "3"
    assert figures(lab, 0)["steps at once"] == "1"
    assert "sooner than await in a loop" in lab.said
    assert lab.steps[0] == {"order": 1, "name": "water boils", "how": "machine"}


def test_a_blocking_barista_is_seen_standing():
    lab = asyncio.run(played(labs.barista(orders=2, drink="tea", way="blocking"), {}))
    assert {step["how"] for step in lab.steps} == {"stands"}
    assert "The barista stood at the machine" in lab.said
    assert figures(lab)["pulse flat for"] == words.flat(lab.runs[0]) != "never"


def test_hands_have_no_wait_to_give_away():
    lab = asyncio.run(played(labs.barista(orders=2, drink="juice", way="at_once"), {}))
    assert "hands have no wait" in lab.said
    assert figures(lab)["steps at once"] == "1"


def test_a_stopped_barista_makes_no_more():
    async def play():
        lab = labs.barista(orders=6, drink="tea", way="blocking")
        lab.receive({"do": "run", "turn": 1, "guess": None, **lab.settings})
        await until(lab, "live", bool)
        lab.receive({"do": "stop"})
        await until(lab, "phase", lambda phase: phase == "ready", 5)
        return lab

    lab = asyncio.run(play())
    assert lab.said.startswith("Stopped after")
    assert lab.runs == []


def test_a_run_stopped_before_its_first_step_says_so_and_leaves_the_lab_ready():
    async def play():
        lab = labs.barista(orders=2)
        lab.receive({"do": "run", "turn": 1, "guess": None, **lab.settings})
        lab.receive({"do": "stop"})  # in the same turn of the loop, as a double click can be
        await until(lab, "phase", lambda phase: phase == "ready", 5)
        assert lab.said.startswith("Stopped after")
        return await played(lab, {})

    lab = asyncio.run(play())
    assert len(lab.runs) == 1


def test_the_staircase_begins_where_the_aprons_end():
    lab = asyncio.run(
        played(labs.aprons(orders=40, milk=0.3), {}, {"orders": 50}, {"orders": 50, "way": "awaiting"})
    )
    forty, fifty, awaiting = (figures(lab, n) for n in range(3))
    assert forty["waited for an apron"] == "0"
    assert (fifty["waited for an apron"], fifty["rounds"]) == ("10", "2")
    assert int(fifty["helpers at once"]) == peak((w.start, w.end) for w in lab.runs[1].works) == 40
    assert awaiting["helpers at once"] == "none"


def test_the_bad_recipe_is_named_and_mended():
    lab = asyncio.run(played(labs.bad_recipe(milk=0.5), {}, {"way": "awaiting"}))
    bad, mended = (figures(lab, n) for n in range(2))
    assert bad["who held the loop"] == "blocking"
    assert mended["who held the loop"] == "nobody"
    slow, fast = (words.slowest(run, "/ping") for run in lab.runs)
    assert slow > 2 * fast
    assert bad["slowest ping"] == words.span(slow)
    assert "sooner than beside time.sleep in async def" in lab.said


def test_a_process_lets_the_ping_through_that_inline_work_holds_up():
    lab = asyncio.run(played(labs.work(orders=8), {}, {"way": "process"}))
    inline, process = (words.slowest(run, "/ping") for run in lab.runs)
    assert inline > 2 * process
    assert "flat: the barista squeezed" not in lab.said
    assert figures(lab)["slowest ping"] == words.span(process)


def test_one_core_says_what_it_cannot_show(monkeypatch):
    from coffeeshop.labs import grinding
    from coffeeshop.labs.experiment import Result

    monkeypatch.setattr(grinding, "cores", lambda: 1)
    result = Result({"kind": "works", "way": "process", "orders": 1}, None, Run())
    assert "There is one core here" in grinding._one_core(result)[0]
    assert grinding._one_core(result._replace(settings={**result.settings, "way": "thread"})) == []


def test_a_picture_is_drawn_as_wide_as_its_place():
    async def play():
        lab = await played(labs.race(), SMALL["race"])
        before = lab.picture
        lab.receive({"do": "fit", "width": 600.2})
        await until(lab, "picture", lambda picture: picture != before)
        return before, lab.picture

    before, after = asyncio.run(play())
    assert 'width="860"' in before
    assert 'width="600"' in after


def test_projector_mode_is_a_cell_too():
    assert labs.projector().on
    assert "off" in labs.projector(False).still()
