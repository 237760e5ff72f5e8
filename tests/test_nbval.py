"""nbval as `make test` calls it: figures may differ from run to run, words and findings may not."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output
from nbval.plugin import get_sanitize_patterns

TESTS = Path(__file__).parent
CONFIG = TESTS / "nbval_sanitize.cfg"
SVG = "<svg viewBox='0 0 {0} 9'><title>t</title><desc>{1}</desc><g><rect x='{0}'/></g></svg>"


def sanitised(text: str) -> str:
    """Return `text` as nbval compares it."""
    import re

    for pattern, replacement in get_sanitize_patterns(CONFIG.read_text(encoding="utf-8")):
        text = re.sub(pattern, replacement, text)
    return text


@pytest.mark.parametrize(
    ("stored", "fresh"),
    [
        ("20 served in 4.02 s, 4.97 a second", "20 served in 4.1 s, 5 a second"),
        ("<shop at http://127.0.0.1:40123>", "<shop at http://127.0.0.1:8001>"),
        ("7 of 20 orders answered", "20 of 20 orders answered"),
        (  # a small machine's rush
            "There is room for 10,000 customers at once.\n10,000 of 10,000 orders answered\n"
            "served: 10,000; in flight at once: 10,000",
            "This machine has 200 MB of memory left, and a thousand customers at once take 50 MB: "
            "2,400 come at once, not 10,000.\n2,400 of 2,400 orders answered\n"
            "served: 2,400; in flight at once: 2,400",
        ),
        ("<Task pending name='Task-5'>", "<Task pending name='Task-81'>"),
        ("awaiting was 18.2 times faster", "awaiting was 20 times faster"),
        ("<object at 0x7f3a1c2b90>", "<object at 0x7fffeeddcc>"),
        (  # what a busy machine adds to a finding
            "20 orders in 0.3 s, all overlapping: the loop was never blocked; the pulse never stopped.",
            "20 orders in 0.4 s, at most 19 at a time: no single step blocked the loop, "
            "yet the pulse was flat for 0.1 s.",
        ),
        (SVG.format(100, "four seconds of queue: 4.0 s"), SVG.format(777, "four seconds of queue: 4.3 s")),
    ],
)
def test_figures_that_differ_from_run_to_run_are_overlooked(stored: str, fresh: str) -> None:
    assert sanitised(stored) == sanitised(fresh)


@pytest.mark.parametrize(
    ("stored", "fresh"),
    [
        ("20 served in 4.02 s", "19 served in 4.02 s"),
        ("served: 2,400; in flight at once: 2,400", "served: 2,399; in flight at once: 2,400"),
        ("10,000 of 10,000 orders answered", "2,400 of 2,400 orders answered, 9 failed"),
        ("latte, mocha, espresso", "mocha, latte, espresso"),
        ("20 of 20 orders answered", "20 of 20 orders answered, 1 failed"),
        ("passed", "not attempted yet"),
        (SVG.format(9, "20 orders, one after another: so"), SVG.format(9, "20 orders, all overlapping: so")),
        (SVG.format(1, "a") + " and 3 lanes " + SVG.format(2, "b"), SVG.format(1, "a") + SVG.format(2, "b")),
    ],
)
def test_words_and_findings_are_compared(stored: str, fresh: str) -> None:
    assert sanitised(stored) != sanitised(fresh)


def test_nbval_passes_a_true_output_and_fails_a_false_one(tmp_path: Path) -> None:
    notebook = new_notebook(
        cells=[
            stored("print('took', 0.25, 's at 127.0.0.1:1')", "took 0.99 s at 127.0.0.1:2\n"),
            stored("print('latte, mocha')", "mocha, latte\n"),
        ]
    )
    nbformat.write(notebook, tmp_path / "tiny.ipynb")
    options = ("--nbval", "--nbval-current-env", f"--nbval-sanitize-with={CONFIG}", "-p", "no:cacheprovider")
    command = [sys.executable, "-m", "pytest", "-q", "--color=no", *options, "tiny.ipynb"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert "1 failed, 1 passed" in done.stdout, done.stdout


def stored(source: str, printed: str) -> nbformat.NotebookNode:
    """Return a cell that was executed and printed that."""
    output = new_output("stream", name="stdout", text=printed)
    return new_code_cell(source, execution_count=1, outputs=[output])
