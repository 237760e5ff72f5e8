"""The room's bounds: a sentence for whoever asks for too much, and nothing for the others to notice."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from roomtools import Crowd, change_one_word

from coffeeshop.menu import ShopError
from coffeeshop.workshop.room import Limits, Room, open_room
from coffeeshop.workshop.room.guests import Guest, Guests, Refused


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Room]:
    with open_room(folder=tmp_path, limits=Limits(guests=3, seconds=1)) as opened:
        change_one_word(opened)
        yield opened


def test_who_orders_too_much_is_told_and_the_others_are_served(room: Room) -> None:
    with Crowd(room, 2) as crowd:
        greedy, modest = crowd.guests
        slow = [crowd.begin(greedy, "cappuccino") for _ in range(2)]
        many = [crowd.begin(greedy, "latte") for _ in range(20)]
        fair = crowd.begin(modest, "latte").result(30)
        answers = [order.result(30) for order in slow]
        assert sorted(answer.status for answer in answers) == [200, 429]
        refused = [answer for answer in (order.result(30) for order in many) if answer.status == 429]
        assert len(refused) >= 15
        said = {answer.text.split(".")[0] for answer in refused}
        assert said <= {"You have 3 orders on the way", "That is more than 5 orders in a second"}
        assert fair.status == 200


def test_a_full_room_says_so(room: Room) -> None:
    with Crowd(room, 4) as crowd:
        left_out = [guest for guest in crowd.guests if guest.refused]
        assert len(left_out) == 1
        assert left_out[0].refused.startswith("The room is full: 3 guests are in.")
        assert room.shop.guests.here == 3


def test_a_page_that_comes_again_keeps_its_seat() -> None:
    guests = Guests(Limits(guests=1))
    guest = guests.enter()
    assert guests.enter(guest.key) is guest
    with pytest.raises(Refused):
        guests.enter("another")


def test_a_guest_listens_in_one_place_at_a_time() -> None:
    async def listen_twice() -> tuple[list[bytes], bytes]:
        guest = Guest(7, Limits())
        old = guest.listen()
        assert b'"you":7' in await anext(old)
        rest = asyncio.create_task(_all(old))
        await asyncio.sleep(0)
        new = guest.listen()
        await anext(new)
        guest.tell(b"news")
        return await rest, await anext(new)

    assert asyncio.run(listen_twice()) == ([], b"news")


async def _all(stream: object) -> list[bytes]:
    return [news async for news in stream]  # type: ignore[attr-defined]


def test_numbers_tell_guests_apart_and_nothing_else() -> None:
    guests = Guests(Limits(guests=60))
    entered = [guests.enter() for _ in range(60)]
    assert len({guest.number for guest in entered}) == len({guest.key for guest in entered}) == 60
    assert {guest.number for guest in entered} <= set(range(1, 121))


@pytest.mark.parametrize("wrong", [{"guests": 0}, {"guests": 501}, {"seconds": 3.5}, {"minutes": 481}])
def test_a_room_without_bounds_cannot_be(wrong: dict[str, float]) -> None:
    with pytest.raises(ShopError, match="because it stays bounded"):
        Limits(**wrong)  # type: ignore[arg-type]
