"""Thirty guests and a blocking cappuccino: flat for everybody; one changed word, and nobody waits for it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from roomtools import Crowd, beats_meanwhile, change_one_word, instructor, served_meanwhile, wait_for_flat

from coffeeshop.workshop.room import Limits, Room, open_room

LONG = 3.0


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with open_room(folder=tmp_path, limits=Limits(seconds=LONG)) as opened:
        yield opened


@pytest.fixture
def crowd(room: Room) -> Iterator[Crowd]:
    with Crowd(room, 30) as guests:
        yield guests


def test_one_blocking_cappuccino_holds_thirty_and_one_word_frees_them(room: Room, crowd: Crowd) -> None:
    first, *others = crowd.guests
    assert room.shop.guests.here == 30
    began = time.monotonic()
    slow = crowd.begin(first, "cappuccino")
    wait_for_flat(first)
    waiting = [crowd.begin(guest, "latte") for guest in others]
    assert not any(order.done() for order in [slow, *waiting]), "nobody is served while the loop is held"
    coffee, answers = slow.result(60), [order.result(60) for order in waiting]
    assert {answer.status for answer in (coffee, *answers)} == {200}
    assert min(guest.latest(began) for guest in crowd.guests) > 0.8 * LONG, "everybody's pulse was flat"
    assert min(guest.longest_gap(began) for guest in crowd.guests) > 0.8 * LONG
    assert min(answer.over for answer in answers) > began + LONG, "the lattes wait for the cappuccino"

    assert (beats_meanwhile(room), served_meanwhile(room)) == (set(), 0)

    change_one_word(room)
    slow = crowd.begin(first, "cappuccino")
    time.sleep(0.3)
    answers = [order.result(60) for order in [crowd.begin(guest, "latte") for guest in others]]
    assert slow.result(60).status == 200
    assert served_meanwhile(room) > 5, "lattes are served while the cappuccino is made"
    assert {answer.status for answer in answers} == {200}
    beats = beats_meanwhile(room)
    heard = [beats & {beat.number for beat in guest.beats} for guest in crowd.guests]
    assert min(map(len, heard)) > 5, "everybody's pulse went on"
    assert (room.shop.book.served, room.shop.book.making) == (60, 0)


def test_a_change_while_they_wait_serves_those_who_still_wait(room: Room, crowd: Crowd) -> None:
    slow = [crowd.begin(guest, "cappuccino") for guest in crowd.guests]
    wait_for_flat(crowd.guests[0])
    change_one_word(room)  # the instructor's page answers while the shop's loop is held
    began = time.monotonic()
    assert {order.result(60).status for order in slow} == {200}
    assert time.monotonic() - began < 10 * LONG, "blocking, thirty cappuccinos take thirty times as long"


def test_the_still_shows_both_acts_and_names_the_line(room: Room, crowd: Crowd) -> None:
    first, second, *_ = crowd.guests
    slow = crowd.begin(first, "cappuccino")
    wait_for_flat(first)
    waited = crowd.begin(second, "latte")
    assert slow.result(60).status == waited.result(60).status == 200
    change_one_word(room)
    assert crowd.begin(first, "cappuccino").result(60).status == 200
    picture = room.still()
    before, after = picture.text.split("After the change")
    assert f"time.sleep({LONG:g})" in before
    assert "recipes.py:10" in before
    assert "time.sleep" not in after
    with instructor(room) as page:
        drawn = page.get("/still.svg")
    assert drawn.status_code == 200
    assert drawn.text.startswith("<svg")
    assert room.diary.held_by == f"time.sleep({LONG:g}), line 10"


def test_nothing_is_drawn_where_nobody_ordered(room: Room) -> None:
    with instructor(room) as page:
        drawn = page.get("/still.svg")
    assert (drawn.status_code, drawn.text.split(",")[0]) == (422, "There is nothing to draw yet")
