"""Who is where on the floor at any moment, held against the spans that it is computed from."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import picture_runs as runs
import pytest
from floor_runs import RUNS
from picture_runs import MS

from coffeeshop.ledger import Run
from coffeeshop.metrics import spans
from coffeeshop.pictures.floor import Cast, cast, scene
from coffeeshop.pictures.floor.scene import scene_at, sweep
from coffeeshop.pictures.floor.stays import PLACES
from coffeeshop.pictures.floor.telling import captions, summary, told

WHERE = {  # the places in which an order in that state of `metrics.spans` may be
    "network": {"street", "hatch"},
    "door": {"door"},
    "ready": {"rail", "ring"},
    "running": {"hands"},
    "blocking": {"hands"},
    "waiting": {"machine", "bench"},
    "apron": {"bench"},
    "thread": {"room"},
    "cancelled": {"machine"},
}


@pytest.fixture(params=RUNS)
def run(request: pytest.FixtureRequest) -> Run:
    return RUNS[request.param]


def moments(shop: Cast) -> list[int]:
    """The changes, and the middle of what lies between them."""
    return sorted({*shop.moments, *((a + b) // 2 for a, b in pairwise(shop.moments))})


def test_each_order_is_where_its_spans_say(run: Run) -> None:
    shop = cast(run)
    for order in run.orders:
        guest = next(i for i, g in enumerate(shop.guests) if g.number == order.number)
        for span in spans(run, order):
            for t in (span.start, (span.start + span.end) // 2):
                seen = scene_at(shop, t - run.start).seen[guest]
                assert seen.place in WHERE[span.state], (order.number, span)
                assert seen.state in (span.state, "apron")


def test_stays_follow_one_another_without_a_gap(run: Run) -> None:
    for guest in cast(run).guests:
        assert all(a.end == b.start for a, b in pairwise(guest.stays))
        assert {stay.place for stay in guest.stays} <= PLACES.keys()


def test_before_it_comes_an_order_is_away_and_afterwards_served(run: Run) -> None:
    shop = cast(run)
    assert {seen.place for seen in scene_at(shop, -1).seen} == {"away"}
    assert {seen.place for seen in scene_at(shop, shop.end).seen} == {"served"}


def test_no_two_share_a_machine_or_an_apron(run: Run) -> None:
    shop = cast(run)
    for t in moments(shop):
        taken = Counter((s.home or s.place, s.slot) for s in scene_at(shop, t).seen if s.slot >= 0)
        assert not taken or max(taken.values()) == 1


def test_there_is_one_barista(run: Run) -> None:
    shop = cast(run)
    assert all(a.end <= b.start for a, b in pairwise(shop.acts))
    for t in moments(shop):
        now = scene_at(shop, t)
        held = now.at_place("hands")
        assert len(held) <= 1 or not run.slices, "without an x-ray two may seem to run in one millisecond"
        if held:
            assert now.act is not None
            assert now.act.guest in [seen.guest for seen in held]
        assert now.turned <= (now.doing == "free")


def test_a_dial_goes_from_nothing_to_full() -> None:
    shop = cast(RUNS["awaiting"])
    guest, stay = next((i, s) for i, g in enumerate(shop.guests) for s in g.stays if s.place == "machine")
    shares = [
        scene_at(shop, t).seen[guest].share for t in range(stay.start, stay.end, (stay.end - stay.start) // 9)
    ]
    assert shares[0] == 0
    assert shares == sorted(shares)
    assert shares[-1] < 1


def test_bells_ring_unanswered_while_the_barista_stands_still() -> None:
    shop = cast(RUNS["mixed"])
    working, ringing, heard = (scene(shop, at) for at in (0.05, 0.15, 0.2222))
    assert working.doing == ringing.doing == "blocking"
    assert working.counts["machine"] == 3
    assert ringing.counts["ring"] == 3
    assert [seen.home for seen in ringing.at_place("ring")] == ["machine"] * 3
    assert "nobody hears 3 bells" in told(shop, ringing.at)
    assert "time.sleep(0.2), shop.py:5" in told(shop, ringing.at)
    assert heard.act is not None
    assert heard.act.guest == 0
    assert "bell of order 1 was heard" in told(shop, heard.at)


def test_at_an_await_the_barista_turns_away() -> None:
    shop = cast(RUNS["mixed"])
    after = scene(shop, 0.0056)
    assert after.pose == "turned"
    assert after.at_place("machine")[0].number == 1
    assert told(shop, after.at).startswith("Order 1 lets go at shop.py:9 and is on a machine now (sleeps)")


def test_blocking_looks_like_blocking_and_waiting_does_not() -> None:
    assert {scene_at(cast(RUNS["blocking"]), t * MS).pose for t in range(50, 1100, 60)} == {"blocking"}
    assert scene(RUNS["awaiting"], 0.1).pose == "free"
    assert scene(RUNS["awaiting"], 0.1).counts["machine"] == 20


def test_forty_are_in_the_back_room_and_the_rest_wait_for_their_turn() -> None:
    counts = scene(RUNS["threads"], 0.2).counts
    assert (counts["room"], counts["bench"]) == (40, 20)
    assert {s.slot for s in scene(RUNS["threads"], 0.2).at_place("room")} == set(range(40))


def test_a_sweep_counts_as_the_scenes_do(run: Run) -> None:
    shop = cast(run)
    for t, counts in sweep(shop, shop.moments):
        assert +Counter(counts) == scene_at(shop, t).counts
    assert list(captions(shop)) == [told(shop, t) for t in shop.moments]


def test_a_large_run_is_sampled_and_says_so() -> None:
    shop = cast(runs.awaiting(500), 40)
    assert 40 <= len(shop.guests) <= 42
    assert "of 500 orders" in shop.notes[0]
    assert "of 500 orders" in summary(shop)
    assert shop.orders == 500


def test_what_the_record_lacks_is_said() -> None:
    assert "recorded without xray=True" in summary(cast(RUNS["awaiting"]))
    assert cast(RUNS["mixed"]).notes == ()
    assert "7 events did not fit" in summary(cast(replace(RUNS["mixed"], dropped=7)))


def test_a_cell_without_orders_shows_its_tasks() -> None:
    shop = cast(runs.cell())
    assert shop.noun == "task"
    assert scene(shop, 0.06).doing == "blocking"
    late = next(i for i, guest in enumerate(shop.guests) if "late_guest" in guest.name)
    assert scene(shop, 0.2).seen[late].place == "bench", "it waits for a lock"
    assert scene(shop, 0.2).seen[late].label == "a lock"


def test_what_is_no_run_is_refused() -> None:
    with pytest.raises(TypeError, match="replays runs"):
        cast("run")  # type: ignore[arg-type]
