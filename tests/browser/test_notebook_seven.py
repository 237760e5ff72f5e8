"""The labs in Jupyter Notebook 7."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from labdriver import Notebook, NotebookSeven
from labpage import LAB, LabPage, accessible

SMALL = {
    "race": "labs.race(orders=10)",
    "barista": "labs.barista(orders=2, drink='espresso')",
    "aprons": "labs.aprons(orders=45, milk=0.2)",
    "bad_recipe": "labs.bad_recipe(milk=0.3)",
    "work": "labs.work(orders=4)",
    "capacity": "labs.capacity(most=20, milk=0.1)",
    "clinic": "labs.clinic(shop='four')",
}
CELLS = ["from coffeeshop import labs", *SMALL.values()]

pytestmark = [pytest.mark.browser, pytest.mark.full, pytest.mark.timeout(300)]


@pytest.fixture
def notebook(browser: Any, tmp_path: Path) -> Iterator[Notebook]:
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in CELLS])
    book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    (tmp_path / "shop").mkdir()
    nbformat.write(book, tmp_path / "shop" / "labs.ipynb")
    server = NotebookSeven(tmp_path / "shop", tmp_path / "home")
    page = browser.new_page(viewport={"width": 1280, "height": 1000})
    try:
        yield Notebook(page, server, "labs.ipynb")
    finally:
        page.close()
        server.stop()


def test_each_lab_runs(notebook: Notebook) -> None:
    notebook.errors.clear()  # of Notebook 7's own making, while it opens
    notebook.run_all()
    for number, name in enumerate(SMALL):
        lab = LabPage(notebook, number)
        lab.press("Run")
        lab.lab.locator("tbody tr").first.wait_for(timeout=60_000)
        lab.finished()
        assert lab.told, name
        assert lab.rows(), name
    notebook.shoot("notebook-seven")
    accessible(notebook.page, LAB)
    assert notebook.errors == []
