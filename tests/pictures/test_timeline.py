"""The timeline as a whole: what it says, what it draws, and that one can read it."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import picture_runs as runs
import pytest
from picture_reading import SVG, classes, parsed, texts

from coffeeshop.ledger import Run, Slice
from coffeeshop.pictures import timeline, words
from coffeeshop.pictures.rows import rows

STACKS = {
    "four": lambda: (runs.blocking(4, 1000), runs.awaiting(4, 1000)),
    "twenty": lambda: (runs.blocking(20), runs.awaiting(20)),
    "sixty": lambda: (runs.blocking(60, 50), runs.awaiting(60, 50), runs.threads(60, 50)),
    "hundred": lambda: (runs.threads(100),),
    "four hundred": lambda: (runs.threads(400, 200), runs.awaiting(400, 200)),
    "ten thousand": lambda: (runs.awaiting(10_000),),
    "cell": lambda: (runs.cell(),),
}


def test_a_wait_for_the_process_pool_has_words_of_its_own() -> None:
    cell = runs.cell()

    def told(word: str) -> str:
        waits = tuple(piece._replace(waits=word if piece.waits else "") for piece in cell.slices)
        return " ".join(said.words for said in texts(timeline(replace(cell, slices=waits)).svg))

    assert "waits for a process" in told("process")
    assert "waits for a process" not in told("thread")


@pytest.mark.parametrize("width", [600, 900, 1100])
@pytest.mark.parametrize("name", STACKS)
def test_every_word_is_inside_the_frame_and_covers_no_other(name: str, width: int) -> None:
    picture = timeline(*STACKS[name](), width=width, title=f"A picture of {name}")
    found = texts(picture.svg)
    assert len(found) > 6
    for said in found:
        assert said.left >= 0, said
        assert said.right <= width, said
        assert said.top >= 0, said
        assert said.bottom <= picture.height, said
    for one, other in combinations(found, 2):
        assert not one.meets(other), (one, other)


@pytest.mark.parametrize("name", STACKS)
def test_a_picture_is_one_document_of_its_size_with_its_finding(name: str) -> None:
    picture = timeline(*STACKS[name](), width=800)
    root = parsed(picture.svg)
    assert (root.get("width"), root.get("height")) == ("800", str(picture.height))
    assert root.get("viewBox") == f"0 0 800 {picture.height}"
    description = root.findtext(f"{SVG}desc") or ""
    for panel in picture.data["panels"]:
        assert panel["finding"] in description
        assert panel["finding"] in picture.text
    assert len(picture.svg) < 300_000


def test_the_finding_is_what_the_run_holds() -> None:
    blocked, awaited = timeline(runs.blocking(20), runs.awaiting(20)).data["panels"]
    assert blocked["finding"] == (
        "20 orders of 0.2 s in 4.0 s, one after another: the loop was blocked 20 times, 0.2 s each; "
        "the pulse was flat for 4.0 s."
    )
    assert awaited["finding"] == (
        "20 orders of 0.2 s in 0.21 s, all overlapping: the loop was never blocked; the pulse never stopped."
    )
    assert "at most 40 at a time" in timeline(runs.threads(60)).text


def test_failed_orders_are_said_and_shown() -> None:
    run = runs.awaiting(3)
    broken = run.orders[1]._replace(status=500, error="the shop answered 500")
    lost = run.orders[2]._replace(
        served=None, status=None, error="no answer in 0.1 s", ended=run.orders[2].sent + 10**8
    )
    picture = timeline(replace(run, orders=(run.orders[0], broken, lost)))
    assert "2 orders failed." in picture.text
    said = [text.words for text in texts(picture.svg)]
    assert any(words.startswith("500 after") for words in said)
    assert any(words.startswith("no answer") for words in said)


def test_each_lane_ends_with_what_its_customer_saw() -> None:
    said = [text.words for text in texts(timeline(runs.blocking(4, 1000)).svg)]
    assert [w for w in said if w.startswith("served")] == [f"served {n}.0 s" for n in (1, 4, 2, 3)]


def test_the_first_wall_and_the_first_wait_are_labelled_once() -> None:
    said = [text.words for text in texts(timeline(runs.blocking(4, 1000), runs.awaiting(4, 1000)).svg)]
    assert said.count("nobody else can run, 1.0 s") == 1
    assert said.count("milk heats, barista is free") == 1
    assert said.count("waits 1.0 s at the door") == 1
    assert said.count("no pulse for 4.0 s") == 1


def test_nobody_calls_the_barista_free_while_the_loop_is_blocked() -> None:
    run = runs.awaiting(4, 1000)
    held = runs.blocking(1, 900).steps[0]._replace(order=4)
    said = [text.words for text in texts(timeline(replace(run, steps=(*run.steps[:3], held))).svg)]
    assert "milk heats" in said
    assert not any("free" in words for words in said)


def test_compared_runs_share_one_axis() -> None:
    data = timeline(runs.blocking(20), runs.awaiting(20)).data
    blocked, awaited = data["panels"]
    assert blocked["bottom"] <= awaited["top"]
    last = blocked["loops"][0]["lanes"][-1]["spans"]
    assert data["axis"]["last"] == pytest.approx(last[-3] + last[-2], abs=1)
    short = max(lane["spans"][-3] + lane["spans"][-2] for lane in awaited["loops"][0]["lanes"])
    assert short * 15 < data["axis"]["last"]


def test_above_a_hundred_only_p50_and_p95_are_labelled() -> None:
    run = runs.threads(400, 200)
    picture = timeline(run)
    said = [text.words for text in texts(picture.svg)]
    ordered = sorted((o.served or 0) - o.due for o in run.orders)
    for rank, place in (("p50", 200), ("p95", 380)):
        assert any(w.startswith(f"{rank} {words.duration(ordered[place - 1], even=True)}") for w in said), (
            said
        )
    assert not any(w.startswith(("order ", "served")) for w in said)


def test_what_is_left_out_is_counted() -> None:
    picture = timeline(runs.awaiting(10_000), lanes=100)
    drawn = len(picture.data["panels"][0]["loops"][0]["lanes"])
    assert 100 <= drawn <= 102
    assert f"{drawn} of 10,000 orders are drawn" in picture.text
    dropped = timeline(replace(runs.awaiting(4), dropped=1_234))
    assert "1,234 events did not fit" in dropped.text


def test_a_closer_look_shows_only_that_part() -> None:
    picture = timeline(runs.blocking(20), between=(1.0, 1.5))
    assert picture.data["axis"]["first"] == 1_000_000
    assert picture.data["axis"]["last"] == 1_500_000
    assert [t.words for t in texts(picture.svg) if t.words.endswith(" ms") or t.words in ("1.0 s", "1.5 s")]


def test_a_recording_without_orders_has_lanes_for_tasks_on_each_loop() -> None:
    picture = timeline(runs.cell())
    notebook, shop = picture.data["panels"][0]["loops"]
    assert (notebook["name"], shop["name"]) == ("notebook's loop", "shop's loop")
    assert [lane["name"] for lane in notebook["lanes"]][:2] == ["main · cell", "fetch_menu · fetch"]
    assert [lane["name"] for lane in shop["lanes"]] == ["app · GET /"]
    said = [text.words for text in texts(picture.svg)]
    assert "nobody else can run, 0.12 s: total = sum(beans), cell.py:7" in said
    assert "waits 0.28 s for a lock" in said
    assert "The notebook's loop was blocked once, for 0.12 s" in picture.text
    assert "total = sum(beans), cell.py:7 held the loop once" in picture.text
    assert {"running", "blocking", "waiting", "apron", "thread", "ready", "cancelled"} <= classes(picture.svg)


def test_a_run_of_an_unknown_server_has_neither_pulse_nor_loop() -> None:
    picture = timeline(replace(runs.awaiting(4), visits=(), steps=(), ticks=(), loops=()))
    said = [text.words for text in texts(picture.svg)]
    assert "pulse" not in said
    assert "event loop" not in said
    assert "nothing was recorded of the loop itself" in picture.text


def test_an_empty_run_still_is_a_picture() -> None:
    picture = timeline(Run("nothing happened"))
    assert parsed(picture.svg).tag == f"{SVG}svg"
    assert "0 tasks" in picture.text


def test_any_label_is_safe() -> None:
    nasty = 'a <b> & "c" \x00 ]]> 🫘'
    picture = timeline(replace(runs.awaiting(2), title=nasty), title=nasty)
    assert nasty.replace("\x00", "�") in "".join(parsed(picture.svg).itertext())


def test_rows_take_the_walls_from_the_strongest_evidence() -> None:
    (loop,) = rows(runs.blocking(5), 400, 300).loops
    assert len(loop.walls) == 5
    assert rows(runs.cell(), 400, 300).loops[0].walls[0].blame == "total = sum(beans), cell.py:7"


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"width": 200}, "at least 480 pixels"),
        ({"lanes": 1}, "at least 2 lanes"),
        ({"between": (2.0, 1.0)}, "the earlier first"),
    ],
)
def test_what_cannot_be_drawn_is_refused_in_a_sentence(wrong: dict[str, object], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        timeline(runs.awaiting(2), **wrong)


def test_a_closer_look_gives_the_lanes_of_that_part_more_room() -> None:
    whole, part = timeline(runs.threads(400, 200)), timeline(runs.threads(400, 200), between=(1.85, 1.95))
    pitches = [p.data["panels"][0]["loops"][0]["pitch"] for p in (whole, part)]
    drawn = [lane["name"] for lane in part.data["panels"][0]["loops"][0]["lanes"]]
    assert drawn[0] == "order 361"  # the last forty, since all others have been served
    assert pitches[1] > 5 * pitches[0]


def test_nobody_calls_the_barista_free_while_the_loop_is_busy() -> None:
    run = runs.awaiting(4, 1000)
    busy = tuple(Slice(1, 99, at, at + 9 * 10**6, 0) for at in range(run.start, run.end, 10**7))
    said = [text.words for text in texts(timeline(replace(run, slices=busy)).svg)]
    assert any("milk heats" in words for words in said)
    assert not any("free" in words for words in said)


def test_what_an_x_ray_gives_is_drawn_as_its_run() -> None:
    class XRay:
        run = runs.cell()

    assert timeline(XRay()).text == timeline(runs.cell()).text
    with pytest.raises(TypeError, match="draws runs, such as rush"):
        timeline([runs.cell()])


def test_a_run_draws_itself() -> None:
    assert runs.awaiting(2).timeline(title="By itself").text.startswith("By itself: 2 orders")
