"""The clinic's shops and the detectors that look at them, without the lab."""

from __future__ import annotations

import asyncio
import json
import logging
import warnings
from pathlib import Path

import pytest

from coffeeshop.checks.clinic import PATIENTS, Heard, held, named, ruff
from coffeeshop.customers import rush
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.serving import serve

LESSON = Path(__file__).parents[2] / "notebooks" / "10_spilled_milk.ipynb"
# Which of a sick shop's lines its detectors name; "" is silence, no line where they see something else.
SEEN = {
    "one": {"ruff": "", "log": "", "debug": [], "xray": [7]},
    "two": {"ruff": "", "log": [13, 18], "debug": [13, 18, 22], "xray": ""},
    "three": {"ruff": [16], "log": [6, 8], "debug": [6, 8, 16], "xray": ""},
    "four": {"ruff": [10], "log": "", "debug": "", "xray": ""},
}


def visited(key: str, health: str, debug: bool = False, xray: bool = False) -> tuple[Run, str]:
    """Return the run of a visit, and what the shop's log says."""
    heard = Heard(PATIENTS[key].opened(health), debug=debug)

    async def visit() -> Run:
        async with serve(heard, xray=xray) as shop:
            return await rush(shop, PATIENTS[key].visits, rate=20, orders=len(PATIENTS[key].visits))

    return asyncio.run(visit()), heard.said


def said_of(key: str, health: str) -> dict[str, str]:
    """Return the words of all four detectors."""
    patient = PATIENTS[key]
    return {
        "ruff": ruff(patient.file, patient.source(health)),
        "log": visited(key, health)[1],
        "debug": visited(key, health, debug=True)[1],
        "xray": held(visited(key, health, xray=True)[0]),
    }


@pytest.mark.parametrize("key", PATIENTS)
def test_each_detector_sees_what_it_sees_and_nothing_of_the_cure(key):
    sick = said_of(key, "sick")
    assert {name: words and named(words, PATIENTS[key].file) for name, words in sick.items()} == SEEN[key]
    assert said_of(key, "cured") == {"ruff": "", "log": "", "debug": "", "xray": ""}


@pytest.mark.parametrize("key", PATIENTS)
def test_the_lesson_writes_the_same_shop(key):
    cells = ["".join(cell["source"]) for cell in json.loads(LESSON.read_text(encoding="utf-8"))["cells"]]
    magic = f"%%writefile {PATIENTS[key].file}\n"
    assert magic + PATIENTS[key].sick.rstrip() in cells


@pytest.mark.parametrize("key", PATIENTS)
def test_every_cause_and_every_cure_stands_in_its_shop(key):
    patient = PATIENTS[key]
    assert len(patient.guilty()) == len(patient.causes)
    assert all(patient.sick.count(cure["was"]) == 1 for cure in patient.cures)
    assert patient.source("cured") != patient.source("sick")
    with pytest.raises(ShopError, match="sick or cured"):
        patient.source("dead")


def test_symptoms_are_there_and_go():
    shop = PATIENTS["two"].opened("sick")
    asyncio.run(ordered(shop, "/noted"))
    assert shop.book == []
    cured = PATIENTS["two"].opened("cured")
    asyncio.run(ordered(cured, "/noted"))
    assert cured.book == ["latte"]


async def ordered(shop, path):
    async with serve(Heard(shop)) as served:
        return await rush(served, path, orders=1)


def test_a_shop_is_heard_and_nobody_else_is_missed(recwarn):
    with warnings.catch_warnings(record=True) as kept:
        warnings.simplefilter("always")
        former = warnings.showwarning
        _, said = visited("two", "sick")
        warnings.warn("of the notebook", UserWarning, stacklevel=1)
    assert "never awaited" in said
    assert [str(one.message) for one in kept] == ["of the notebook"]
    assert warnings.showwarning is not None
    assert former.__module__ == "warnings"
    assert logging.getLogger("asyncio").filters == []


def test_libraries_are_folded_out_of_a_traceback():
    heard = Heard(PATIENTS["two"].opened("sick"))
    heard.hear(
        "Exception in ASGI application\nTraceback (most recent call last):\n"
        '  File "/somewhere/fastapi/routing.py", line 9, in app\n    await it\n    ^^^^^^^^\n'
        '  File "shop_two.py", line 22, in asked\n    return is_member("7")\nValueError: no'
    )
    assert heard.said == (
        "Exception in ASGI application\nTraceback (most recent call last):\n  …\n"
        '  File "shop_two.py", line 22, in asked\n    return is_member("7")\nValueError: no'
    )
    assert named(heard.said, "shop_two.py") == [22]
