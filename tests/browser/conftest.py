"""A JupyterLab and a browser for the tests in this folder; skipped in words where none is installed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from labdriver import FLAGS, JupyterLab, Notebook, find_browser

HOW = (
    "No Chromium was found, so JupyterLab was not tried in a browser. Install one "
    "(Debian: apt-get install chromium; macOS: brew install chromium; Windows: Chrome or Edge), "
    "or set SHOP_CHROMIUM to its path."
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A real headless Chromium."""
    path = find_browser()
    if path is None:
        if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
            pytest.fail(HOW)
        pytest.skip(HOW)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def jupyterlab(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[JupyterLab]:
    """A JupyterLab on an empty folder, which goes when the tests are over."""
    lab = JupyterLab(tmp_path_factory.mktemp("shop"), tmp_path_factory.mktemp("home"))
    yield lab
    lab.stop()


@pytest.fixture
def page(browser: Any) -> Iterator[Any]:
    """A page of its own, as wide as a laptop's."""
    context = browser.new_context(viewport={"width": 1280, "height": 1000}, reduced_motion="no-preference")
    yield context.new_page()
    context.close()


@pytest.fixture
def open_notebook(jupyterlab: JupyterLab, page: Any) -> Callable[..., Notebook]:
    """Open a notebook file (a copy of it), or a new one made of these cells' texts."""

    def opened(source: Path | list[str], name: str = "lesson.ipynb") -> Notebook:
        if isinstance(source, Path):
            book = nbformat.read(source, as_version=4)
            name = source.name
        else:
            book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(text) for text in source])
        book.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
        nbformat.write(book, jupyterlab.folder / name)
        return Notebook(page, jupyterlab, name)

    return opened
