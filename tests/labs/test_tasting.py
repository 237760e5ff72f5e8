"""pytest, run from a cell."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest

from coffeeshop.labs import tasting
from coffeeshop.labs.tasting import taste
from coffeeshop.menu import ShopError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "pytest.ini").write_text("[pytest]\naddopts = -q --no-header --tb=line -rA\n")
    (tmp_path / "test_two.py").write_text(
        "import warnings\ndef test_good():\n    warnings.warn('hot')\n"
        "def test_bad():\n    assert 'tea' == 'latte'\n"
    )
    return tmp_path


def test_it_says_what_pytest_says_and_not_where(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    monkeypatch.setenv("FORCE_COLOR", "1")
    said = asyncio.run(taste("test_two.py", folder=folder))
    assert "1 failed, 1 passed, 1 warning" in said
    assert "FAILED test_two.py::test_bad" in said
    assert str(folder) not in said
    assert "\x1b" not in said
    assert max(map(len, said.splitlines())) <= 2 * int(tasting.WIDTH)


def test_options_reach_pytest(folder: Path) -> None:
    said = asyncio.run(taste("test_two.py", "-k", "good", "--disable-warnings", folder=folder))
    assert "1 passed, 1 deselected" in said
    assert "hot" not in said


def test_the_loop_is_free_meanwhile(folder: Path) -> None:
    async def beside() -> int:
        turns, tasting_now = 0, asyncio.create_task(taste("test_two.py", folder=folder))
        while not tasting_now.done():
            await asyncio.sleep(0.01)
            turns += 1
        return turns

    assert asyncio.run(beside()) > 5


def test_a_missing_folder_and_an_endless_test_are_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ShopError, match="There is no folder"):
        asyncio.run(taste("test_two.py", folder=folder / "nowhere"))
    (folder / "test_endless.py").write_text("def test_endless():\n    import time\n    time.sleep(600)\n")
    monkeypatch.setattr(tasting, "LONGEST", 3)
    began = time.monotonic()
    with pytest.raises(ShopError, match="did not end within 3 s"):
        asyncio.run(taste("test_endless.py", folder=folder))
    assert time.monotonic() - began < 60
