"""The floor as a still: what is drawn, where it stands, what it says."""

from __future__ import annotations

import json
import re

import picture_runs as runs
import pytest
from floor_runs import RUNS
from picture_reading import SVG, parsed, texts

from coffeeshop.ledger import Run
from coffeeshop.pictures import floor, strip
from coffeeshop.pictures.floor import cast, scene
from coffeeshop.pictures.floor.data import replay
from coffeeshop.pictures.floor.figures import FIGURES, HATS
from coffeeshop.pictures.floor.plan import plan
from coffeeshop.pictures.floor.worst import three
from coffeeshop.pictures.themes import LIGHT, THEMES, contrast


def drawn(svg: str, path: str) -> int:
    return sum(element.get("d") == path for element in parsed(svg).iter(f"{SVG}path"))


def test_blocking_is_hatched_and_waiting_is_not() -> None:
    stuck, free = floor(RUNS["mixed"], 0.15).svg, floor(RUNS["awaiting"], 0.1).svg
    assert "url(#" in re.sub(r"<defs>.*?</defs>", "", stuck)
    assert "url(#" not in re.sub(r"<defs>.*?</defs>", "", free)
    body = FIGURES["free"][3][0]
    assert drawn(free, body) == 1
    assert "STUCK with 4" in [said.words for said in texts(stuck)]
    assert "FREE" in [said.words for said in texts(free)]


def test_without_a_time_the_worst_moment_is_shown() -> None:
    assert "nobody hears 3 bells" in floor(RUNS["mixed"]).text
    assert "20 on machines" in floor(RUNS["awaiting"]).text
    assert "40 in the back room" in floor(RUNS["threads"]).text


def test_three_moments_tell_the_story_in_order() -> None:
    for run in RUNS.values():
        frames = three(cast(run))
        assert [frame.at for frame in frames] == sorted(frame.at for frame in frames)
        assert frames[2].at == cast(run).end
    before, worst, _ = three(cast(RUNS["mixed"]))
    assert scene(RUNS["mixed"], before.at / 1e9).counts["machine"] == 3
    assert scene(RUNS["mixed"], worst.at / 1e9).doing == "blocking"


def test_a_strip_says_under_each_frame_what_happens() -> None:
    picture = strip(RUNS["mixed"])
    words = " ".join(said.words for said in texts(picture.svg))
    for part in (
        "Before,",
        "The worst moment,",
        "After,",
        "nobody hears 3 bells",
        "Everybody has been served",
    ):
        assert part in words
        assert part in picture.text


@pytest.mark.parametrize("width", [920, 480, 297])
@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_everybody_has_a_spot_on_the_plan(run: Run, width: int) -> None:
    where = plan(cast(run), width, round(width * 0.5))
    for area in where.areas.values():
        for x, y in area.spots:
            assert -0.5 <= x <= where.width
            assert 0 <= y <= where.height
    assert len(where.areas["machine"].spots) >= cast(run).slots("machine")


@pytest.mark.parametrize("width", [920, 600, 480])
@pytest.mark.parametrize("run", RUNS.values(), ids=RUNS)
def test_headings_do_not_meet(run: Run, width: int) -> None:
    picture = floor(run, width=width)
    heads = [s for s in texts(picture.svg) if not s.words.isdigit() and s.top > 25 and s.words]
    assert [(a.words, b.words) for a in heads for b in heads if a is not b and a.meets(b)] == []
    assert all(said.right <= width + 1 for said in heads)


@pytest.mark.parametrize("theme", THEMES)
def test_words_on_the_floor_stand_out(theme: str) -> None:
    colours = THEMES[theme]
    for part in ("text", "quiet", "alarm"):
        assert contrast(colours[part], colours["wall"]) >= 4.5
    for part in ("queue", "text"):  # numbers and outlines of guests
        assert contrast(colours[part], colours["page"]) >= 4.5
    svg = floor(RUNS["mixed"], theme=theme).svg
    assert "var(--shop-" not in svg.replace("--shop-", "", svg.count("--shop-") * (theme == "live"))


def test_a_still_is_small_enough_to_be_stored() -> None:
    for picture in (strip(runs.awaiting(200)), strip(RUNS["threads"]), floor(runs.blocking(60))):
        assert len(picture.svg.encode()) < 300_000
        assert picture.png().startswith(b"\x89PNG")


def test_hats_tell_neighbours_apart() -> None:
    assert len(set(HATS)) == len(HATS) >= 10
    svg = floor(RUNS["awaiting"], 0.1).svg
    assert all(drawn(svg, hat) == 2 for hat in HATS), "twenty guests, ten hats"


def test_the_live_floor_gets_plain_data() -> None:
    data = json.loads(json.dumps(replay(cast(RUNS["mixed"]))))
    assert data["moments"] == sorted(set(data["moments"]))
    assert len(data["said"]) == len(data["moments"])
    assert {fill for parts in data["figures"].values() for _, fill, _, _ in parts} <= {*LIGHT, "hatch", ""}


def test_narrow_pictures_and_failed_orders() -> None:
    with pytest.raises(ValueError, match="at least 480 pixels"):
        floor(RUNS["mixed"], width=300)
    with pytest.raises(ValueError, match="at least 720 pixels"):
        strip(RUNS["mixed"], width=500)
    lost = runs.awaiting(2)
    order = lost.orders[1]._replace(served=None, status=None, error="no answer", ended=lost.end)
    left = Run(**{**lost.as_dict(), "orders": (lost.orders[0], order)})
    over = (left.end - left.start) / 1e9
    assert scene(left, over).counts == {"served": 1, "gone": 1}
    assert "It is over, and 1 went without" in floor(left, over).text


def test_a_run_draws_its_own_floor() -> None:
    assert RUNS["mixed"].floor(at=0.15).svg == floor(RUNS["mixed"], 0.15).svg
