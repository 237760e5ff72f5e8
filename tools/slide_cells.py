"""Cut a notebook's cells into slides: one thing a slide, and nothing that a projector can't show."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import deepcopy

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

FULL = 14  # lines of code and output that one slide takes together
LINK = re.compile(r"\[([^\]]+)\]\((?!https?:|attachment:)[^)]+\)")
PROGRESS = re.compile(r"[\d,]+ of [\d,]+ orders answered|(Writing|Overwriting|Appending to) \S+\.\w+")
OPTION = re.compile(r"\( \) (.+?)(?= +\( \)|$)", re.M)
FINDING = re.compile(r"\b(orders?|tasks?) in [\d.]")
UNSAID = "You made no prediction. "
HANDS_OFF = re.compile(r" ?Run this notebook to try it: this lab needs a kernel\.")


def cut(book: NotebookNode) -> NotebookNode:
    """Return the notebook as slides: a heading begins one; a question, a lab and a picture have their own."""
    made = deepcopy(book)
    made.cells = []
    for cell in book.cells:
        for piece in pieces(cell):
            if made.cells and _goes_on(made.cells[-1], piece):
                piece.metadata.slideshow.slide_type = "-"
            made.cells.append(piece)
    return made


def pieces(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Yield the slides, or parts of slides, that one cell becomes."""
    if cell.cell_type == "markdown":
        yield from _prose(cell)
        return
    outputs = [output for output in map(_plain, cell.outputs) if output]
    told = next((o.data["text/plain"] for o in outputs if "text/html" in o.get("data", {})), "")
    if OPTION.search(told):
        yield _on(new_markdown_cell(_question(told)), "subslide", "question")
    elif HANDS_OFF.search(told):
        yield _on(new_markdown_cell(_lab(told, cell.source)), "subslide", "lab")
    elif not _imports(cell.source):
        yield _on(new_code_cell(cell.source), "subslide", "code")
        yield from _shown(cell.source, outputs)


def _goes_on(before: NotebookNode, piece: NotebookNode) -> bool:
    """Tell whether code finds room under the few words that lead to it."""
    if (before.metadata.tags, piece.metadata.tags) != (["prose"], ["code"]):
        return False
    return len(before.source.split()) / 8 + 0.8 * (piece.source.count("\n") + 1) < 13


def _prose(cell: NotebookNode) -> Iterator[NotebookNode]:
    """Yield a slide for each heading's text, and one for what stands before the first heading."""
    text = LINK.sub(r"\1", cell.source)
    for part in re.split(r"^(?=##? )", text, flags=re.M):
        if part.strip():
            made = new_markdown_cell(part.strip(), attachments=cell.get("attachments", {}))
            yield _on(made, "slide" if part.startswith("#") else "subslide", "prose")


def _shown(source: str, outputs: list[NotebookNode]) -> Iterator[NotebookNode]:
    """Yield what a cell printed, under its code where both fit, and each of its pictures with its finding."""
    said = "".join(output.text for output in outputs if "text" in output).replace(UNSAID, "")
    lines = source.count("\n") + said.count("\n")
    if said:
        printed = new_output("stream", text=said)
        yield _on(_only([printed]), "subslide" if lines > FULL else "fragment", "said")
    for output in outputs:
        if "image/svg+xml" in output.get("data", {}) or "image/png" in output.get("data", {}):
            yield from _picture(output)
        elif "text/markdown" in output.get("data", {}):
            yield from _page(output.data["text/markdown"])


def _picture(output: NotebookNode) -> Iterator[NotebookNode]:
    told = output.data["text/plain"].splitlines()
    finding = "\n\n".join([line for line in told if FINDING.search(line)] or told[:1])
    svg = output.data.get("image/svg+xml", "")
    wide, high = map(float, (re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg) or [(9, 5)])[0])
    shape = "tall" if wide / high < 1.7 else "broad"
    if not finding.startswith("<"):
        yield _on(new_markdown_cell(finding), "subslide", f"finding-{shape}")
        yield _on(_only([output]), "-", f"picture-{shape}")
    else:
        yield _on(_only([output]), "subslide", "picture-broad")


def _page(text: str) -> Iterator[NotebookNode]:
    """Yield a slide for each part of a page: before a table, and before a paragraph that begins in bold."""
    for part in re.split(r"\n\n(?=\||\*\*)", LINK.sub(r"\1", text)):
        yield _on(new_markdown_cell(part), "subslide", "prose")


def _plain(output: NotebookNode) -> NotebookNode | None:
    """Return an output as a slide can show it: an error's last line, a value's text; None for progress."""
    if output.output_type == "error":
        return new_output("stream", text=f"{output.ename}: {output.evalue}\n")
    if output.output_type == "stream":
        return None if PROGRESS.fullmatch(output.text.strip()) else output
    kinds = set(output.data)
    text = output.data.get("text/plain", "")
    if kinds == {"text/plain"} or (kinds == {"text/plain", "text/markdown"} and not text.startswith("<")):
        return None if PROGRESS.fullmatch(text) else new_output("stream", text=text.rstrip() + "\n")
    return output


def _question(told: str) -> str:
    """Return a prediction as a question with lettered answers, for a show of hands."""
    question, *_ = told.splitlines()
    options = OPTION.findall(told)
    answers = [f"- **{letter}** {option.strip()}" for letter, option in zip("ABCDEF", options, strict=False)]
    return "\n".join([f"### {question.strip()}", "", *answers])


def _lab(told: str, source: str) -> str:
    title, *rest = HANDS_OFF.sub("", told).strip().splitlines()
    code = f"```python\n{source}\n```"
    return "\n\n".join([f"### {title}", *rest, "*A lab: we run it in the notebook.*", code])


def _imports(source: str) -> bool:
    return all(line.startswith(("import ", "from ")) or not line.strip() for line in source.splitlines())


def _only(outputs: list[NotebookNode]) -> NotebookNode:
    made = new_code_cell("", outputs=outputs)
    made.metadata["transient"] = {"remove_source": True}
    return made


def _on(cell: NotebookNode, slide: str, kind: str) -> NotebookNode:
    cell.metadata["slideshow"] = {"slide_type": slide}
    cell.metadata["tags"] = [kind]
    return cell
