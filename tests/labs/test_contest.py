"""The race without a browser: a real shop, real customers, and what the lab then holds."""

from __future__ import annotations

import asyncio
import re
import threading
from pathlib import Path

import pytest
from labtools import until

from coffeeshop import labs
from coffeeshop.labs import predict, race, shell
from coffeeshop.menu import ShopError


@pytest.fixture(autouse=True)
def _a_loop_of_its_own():
    yield
    shell._main_loop = None


def wish(turn: int = 1, way: str = "blocking", orders: int = 6, milk: float = 0.06, guess: float | None = 1):
    return {"do": "run", "turn": turn, "way": way, "orders": orders, "milk": milk, "guess": guess}


async def finished(lab, seconds: float = 20.0) -> None:
    await until(lab, "phase", lambda phase: phase == "ready", seconds)


async def raced(lab, **asked) -> None:
    lab.receive(wish(**asked))
    await finished(lab)


def test_one_run_and_two_fit_the_stage():
    style = (Path(labs.__file__).parent / "labs.css").read_text(encoding="utf-8")
    stage = int(re.search(r"\.shop-stage \{\s*height: (\d+)px", style)[1])

    async def play():
        lab = race(orders=20, milk=0.05)
        tall = []
        for turn, way in enumerate(("blocking", "awaiting"), 1):
            await raced(lab, turn=turn, way=way, orders=20, milk=0.05)
            tall.append(int(re.search(r'<svg[^>]* height="(\d+)"', lab.picture)[1]))
        return tall

    assert max(asyncio.run(play())) <= stage, "the first run's title would be scrolled away"


def shops() -> list[str]:
    return [thread.name for thread in threading.enumerate() if thread.name.startswith("shop on port")]


def test_a_race_shows_picture_figures_and_the_guess():
    async def play():
        lab = race(orders=6, milk=0.06)
        lives = []
        lab.observe(lambda change: lives.append(change["new"]), "live")
        await raced(lab)
        return lab, lives

    lab, lives = asyncio.run(play())
    assert lab.fault == ""
    assert lab.said.startswith("You said 1 s")
    assert "<svg" in lab.picture
    assert "blocking: 6 customers" in lab.told
    assert [r["label"] for r in lab.results] == ["blocking"]
    assert len(lab.runs[0].orders) == 6
    assert lab.runs[0].slices, "the x-ray was on"
    counts = [done for live in lives if live for _, done in live["served"]]
    assert counts, "customers were seen while they were served"
    assert all(live["turn"] == 1 for live in lives if live)
    assert not shops()


def test_blocking_is_a_staircase_and_awaiting_is_not_and_both_are_kept():
    async def play():
        lab = race()
        await raced(lab, orders=12, milk=0.1)
        await raced(lab, turn=2, way="awaiting", orders=12, milk=0.1)
        return lab

    lab = asyncio.run(play())
    blocking, awaiting = lab.runs
    assert blocking.summary().slowest > 2 * awaiting.summary().slowest
    assert "sooner than blocking" in lab.said
    assert "blocking: 12" in lab.told
    assert "awaiting: 12" in lab.told
    assert [r["new"] for r in lab.results] == [False, True]


def test_a_race_again_takes_its_former_place_in_the_picture():
    async def play():
        lab = race()
        for turn in (1, 2):
            await raced(lab, turn=turn, way="awaiting", orders=3, milk=0.02)
        return lab

    lab = asyncio.run(play())
    assert len(lab.runs) == 2
    assert lab.told.count("awaiting: 3 customers") == 1


def test_threads_are_the_third_way():
    async def play():
        lab = race(ways=3, orders=60)
        await raced(lab, way="thread", orders=50, milk=0.2)
        return lab

    lab = asyncio.run(play())
    assert lab.fault == ""
    ends = sorted(order.served for order in lab.runs[0].orders)
    first, last = ends[0], ends[-1]
    assert last - first > 100_000_000, "forty threads: the rest came in a second round"


def test_an_earlier_prediction_stands_for_the_first_run():
    async def play():
        guess = predict("How long?", ["0.2 s", "3 s"])
        guess.receive({"do": "choose", "answer": "3 s"})
        lab = race(guess=guess, way="awaiting")
        asked = lab.guessed
        await raced(lab, way="awaiting", orders=2, milk=0.02)
        first = lab.said
        await raced(lab, turn=2, orders=2, milk=0.02, guess=None)
        return asked, first, lab

    asked, first, lab = asyncio.run(play())
    assert asked
    assert first.startswith("You said 3 s")
    assert not lab.guessed
    assert lab.said.startswith("The last of 2 customers")


def test_stop_sends_everybody_home():
    async def play():
        lab = race()
        lab.receive(wish(orders=20, milk=0.5))
        await until(lab, "live", bool)
        lab.receive({"do": "stop"})
        await finished(lab, 6)
        return lab

    lab = asyncio.run(play())
    assert lab.said.startswith("Stopped after")
    assert "of 20 served" in lab.said
    assert lab.picture == ""
    assert lab.runs == []
    assert not shops()


def test_run_pressed_twice_runs_once():
    async def play():
        lab = race()
        lab.receive(wish())
        lab.receive(wish(turn=2))
        await finished(lab)
        return lab

    lab = asyncio.run(play())
    assert (lab.turn, len(lab.runs)) == (1, 1)


def test_a_new_run_clears_the_panel_first():
    async def play():
        lab = race()
        await raced(lab, orders=2, milk=0.02)
        lab.receive(wish(turn=2, orders=2, milk=0.02))
        seen = lab.turn, lab.picture, lab.said, lab.told, lab.live
        await finished(lab)
        return seen

    assert asyncio.run(play()) == (2, "", "", "", {})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"orders": 0}, "from 1 to 500 customers"),
        ({"orders": 501}, "from 1 to 500 customers"),
        ({"orders": 2.5}, "a whole number"),
        ({"orders": None}, "from 1 to 500 customers"),
        ({"milk": 0}, "0.01 to 5 seconds"),
        ({"milk": None}, "0.01 to 5 seconds"),
        ({"orders": 100, "milk": 2}, "take 200 s"),
    ],
)
def test_what_cannot_be_is_said_in_the_lab(asked, said):
    async def play():
        lab = race()
        await raced(lab, **asked)
        return lab

    lab = asyncio.run(play())
    assert said in lab.fault
    assert lab.runs == []


def test_a_message_from_another_thread_runs_on_the_notebooks_loop():
    async def play():
        lab = race()
        shell.note_main_loop()
        await asyncio.to_thread(lab.receive, wish(orders=2, milk=0.02))
        await until(lab, "turn", lambda turn: turn == 1)
        await finished(lab)
        return lab

    assert len(asyncio.run(play()).runs) == 1


def test_an_error_in_a_handler_is_shown_in_the_lab(capsys):
    async def play():
        lab = race()
        lab.receive({"do": "run"})
        return lab

    assert "KeyError" in asyncio.run(play()).fault


def test_a_reader_without_a_kernel_gets_words():
    lab = race(orders=60, milk=0.5, ways=3)
    bundle, _ = lab._repr_mimebundle_()
    assert "60 customers at once, 0.5 s of milk" in bundle["text/plain"]
    assert "def, in threads" in bundle["text/html"]
    assert "application/vnd.jupyter.widget-view+json" in bundle


@pytest.mark.parametrize("wrong", [{"ways": 4}, {"orders": 0}, {"milk": -1}, {"way": "thread"}])
def test_a_race_that_cannot_be_is_refused(wrong):
    with pytest.raises(ShopError):
        race(**wrong)
