"""The notebook of all claims, made from their ledger: `notebooks/90_every_claim.ipynb`."""

from __future__ import annotations

from collections.abc import Iterator

import nbformat
from nbformat import NotebookNode

from coffeeshop.claims import CLAIMS, Claim
from coffeeshop.claims.claim import CHAPTERS

NAME = "90_every_claim.ipynb"
TITLE = """\
# Is that so?

Fifty things that are said about async in FastAPI, in the order in which the lessons meet them. Each has a
verdict, the truth, and an experiment that measures it again, here and now.

**By the end you will**

- know which of them are true, and which are true only under a condition,
- have seen each verdict hold on your own machine,
- know where each is documented, and which lesson shows it.

*A reference, with about a minute of experiments. **Nuance** means true, but; an **opinion** can't be
measured.*"""
IMPORT = "from coffeeshop.claims import CLAIMS, put_to_the_test, retest"
ONE = """\
One claim is a row of data and a coroutine. Here is the fifth, which lesson 01 is about. Any other number
will do. *Holds* means that the verdict held, also where the verdict is that the claim is false."""
TRY = 'print(CLAIMS[5].says, "|", CLAIMS[5].truth)\nawait put_to_the_test(5)'
END = """\
## Recap

- You know the verdicts: few claims are plainly false, and most that are told without a condition mislead.
- You have seen them hold here. Figures differ from machine to machine; orders, overlaps and peaks do not.
- You know where to look it up, and which lesson tells the story.

**Where the analogy breaks.** None of these experiments needs a coffee shop. That is what they are for."""


def made() -> NotebookNode:
    """Return the notebook that the ledger of claims generates, not executed."""
    notebook = nbformat.v4.new_notebook()
    for number, (kind, source) in enumerate(_cells()):
        new = nbformat.v4.new_markdown_cell if kind == "markdown" else nbformat.v4.new_code_cell
        notebook.cells.append(new(source, id=f"claims-{number}"))
    return notebook


def _cells() -> Iterator[tuple[str, str]]:
    yield "markdown", TITLE
    yield "code", IMPORT
    yield "markdown", ONE
    yield "code", TRY
    for chapter in CHAPTERS:
        yield "markdown", _table(chapter)
        yield "code", f'await retest("{chapter}")'
    yield "markdown", END


def _table(chapter: str) -> str:
    rows = [_row(claim) for claim in CLAIMS.values() if claim.chapter == chapter]
    head = ["| | The claim | Verdict | What is true | Shown in | Documented |", "|---|---|---|---|---|---|"]
    return "\n".join([f"## {chapter}", "", *head, *rows])


def _row(claim: Claim) -> str:
    shown = f"[{claim.notebook[:2]}]({claim.notebook}.ipynb)"
    sources = ", ".join(f"[{n}]({source})" for n, source in enumerate(claim.sources, 1))
    says, truth = claim.says.replace("|", "\\|"), claim.truth.replace("|", "\\|")
    return f"| {claim.number} | {says} | *{claim.verdict}* | {truth} | {shown} | {sources} |"
