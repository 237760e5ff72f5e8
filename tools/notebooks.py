"""Generate the exercises from the solutions and the list of claims from its ledger; execute every notebook.

    python tools/notebooks.py                    # generate and execute all
    python tools/notebooks.py --only 03_fastapi  # those whose name holds that text
    python tools/notebooks.py --check            # say whether the exercises are what would be generated

Solutions are the source. In them a code cell tagged `solution` becomes the exercise's starter, and a
cell tagged `solution-only` is left out.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import every_claim
import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbformat import NotebookNode

from coffeeshop.checks import close, starter
from coffeeshop.labs.exercise import MARK

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = ("notebooks", "exercises", "solutions")
LONGEST = 180  # seconds that one cell may take
INSTALLED = re.compile(
    r"((?:\x1b\[[\d;]*m)?)[^\s\x1b]*[/\\](?:site-packages|[Ll]ib[/\\]python3\.\d+|Lib)[/\\]"
)
VIEW = "application/vnd.jupyter.widget-view+json"
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}


def main() -> int:
    """Do what the command line asks; the exit status."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("--only", default="", metavar="NAME", help="notebooks whose file name holds NAME")
    asked.add_argument("--check", action="store_true", help="compare only; write and execute nothing")
    asked.add_argument("--no-run", action="store_true", help="generate the exercises, execute nothing")
    options = asked.parse_args()
    if options.check:
        return check()
    generate(options.only)
    found = [path for path in every_notebook() if options.only in path.stem]
    if not found:
        print(f"No notebook's name holds {options.only!r}.")
        return 1
    return 0 if options.no_run else sum([not execute(path) for path in found])


def every_notebook() -> Iterator[Path]:
    """Yield the notebooks, lesson by lesson, in the order in which a learner meets them."""
    found = [path for folder in FOLDERS for path in (ROOT / folder).glob("*.ipynb")]
    yield from sorted(found, key=lambda path: (path.name[:2], FOLDERS.index(path.parent.name)))


def exercise_path(solution: Path) -> Path:
    """Return where the exercises that belong to a solutions notebook stand."""
    return ROOT / "exercises" / solution.name.replace("_solutions", "_exercises")


def generate(only: str = "") -> None:
    """Write each generated notebook whose name (or whose source's name) holds `only`, outputs left out."""
    for target, source, made in generated():
        if (only in target.stem or only in source) and not is_fresh(target, made):
            target.parent.mkdir(exist_ok=True)
            nbformat.write(made, target)
            print(f"generated {target.relative_to(ROOT)}")


def check() -> int:
    """Say which notebooks are not what their sources generate; 1 where there is one, else 0."""
    stale = [(target, source) for target, source, made in generated() if not is_fresh(target, made)]
    for target, source in stale:
        print(
            f"{target.relative_to(ROOT)} is not what {source} generates: "
            "run `python tools/notebooks.py`, and never edit it by hand."
        )
    return 1 if stale else 0


def generated() -> Iterator[tuple[Path, str, NotebookNode]]:
    """Yield each generated notebook's path, its source's name, and what it should be."""
    for path in sorted((ROOT / "solutions").glob("*_solutions.ipynb")):
        yield exercise_path(path), path.name, exercises_of(nbformat.read(path, as_version=4))
    claims = normalised(every_claim.made(), every_claim.NAME)
    yield ROOT / "notebooks" / every_claim.NAME, "coffeeshop/claims/claims.toml", claims


def is_fresh(target: Path, made: NotebookNode) -> bool:
    """Say whether `target` is what its source generates, outputs aside."""
    return target.exists() and shape(nbformat.read(target, as_version=4)) == shape(made)


def exercises_of(solutions: NotebookNode) -> NotebookNode:
    """Return the exercises notebook that a solutions notebook generates."""
    made = nbformat.v4.new_notebook(metadata={"kernelspec": KERNEL})
    made.cells = [exercise_cell(cell) for cell in solutions.cells if "solution-only" not in tags(cell)]
    return normalised(made, "exercises")


def exercise_cell(cell: NotebookNode) -> NotebookNode:
    """Return what stands in the exercises where `cell` stands in the solutions."""
    made = NotebookNode(cell_type=cell.cell_type, id=cell.id, metadata={}, source=cell.source)
    kept = [tag for tag in tags(cell) if tag != "solution"]
    if kept:
        made.metadata["tags"] = kept
    if cell.cell_type == "code":
        made |= {"execution_count": None, "outputs": []}
        if "solution" in tags(cell):
            found = MARK.match(cell.source)
            if not found:
                raise SystemExit(f"A solution cell must begin with `# exercise: NAME`:\n{cell.source}")
            made.source = starter(found[1]).rstrip("\n")
    return NotebookNode(made)


def tags(cell: NotebookNode) -> list[str]:
    """Return a cell's tags."""
    return list(cell.metadata.get("tags", ()))


def shape(notebook: NotebookNode) -> list[tuple[str, str, str, list[str]]]:
    """Return what must be equal: each cell's kind, id, source and tags."""
    return [(cell.cell_type, cell.id, cell.source, tags(cell)) for cell in notebook.cells]


def execute(path: Path) -> bool:
    """Execute a notebook and store its outputs; False where a cell failed that declared no error."""
    started = time.monotonic()
    print(f"{path.relative_to(ROOT)} …", end=" ", flush=True)
    notebook = nbformat.read(path, as_version=4)
    with tempfile.TemporaryDirectory(prefix="coffeeshop-") as home:
        os.environ["COFFEESHOP_HOME"] = home
        client = NotebookClient(
            notebook,
            timeout=LONGEST,
            kernel_name="python3",
            record_timing=False,
            store_widget_state=False,
            resources={"metadata": {"path": str(path.parent)}},
        )
        try:
            client.execute()
        except CellExecutionError as error:
            print(f"failed after {time.monotonic() - started:.0f} s\n{error}")
            return False
    nbformat.write(normalised(notebook, path.stem, home), path)
    print(f"{len(notebook.cells)} cells in {time.monotonic() - started:.0f} s")
    return True


def normalised(notebook: NotebookNode, name: str, *private: str) -> NotebookNode:
    """Take out what differs from machine to machine; SystemExit where a path of this one is left."""
    notebook.metadata = NotebookNode(
        kernelspec=NotebookNode(KERNEL), language_info=NotebookNode(name="python", file_extension=".py")
    )
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    for number, cell in enumerate(notebook.cells):
        kept = tags(cell)
        cell.metadata = NotebookNode(tags=kept) if kept else NotebookNode()
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop(VIEW, None) if len(output.get("data", {})) > 1 else None
            if "traceback" in output:  # where Python is installed is nobody's business
                output["traceback"] = [INSTALLED.sub(r"\1…/", line) for line in output["traceback"]]
            forbid(output, f"{name}, cell {number}", private)
    nbformat.validate(notebook)
    return notebook


def forbid(output: NotebookNode, where: str, private: tuple[str, ...]) -> None:
    """Refuse an output that names a path of this machine."""
    text = nbformat.writes(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(outputs=[output])]))
    for path in {str(ROOT), str(Path.home()) + os.sep, os.path.join(tempfile.gettempdir(), ""), *private}:
        if path and path in text:
            raise SystemExit(f"{where} shows a path of this machine, {path}: mend the cell.")


if __name__ == "__main__":
    try:
        status = main()
    finally:
        close()
    sys.exit(status)
