"""`%%xray` in a real kernel: the cell runs as ever, and its loop is seen."""

from __future__ import annotations

import re
import threading

import pytest

from coffeeshop.labs.magic import hide_magic_line, parse_options
from coffeeshop.menu import ShopError

PICTURES = {"image/svg+xml", "text/plain"}


def residue(kernel) -> str:
    return kernel.run(
        "import asyncio, threading\n"
        "print(asyncio.events.Handle._run.__module__, asyncio.get_running_loop().get_task_factory(), "
        "sorted(t.name for t in threading.enumerate() if 'x-ray' in t.name or 'xray' in t.name))"
    ).text


@pytest.fixture(autouse=True)
def _nothing_left_behind(kernel):
    before = residue(kernel)
    assert "asyncio.events" in before
    yield
    assert residue(kernel) == before


def test_an_awaiting_cell_is_drawn(kernel):
    outcome = kernel.run("%%xray\nimport asyncio\nawait asyncio.sleep(0.12)\nx = 7\nx")
    assert outcome.status == "ok"
    assert outcome.mimes() >= PICTURES
    assert outcome.mimes("execute_result") == {"text/plain"}
    assert kernel.run("print(x, len(_xray.slices) > 0, _xray.end > _xray.start)").text.split() == [
        "7",
        "True",
        "True",
    ]


def test_tasks_of_the_cell_are_named(kernel):
    kernel.run(
        "%%xray\nimport asyncio\nasync def brew(n):\n    await asyncio.sleep(n / 10)\n"
        "await asyncio.gather(brew(1), brew(2))"
    )
    assert (
        kernel.run("print([t.coroutine for t in _xray.tasks if 'brew' in t.coroutine])").text.count("brew")
        == 2
    )


def test_the_line_that_holds_the_loop_is_named_as_the_learner_numbers_it(kernel):
    kernel.run(
        "%%xray\nimport asyncio, time\nawait asyncio.sleep(0.01)\n\ntime.sleep(0.3)\nawait asyncio.sleep(0)"
    )
    blocks = kernel.run("print([(b.line, b.code.strip()) for b in _xray.blocks])").text
    assert "(5, 'time.sleep(0.3)')" in blocks


def test_a_cell_without_an_await_is_seen_to_hold_the_loop(kernel):
    outcome = kernel.run("%%xray\nimport time\ntime.sleep(0.3)")
    assert outcome.mimes() >= PICTURES
    assert "time.sleep(0.3)" in kernel.run("print([b.code for b in _xray.blocks])").text


def test_the_threshold_can_be_chosen(kernel):
    kernel.run("%%xray --threshold 10ms\nimport time, asyncio\nawait asyncio.sleep(0)\ntime.sleep(0.03)")
    assert kernel.run("print(_xray.threshold, len(_xray.blocks) >= 1)").text.split() == ["10000000", "True"]


def test_an_error_stays_the_cells_own_and_is_drawn(kernel):
    outcome = kernel.run("%%xray\nimport asyncio\nawait asyncio.sleep(0.05)\n1 / 0")
    assert outcome.status == "error"
    assert outcome.error["ename"] == "ZeroDivisionError"
    said = re.sub(r"\x1b\[[0-9;]*m", "", "\n".join(outcome.error["traceback"]))
    assert re.search(r"-+> 4 1 / 0", said)
    assert outcome.mimes() >= PICTURES


def test_a_cancelled_cell_is_drawn(kernel):
    outcome = kernel.run(
        "%%xray\nimport asyncio\nasyncio.get_running_loop().call_later(0.1, asyncio.current_task().cancel)\n"
        "await asyncio.sleep(5)"
    )
    assert outcome.status == "error"
    assert outcome.mimes() >= PICTURES


def test_an_interrupted_cell_is_drawn(kernel):
    outcome = kernel.run(
        "%%xray\nimport asyncio\nawait asyncio.sleep(20)",
        meanwhile=lambda: threading.Timer(0.5, kernel.interrupt).start(),
    )
    assert outcome.status == "error"
    assert outcome.mimes() >= PICTURES
    assert kernel.run("1 + 1").text.strip() == "2"


def test_an_interrupted_blocking_cell_is_drawn(kernel):
    outcome = kernel.run(
        "%%xray\nimport time\ntime.sleep(20)",
        meanwhile=lambda: threading.Timer(0.5, kernel.interrupt).start(),
    )
    assert outcome.error["ename"] == "KeyboardInterrupt"
    assert outcome.mimes() >= PICTURES


def test_a_syntax_error_is_told_as_ever(kernel):
    outcome = kernel.run("%%xray\nx = = 1")
    assert outcome.error["ename"] == "SyntaxError"


@pytest.mark.parametrize("line", ["%%xray --treshold 50ms", "%%xray --threshold soon", "%%xray --threshold"])
def test_a_wrong_option_is_one_sentence(kernel, line):
    outcome = kernel.run(f"{line}\nran = True")
    assert outcome.error["ename"] == "ShopError"
    assert len(outcome.error["traceback"]) == 1
    assert "--threshold 50ms" in outcome.error["traceback"][0]


def test_a_wrong_place_is_one_sentence(kernel):
    outcome = kernel.run("%%time\n%%xray\nx = 1")
    assert "must be the first line" in outcome.error["evalue"]


def test_only_the_magic_line_is_hidden():
    cell = ["\n", "%%xray --threshold 50ms\n", "a = 1\n", "%%xray\n"]
    hidden = hide_magic_line(cell)
    assert hidden[1].startswith("#")
    assert [hidden[0], *hidden[2:]] == [cell[0], *cell[2:]]
    assert hide_magic_line(["x = 1\n", "%%xray\n"]) == ["x = 1\n", "%%xray\n"]
    assert hide_magic_line(["%%xrays\n"]) == ["%%xrays\n"]


@pytest.mark.parametrize(
    ("line", "seconds"),
    [
        ("%%xray", 0.05),
        ("%%xray --threshold 20ms", 0.02),
        ("%%xray --threshold=0.2", 0.2),
        ("%%xray --threshold 1s", 1),
    ],
)
def test_durations_are_read_as_they_are_written(line, seconds):
    assert parse_options(line) == pytest.approx(seconds)


def test_a_threshold_out_of_bounds_is_refused():
    with pytest.raises(ShopError, match="no threshold between"):
        parse_options("%%xray --threshold 0")
