"""Many customers need many open files: the limit is raised, or the learner is told."""

from __future__ import annotations

import sys

import pytest

from coffeeshop.customers.files import OTHERS, make_room, room_for
from coffeeshop.menu import ShopError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="sockets are no files there")


class Limits:
    """A system that allows `soft` files, `hard` when asked, and `true` in fact."""

    RLIMIT_NOFILE = 7
    RLIM_INFINITY = -1

    def __init__(self, soft: int, hard: int, true: int | None = None) -> None:
        self.soft, self.hard, self.true = soft, hard, true or hard

    def getrlimit(self, which: int) -> tuple[int, int]:
        assert which == self.RLIMIT_NOFILE
        return self.soft, self.hard

    def setrlimit(self, which: int, limits: tuple[int, int]) -> None:
        if limits[0] > self.true:
            raise ValueError("current limit exceeds maximum limit")
        self.soft = limits[0]


@pytest.mark.parametrize(
    ("limits", "customers", "after"),
    [
        (Limits(256, 4096), 20, 256),
        (Limits(256, 4096), 200, 400 + OTHERS),
        (Limits(256, -1, 10_240), 200, 400 + OTHERS),
        (Limits(256, 500), 250, 250 + OTHERS),
        (Limits(-1, -1), 9_000, -1),
    ],
)
def test_the_limit_is_raised_as_far_as_needed(
    limits: Limits, customers: int, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resource", limits)
    make_room(customers)
    assert limits.soft == after


def test_too_many_for_the_system_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", Limits(256, 1024))
    with pytest.raises(
        ShopError, match=r"5,000 customers at once need 5,200 open files.*at most 824 at once"
    ):
        make_room(5_000)


@pytest.mark.parametrize(
    ("limits", "fits"),
    [
        (Limits(20_000, 20_000), 10_000),
        (Limits(256, 1_048_576), 10_000),
        (Limits(256, -1, 1_000_000), 10_000),
        (Limits(256, -1, 10_240), 10_000),
        (Limits(256, 2**63 - 1, 10_240), 10_000),
        (Limits(1024, 4096), 3_896),
        (Limits(256, -1, 5_000), 56),
        (Limits(100, 100), 1),
    ],
)
def test_a_small_system_gets_a_smaller_rush_and_is_told(
    limits: Limits, fits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "resource", limits)
    room = room_for(10_000)
    assert room.customers == fits
    if fits == 10_000:
        assert room.words == "There is room for 10,000 customers at once."
    else:
        assert room.words == (
            f"This system allows {limits.soft:,} open files in a process, and each customer needs one: "
            f"{fits:,} come at once, not 10,000."
        )


def test_what_the_room_is_said_for_fits_in(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "resource", Limits(256, 4096))
    make_room(room_for(10_000).customers)
