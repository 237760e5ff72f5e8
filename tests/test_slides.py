"""The slides: how cells are cut, and that a deck needs nothing but itself."""

from __future__ import annotations

import os
import re
from pathlib import Path

import nbformat
import pytest
import slides
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from reveal import reveal
from slide_cells import cut
from speaking import ShopFailure


@pytest.fixture(scope="module")
def kept() -> Path:
    try:
        return reveal()
    except ShopFailure as failure:
        if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
            raise
        pytest.skip(str(failure))


def kinds(*cells: nbformat.NotebookNode) -> list[tuple[str, str]]:
    made = cut(new_notebook(cells=list(cells))).cells
    return [(cell.metadata.slideshow.slide_type, cell.metadata.tags[0]) for cell in made]


def shown(**data: str) -> nbformat.NotebookNode:
    return new_output("display_data", data={kind.replace("__", "/"): text for kind, text in data.items()})


def test_a_heading_begins_a_slide() -> None:
    text = "The finding.\n\n## The next question\n\nWhat now?"
    assert kinds(new_markdown_cell(text)) == [("subslide", "prose"), ("slide", "prose")]


def test_code_stands_under_few_words_and_its_output_comes_after() -> None:
    code = new_code_cell("print(6 * 7)", outputs=[new_output("stream", text="42\n")])
    assert kinds(new_markdown_cell("How much?"), code) == [
        ("subslide", "prose"),
        ("-", "code"),
        ("fragment", "said"),
    ]


def test_a_long_output_has_a_slide_of_its_own() -> None:
    code = new_code_cell("tell()", outputs=[new_output("stream", text="line\n" * 20)])
    assert kinds(code) == [("subslide", "code"), ("subslide", "said")]


def test_a_prediction_is_a_question_with_letters() -> None:
    asked = shown(text__html="<div></div>", text__plain="How long?\n( ) 1 s   ( ) 4 s")
    [question] = cut(new_notebook(cells=[new_code_cell("guess", outputs=[asked])])).cells
    assert question.source == "### How long?\n\n- **A** 1 s\n- **B** 4 s"


def test_imports_and_lines_of_progress_are_left_out() -> None:
    assert kinds(new_code_cell("import time\n\nfrom fastapi import FastAPI")) == []
    done = shown(text__plain="20 of 20 orders answered")
    assert kinds(new_code_cell("run = await rush(shop)", outputs=[done])) == [("subslide", "code")]
    written = new_output("stream", text="Writing shop.py\n")
    assert kinds(new_code_cell("%%writefile shop.py\nx = 1", outputs=[written])) == [("subslide", "code")]


def test_a_picture_stands_beside_its_finding() -> None:
    picture = shown(image__png="", text__plain="20 orders in 4.1 s.\norder 1: served 0.2 s")
    picture.data["image/svg+xml"] = '<svg viewBox="0 0 900 670"></svg>'
    made = cut(new_notebook(cells=[new_code_cell("timeline(run)", outputs=[picture])])).cells
    assert [cell.metadata.tags for cell in made] == [["code"], ["finding-tall"], ["picture-tall"]]
    assert made[1].source == "20 orders in 4.1 s."


def test_links_to_other_files_become_words() -> None:
    [slide] = cut(
        new_notebook(cells=[new_markdown_cell("See [00](00_open.ipynb), [PEP](https://peps.python.org)")])
    ).cells
    assert slide.source == "See 00, [PEP](https://peps.python.org)"


def test_a_lesson_that_is_not_there_is_said() -> None:
    with pytest.raises(ShopFailure, match="No lesson begins with '77'"):
        list(slides.lessons(["77"]))


def test_a_deck_needs_no_other_file(kept: Path, tmp_path: Path) -> None:
    [lesson] = slides.lessons(["03"])
    page = slides.write(lesson, kept, tmp_path).read_text(encoding="utf-8")
    assert not re.search(
        r"""<(?:script|img|iframe|link)[^>]*\b(?:src|href)\s*=\s*["']?(?!data:)[\w./]""", page
    )
    assert not re.search(r"""@import|url\(\s*["']?(?!data:|#)""", page.split("<body>")[0])
    assert page.count("<section") > 40
