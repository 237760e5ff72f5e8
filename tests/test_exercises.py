"""Exercises are what the solutions generate; every exercise stands in its lesson's notebook."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode

from coffeeshop.checks import find, names, solution, starter

ROOT = Path(__file__).parent.parent
SOLUTIONS = sorted((ROOT / "solutions").glob("*_solutions.ipynb"))


def sources(notebook: NotebookNode, kind: str) -> list[str]:
    return [cell.source for cell in notebook.cells if cell.cell_type == kind]


def notebook_of(name: str, folder: str) -> NotebookNode:
    (path,) = (ROOT / folder).glob(f"{find(name).lesson}_*_{folder}.ipynb")
    return nbformat.read(path, as_version=4)


def test_exercises_equal_what_would_be_generated() -> None:
    command = [sys.executable, str(ROOT / "tools" / "notebooks.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert len(SOLUTIONS) == len(list((ROOT / "exercises").glob("*.ipynb"))) > 0


@pytest.mark.parametrize("name", names())
def test_text_starter_check_and_solution_stand_in_the_notebooks(name: str) -> None:
    solved, asked = notebook_of(name, "solutions"), notebook_of(name, "exercises")
    assert solution(name).rstrip() in sources(solved, "code")
    code = sources(asked, "code")
    assert code[code.index(starter(name).rstrip()) + 1] == f'check("{name}")', "the check stands right below"
    assert any(find(name).task in text for text in sources(asked, "markdown"))
    assert solution(name).rstrip() not in code


@pytest.mark.parametrize("name", names())
def test_stored_verdicts_are_not_attempted_and_passed(name: str) -> None:
    for folder, word in (("exercises", "Not attempted yet."), ("solutions", "Passed.")):
        notebook = notebook_of(name, folder)
        check = next(cell for cell in notebook.cells if cell.source == f'check("{name}")')
        assert check.outputs[0].data["text/plain"].startswith(word)


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_each_lesson_has_two_exercises_of_different_kinds(path: Path) -> None:
    lesson = path.name[:2]
    assert len(names(lesson)) >= 2
    assert all(find(name).must for name in names(lesson)[:2])
    assert len({find(name).scene for name in names(lesson)}) == len(names(lesson))
