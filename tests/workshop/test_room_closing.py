"""A closed room leaves nothing: no thread, no port, no file; whoever closed it, whatever went on."""

from __future__ import annotations

import os
import socket
import threading
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from roomtools import Crowd, instructor, wait_for_flat

from coffeeshop.menu import ShopError
from coffeeshop.workshop.room import Limits, open_room


def threads() -> Counter[str]:
    return Counter(thread.name for thread in threading.enumerate())


def files() -> int:
    return len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0


def wait(condition: object, seconds: float = 20) -> None:
    until = time.monotonic() + seconds
    while not condition():  # type: ignore[operator]
        assert time.monotonic() < until
        time.sleep(0.02)


def test_nothing_is_left(tmp_path: Path) -> None:
    open_room(folder=tmp_path).close()  # whatever is opened once and kept
    before, held = threads(), files()
    for _ in range(3):
        with open_room(folder=tmp_path) as room, Crowd(room, 5) as crowd:
            assert crowd.begin(crowd.guests[0], "latte").result(30).status == 200
            link, console = urlsplit(room.link).port, urlsplit(room.console).port
        for port in (link, console):
            with socket.socket() as probe:
                assert probe.connect_ex(("127.0.0.1", port or 0)) != 0
    wait(lambda: threads() - before == Counter())
    assert files() <= held
    assert (tmp_path / "rush.svg").read_text().startswith("<svg"), "the rush is kept as a still"


def test_the_pages_hear_that_it_is_over(tmp_path: Path) -> None:
    room = open_room(folder=tmp_path)
    with Crowd(room, 2) as crowd:
        with instructor(room) as page:
            assert page.delete("/room").status_code == 200
        assert room.closed.wait(20)
        wait(lambda: all(any("over" in news for news in guest.news) for guest in crowd.guests))


def test_it_closes_by_itself(tmp_path: Path) -> None:
    room = open_room(folder=tmp_path, limits=Limits(minutes=0.02))
    assert room.closed.wait(30)


def test_it_closes_while_the_loop_is_held(tmp_path: Path) -> None:
    before = threads()
    room = open_room(folder=tmp_path, limits=Limits(seconds=3))
    with Crowd(room, 1) as crowd:
        crowd.begin(crowd.guests[0], "cappuccino")
        wait_for_flat(crowd.guests[0])
        room.close()
    wait(lambda: threads() - before == Counter())


def test_closing_twice_is_once(tmp_path: Path) -> None:
    room = open_room(folder=tmp_path)
    room.close()
    room.close()
    assert repr(room) == "<Room closed>"


def test_a_taken_port_opens_nothing(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        before = threads()
        with pytest.raises(ShopError, match="is taken"):
            open_room(port=taken.getsockname()[1], folder=tmp_path)
        assert threads() - before == Counter()
