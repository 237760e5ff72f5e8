"""The recipes' file: changed by whomever, used from the next order on, never half."""

from __future__ import annotations

import asyncio
import threading
import time
from pathlib import Path

import pytest

from coffeeshop.menu import ShopError
from coffeeshop.workshop.room.recipes import Recipes


@pytest.fixture
def recipes(tmp_path: Path) -> Recipes:
    return Recipes(tmp_path / "recipes.py", seconds=0.2)


def beats_during(recipes: Recipes, drink: str) -> int:
    """Return how often another task ran while a drink was made."""

    async def both() -> int:
        count, made = 0, asyncio.create_task(recipes.make(drink))
        while not made.done():
            await asyncio.sleep(0.01)
            count += 1
        await made
        return count

    return asyncio.run(both())


def test_one_word_makes_the_difference(recipes: Recipes) -> None:
    assert beats_during(recipes, "cappuccino") == 1
    recipes.save(recipes.source.replace("time.sleep", "await asyncio.sleep"))
    assert beats_during(recipes, "cappuccino") > 3
    assert len(recipes.changes) == 1


def test_another_editor_will_do(recipes: Recipes) -> None:
    changed = recipes.source.replace("time.sleep", "await asyncio.sleep")
    recipes.file.write_text(changed)
    assert beats_during(recipes, "cappuccino") > 3
    assert recipes.source == changed


def test_a_plain_def_is_called_in_a_thread_as_fastapi_does(recipes: Recipes) -> None:
    recipes.save(recipes.source.replace("async def cappuccino", "def cappuccino"))
    assert beats_during(recipes, "cappuccino") > 3


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("async def cappuccino(:\n", "SyntaxError"),
        ("async def latte():\n    pass\n", "has no 'cappuccino'"),
        ("raise SystemExit\n", "SystemExit"),
    ],
)
def test_what_cannot_be_used_leaves_the_recipes_as_they_were(recipes: Recipes, text: str, why: str) -> None:
    with pytest.raises(ShopError, match=why):
        recipes.save(text)
    assert "stay as they were" in recipes.fault
    asyncio.run(recipes.make("cappuccino"))
    assert recipes.source == text, "what was typed is kept"
    recipes.save("async def latte(): pass\nasync def cappuccino(): pass\n")
    assert recipes.fault == ""


def test_a_recipe_that_fails_is_told_by_its_line(recipes: Recipes) -> None:
    recipes.save(recipes.source.replace("time.sleep(", "await tiem.sleep("))
    with pytest.raises(ShopError, match=r"NameError.*recipes\.py, line 10"):
        asyncio.run(recipes.make("cappuccino"))
    assert recipes.fault


def test_a_change_counts_for_those_who_wait_in_front_of_a_held_loop(recipes: Recipes) -> None:
    recipes.save(recipes.source.replace("time.sleep(0.2)", "time.sleep(1)"))
    cure = recipes.source.replace("time.sleep", "await asyncio.sleep")
    threading.Timer(0.3, recipes.save, [cure]).start()

    async def five() -> float:
        began = time.monotonic()
        await asyncio.gather(*(recipes.make("cappuccino") for _ in range(5)))
        return time.monotonic() - began

    assert asyncio.run(five()) < 4, "the first holds the loop for a second, the four others overlap"


def test_it_is_bounded(recipes: Recipes) -> None:
    with pytest.raises(ShopError, match="longer than"):
        recipes.save("#" * 10_001)


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "recipes.py").mkdir()
    with pytest.raises(ShopError, match="Set COFFEESHOP_HOME"):
        Recipes(tmp_path / "recipes.py", 1)
