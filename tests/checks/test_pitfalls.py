"""Every row of the table of pitfalls is measured: its bad program shows the symptom, its cure does not."""

from __future__ import annotations

import asyncio
import importlib.util
from typing import Any

import pytest

from coffeeshop.checks.pitfalls import PITFALLS, Row, Table, bench, examine, reader
from coffeeshop.menu import ShopError

MISTAKES = [*range(1, 10), 15, 16, 17, 21, 22, 27]
SEEN_BY = {  # measured here, and told by the lesson
    "ruff": {"blocking-call", "blocking-client", "unkept-task", "swallowed-cancellation"},
    "log": {"forgotten-await", "loop-in-loop", "unkept-task", "lost-exception"},
    "x-ray": {
        *("blocking-call", "blocking-client", "computing", "synchronous-session", "awaits-nothing"),
        "one-call-deep",
    },
    "nobody": {"one-after-another", "gather-runs-on", "lost-update", "no-timeout"},
}
SEEN_BY["debug mode"] = SEEN_BY["x-ray"]


@pytest.fixture(scope="module")
def table() -> Table:
    return asyncio.run(examine())


def row(table: Table, name: str) -> Row:
    return next(row for row in table if row.pitfall.name == name)


def test_the_table_has_the_mistakes_that_the_lesson_promises() -> None:
    assert [pitfall.mistake for pitfall in PITFALLS.values()] == MISTAKES
    for pitfall in PITFALLS.values():
        assert all((pitfall.title, pitfall.symptom, pitfall.remedy, pitfall.probe))
        assert pitfall.bad != pitfall.cure
        assert "|" not in pitfall.title + pitfall.symptom + pitfall.remedy


@pytest.mark.parametrize("name", PITFALLS)
def test_the_bad_program_shows_the_symptom_and_the_cure_does_not(table: Table, name: str) -> None:
    measured = row(table, name)
    assert measured.shows, "the symptom did not show"
    assert measured.cured, "the cure has the symptom too"
    assert measured.after == (), "a detector complains of the cure"


@pytest.mark.parametrize("name", PITFALLS)
def test_the_detectors_see_what_the_lesson_says_of_them(table: Table, name: str) -> None:
    expected = {detector for detector, names in SEEN_BY.items() if name in names}
    assert set(row(table, name).detectors or ("nobody",)) == expected


def test_the_xray_names_the_line_and_debug_mode_only_the_task(table: Table) -> None:
    deep = row(table, "one-call-deep")
    assert deep.xray == ("time.sleep(0.25)",)
    assert deep.debug == ("ask",)  # the task that called the application; look_up is nowhere


def test_a_notebook_shows_symptom_detectors_and_cure(table: Table) -> None:
    shown = table._repr_markdown_().splitlines()
    assert len(shown) == 2 + len(MISTAKES)
    assert {line.count(" | ") for line in shown} == {len(Table.HEAD) - 1}
    assert "RUF006" in shown[2 + MISTAKES.index(8)]
    assert table.unseen() == [name for name in PITFALLS if name in SEEN_BY["nobody"]]
    assert "lost-update: nobody" in repr(table)


def test_one_row_can_be_asked_for_and_the_caller_s_loop_stays_free() -> None:
    async def ask() -> tuple[Table, int]:
        asked, turns = asyncio.create_task(examine("forgotten-await")), 0
        while not asked.done():
            await asyncio.sleep(0.01)
            turns += 1
        return asked.result(), turns

    (only,), turns = asyncio.run(ask())
    assert only.detectors == ("log",)
    assert only.log == ("never awaited",)
    assert turns > 5


def test_no_process_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    children: list[Any] = []
    real = bench.Child

    def kept(module: str) -> Any:
        children.append(real(module))
        return children[-1]

    monkeypatch.setattr(bench, "Child", kept)
    asyncio.run(examine("forgotten-await"))
    assert [child.alive for child in children] == [False]


def test_an_unknown_pitfall_and_a_missing_linter_are_said_in_words(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ShopError, match=r'There is no pitfall "no-milk". The pitfalls are blocking-call, '):
        asyncio.run(examine("no-milk"))
    monkeypatch.setattr(reader, "find_spec", lambda name: importlib.util.find_spec(f"no_{name}"))
    with pytest.raises(ShopError, match="pip install ruff"):
        asyncio.run(examine("forgotten-await"))
