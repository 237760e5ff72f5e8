"""The mill: what it returns, and whose hands its diary names."""

from __future__ import annotations

import asyncio
import multiprocessing
from pathlib import Path

import pytest

from coffeeshop import mill


@pytest.fixture
def diary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    kept = tmp_path / "mill"
    kept.touch()
    monkeypatch.setenv(mill.DIARY, str(kept))
    return kept


def test_the_diary_has_a_beginning_and_an_end_for_each_job(diary: Path) -> None:
    assert mill.grind(17) == mill.ground(17) == "order 17, ground"
    begins, ends = mill.read(diary)
    assert (begins.order, begins.ends, ends.ends) == (17, False, True)
    assert begins.born < begins.at < ends.at
    assert {begins.hands, ends.hands} == {mill.hands()}
    assert ends.at - begins.at >= mill.SECONDS * 0.9e9


def test_the_diary_says_whether_a_loop_was_held(diary: Path) -> None:
    async def inline() -> None:
        mill.grind(1)

    async def aside() -> None:
        await asyncio.to_thread(mill.grind, 2)

    asyncio.run(inline())
    asyncio.run(aside())
    assert {entry.order: entry.on_loop for entry in mill.read(diary)} == {1: True, 2: False}


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_another_process_has_other_hands_and_is_younger(method: str, diary: Path) -> None:
    mill.grind(1)
    process = multiprocessing.get_context(method).Process(target=mill.grind, args=(2,))
    process.start()
    process.join(60)
    here, there = (next(e for e in mill.read(diary) if e.order == order) for order in (1, 2))
    assert here.hands != there.hands
    assert here.born < there.born


def test_a_diary_that_is_gone_is_not_begun_again(diary: Path) -> None:
    diary.unlink()
    assert mill.grind(3) == mill.ground(3)
    assert not diary.exists()
    assert mill.read(diary) == []
