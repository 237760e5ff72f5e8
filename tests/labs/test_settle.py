"""What `import coffeeshop` does for a notebook, in a real kernel."""

from __future__ import annotations

import threading
import time


def test_our_errors_are_one_sentence(kernel):
    outcome = kernel.run("from coffeeshop import drink\ndrink('lattte')")
    assert outcome.status == "error"
    said = outcome.error["traceback"]
    assert len(said) == 1
    assert "no 'lattte' on the menu" in said[0]
    assert "File" not in said[0]


def test_other_errors_keep_their_traceback(kernel):
    outcome = kernel.run("1 / 0")
    assert "ZeroDivisionError" in "\n".join(outcome.error["traceback"])
    assert len(outcome.error["traceback"]) > 1


def test_a_cell_that_runs_again_stops_its_former_server(kernel):
    cell = (
        "import socket, coffeeshop\n"
        "former = globals().get('shop')\n"
        "shop = coffeeshop.serve(coffeeshop.create_app(), port=0)\n"
        "print(former and former.is_open, shop.is_open)"
    )
    assert kernel.run(cell, "one").text.split() == ["None", "True"]
    assert kernel.run(cell, "one").text.split() == ["False", "True"]
    assert kernel.run("other = coffeeshop.serve(coffeeshop.create_app()); other.url", "two").status == "ok"
    assert kernel.run("print(shop.is_open, other.is_open)", "three").text.split() == ["True", "True"]


def test_a_cell_that_fails_leaves_no_server(kernel):
    kernel.run("from coffeeshop import *\nlost = serve(create_app())\nlost.url\n1 / 0", "failing")
    assert kernel.run("print(lost.is_open)").text.strip() == "False"


def test_a_cell_without_an_id_is_known_by_its_text(kernel):
    cell = "from coffeeshop import *\nolder = globals().get('mine')\nmine = serve(create_app())\nmine.url"
    kernel.run(cell)
    kernel.run(cell)
    assert kernel.run("print(older.is_open, mine.is_open)").text.split() == ["False", "True"]


def test_a_rush_tells_how_far_it_is_in_one_line(kernel):
    outcome = kernel.run(
        "from coffeeshop import *\n"
        "async with serve(create_app(milk=0.05)) as shop:\n"
        "    run = await rush(shop, '/blocking', orders=6)"
    )
    assert outcome.status == "ok"
    kinds = [kind for kind, _ in outcome.messages if kind.endswith("display_data")]
    assert kinds[0] == "display_data"
    assert set(kinds[1:]) <= {"update_display_data"}
    assert len({content["transient"]["display_id"] for _, content in outcome.messages}) == 1
    assert outcome.text.splitlines()[-1] == "6 of 6 orders answered"


def test_a_bare_await_can_be_interrupted_at_once(kernel):
    def press() -> None:
        threading.Timer(0.5, kernel.interrupt).start()

    began = time.monotonic()
    outcome = kernel.run("import asyncio\nawait asyncio.sleep(20)", meanwhile=press)
    assert outcome.status == "error"
    assert time.monotonic() - began < 8
    assert kernel.run("1 + 1").text.strip() == "2"


def test_settling_in_twice_changes_nothing(kernel):
    hooks = "len(get_ipython().events.callbacks['pre_run_cell'])"
    before = kernel.run(hooks).text
    assert kernel.run("import coffeeshop.labs as l; l.settle_in(); l.settle_in(); " + hooks).text == before
