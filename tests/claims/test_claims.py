"""The ledger of claims: whole, documented, shown in a lesson; and each of them measured again."""

from __future__ import annotations

import asyncio
from pathlib import Path

import nbformat
import pytest

from coffeeshop.claims import CLAIMS, experiment, put_to_the_test
from coffeeshop.claims.claim import CHAPTERS, VERDICTS
from coffeeshop.menu import ShopError

NOTEBOOKS = Path(__file__).parents[2] / "notebooks"
MEASURED = [number for number in CLAIMS if experiment(number)]


def test_there_are_fifty_and_only_opinions_are_not_measured() -> None:
    assert list(CLAIMS) == list(range(1, 51))
    assert [n for n in CLAIMS if n not in MEASURED] == [
        n for n, c in CLAIMS.items() if c.verdict == "opinion"
    ]


@pytest.mark.parametrize("number", CLAIMS)
def test_a_row_is_whole(number: int) -> None:
    claim = CLAIMS[number]
    assert claim.verdict in VERDICTS
    assert claim.chapter in CHAPTERS
    assert claim.says.strip()
    assert claim.truth.strip()
    assert claim.sources
    assert all(source.startswith("http") for source in claim.sources)


@pytest.mark.parametrize("number", MEASURED)
def test_the_lesson_has_the_cell_that_shows_it(number: int) -> None:
    claim = CLAIMS[number]
    notebook = nbformat.read(NOTEBOOKS / f"{claim.notebook}.ipynb", as_version=4)
    code = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert claim.cell
    assert [source for source in code if claim.cell in source], f"{claim.notebook} has no {claim.cell!r}"


@pytest.mark.full
@pytest.mark.parametrize("number", MEASURED)
def test_it_holds(number: int) -> None:
    shown = asyncio.run(put_to_the_test(number))
    if shown.holds is None:
        pytest.skip(shown.words)
    assert shown.holds, shown.words


def test_a_wrong_number_and_an_opinion_are_told_in_words() -> None:
    with pytest.raises(ShopError, match="There is no claim 51"):
        experiment(51)
    with pytest.raises(ShopError, match="Claim 47 is an opinion"):
        asyncio.run(put_to_the_test(47))
