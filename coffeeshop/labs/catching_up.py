"""`catch_up("03", "Forty aprons")`: a lesson's names again, after its kernel was restarted."""

from __future__ import annotations

import ast
import asyncio
import inspect
import json
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from types import CodeType
from typing import Any

from coffeeshop.labs.exercise import Note
from coffeeshop.labs.magic import parse_options
from coffeeshop.labs.needed import Statement, needed, quick_first, statements, whole
from coffeeshop.labs.shell import plain, shell
from coffeeshop.labs.tidy import tidied
from coffeeshop.menu import ShopError

LIMIT = 10.0  # seconds
LATE = "late"


@dataclass(frozen=True)
class Part:
    """A code cell, and the heading it stands under."""

    number: int
    heading: str
    text: str
    fails: bool  # the lesson declares that it raises


async def catch_up(lesson: str, heading: str = "") -> Note:
    """Bring back what the cells below `heading` need, silently, in at most ten seconds: await it in a cell.

    `lesson` is the notebook's number, as in "03"; of `heading` its beginning is enough. From the notebook
    as it was last saved run those statements above the heading that anything below it needs. The Note
    says what is ready, and what failed or did not fit. ShopError where there is no such lesson or heading.
    """
    ip = shell()
    if ip is None:
        raise ShopError("catch_up(...) brings a notebook's names back: call it in a notebook.")
    began = time.monotonic()
    parts = list(_parts(_notebook(lesson)))
    point = _point(parts, lesson, heading)
    above, below = parts[: parts.index(point)], parts[parts.index(point) :]
    plan, trouble = _plan(above, below)
    ran, late, failed = set(), [], []
    for part, source in plan:
        left = began + LIMIT - time.monotonic()
        said = await _run(ip, source, part, left) if left > 0 else LATE
        if not said:
            ran.add(part.number)
        elif said is LATE:
            late.append(part)
        else:
            failed.append(said)
    trouble += failed[:1] + _late(late)  # what fails later often fails for want of the first
    return Note(_sentence(point.heading, len(ran), len(above), time.monotonic() - began, trouble))


def _notebook(lesson: str) -> Path:
    here = Path.cwd()
    for folder in (here, *here.parents):
        found = sorted((folder / "notebooks").glob(f"{lesson}*.ipynb")) if lesson else []
        if found:
            return found[0]
    raise ShopError(f'There is no lesson {lesson!r} in {here} or above it: name its number, as in "03".')


def _parts(file: Path) -> Iterator[Part]:
    """Yield the notebook's code cells; a heading counts from the cell in which it stands."""
    try:
        cells = json.loads(file.read_text(encoding="utf-8"))["cells"]
    except (OSError, ValueError, KeyError) as error:
        raise ShopError(
            f"{file.name} could not be read ({plain(error)}): save the notebook, then try again."
        ) from None
    heading = ""
    for number, cell in enumerate(cells):
        text = "".join(cell["source"])
        if cell["cell_type"] == "code":
            yield Part(number, heading, text, "raises-exception" in cell["metadata"].get("tags", ()))
        else:
            marks = ("##", "# ") if number == 0 else ("##",)  # elsewhere one # begins a comment
            titles = [line.lstrip("# ") for line in text.splitlines() if line.startswith(marks)]
            heading = titles[-1] if titles else heading


def _point(parts: list[Part], lesson: str, heading: str) -> Part:
    """Return the first code cell below the heading that begins so."""
    for part in parts:
        if heading and _bare(part.heading).startswith(_bare(heading)):
            return part
    there = ", ".join(f'"{title}"' for title in dict.fromkeys(part.heading for part in parts))
    raise ShopError(f"Where do you go on in lesson {lesson}? Name one of its headings: {there}.")


def _bare(text: str) -> str:
    return " ".join(text.replace("`", "").lower().split())


def _plan(above: list[Part], below: list[Part]) -> tuple[list[tuple[Part, str]], list[str]]:
    """Return the cells that must run, each with the lines that must, and a sentence for each that can't."""
    trouble: list[str] = []
    texts = {part.number: _python(part.text) for part in [*above, *below]}
    read = {part.number: _read(part, texts[part.number], trouble) for part in above}
    after = [one for part in below for one in _read(part, texts[part.number], [])]
    chosen = needed([one for part in above for one in read[part.number]], after)
    return [one for half in quick_first(chosen) for one in _sources(above, texts, half)], trouble


def _sources(parts: list[Part], texts: dict[int, str], chosen: list[Statement]) -> Iterator[tuple[Part, str]]:
    """Yield each cell that has a chosen statement, with the lines of those."""
    for part in parts:
        lines = texts[part.number].splitlines()
        mine = [line for one in chosen if one.cell == part.number for line in lines[one.first - 1 : one.last]]
        if mine:
            yield part, "\n".join(mine)


def _python(text: str) -> str:
    """Return a cell's text as Python: magics turned into calls, `%%xray` left out."""
    from IPython.core.inputtransformer2 import TransformerManager

    lines = text.lstrip().splitlines(keepends=True)
    return TransformerManager().transform_cell(
        "".join(lines[1:] if lines and lines[0].startswith("%%xray") else lines)
    )


def _read(part: Part, text: str, trouble: list[str]) -> list[Statement]:
    try:
        return whole(part.number, text, "_xray") if _magic_line(part) else statements(part.number, text)
    except SyntaxError as error:
        if not part.fails:
            trouble.append(f'a cell under "{part.heading}" is not Python yet ({error.msg})')
        return []


def _magic_line(part: Part) -> str:
    """Return the cell's `%%xray` line; nothing where it has none."""
    first = part.text.lstrip().partition("\n")[0]
    return first if first.startswith("%%xray") else ""


async def _run(ip: Any, source: str, part: Part, left: float) -> str:
    """Run a cell's lines in the notebook, without showing anything; return what went wrong, in words."""
    from IPython.utils.capture import capture_output

    clock = asyncio.timeout(left)
    try:
        code = _compiled(ip, source)
        with capture_output():
            async with clock:
                await _made(ip, code, _magic_line(part))
    except Exception as error:
        if not (clock.expired() or part.fails):
            return f'a cell under "{part.heading}" failed with {plain(error)}'
    return LATE if clock.expired() else ""


async def _made(ip: Any, code: CodeType, magic_line: str) -> None:
    """Run compiled lines in the notebook, recorded as `_xray` where the cell asks for it."""
    from coffeeshop.xray import Recording, task_id

    recording = Recording(threshold=parse_options(magic_line)) if magic_line else None
    if recording:
        recording.start()
    try:
        making = eval(code, ip.user_ns)
        if inspect.iscoroutine(making):
            await making
    finally:
        if recording:
            ip.user_ns["_xray"] = tidied(recording.stop(), task_id(asyncio.current_task()))


def _compiled(ip: Any, source: str) -> CodeType:
    """Compile a cell's lines as IPython would, so that the x-ray and a traceback find them."""
    file = ip.compile.cache(source, ip.execution_count)
    return compile(ast.parse(source), file, "exec", ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)


def _late(parts: list[Part]) -> list[str]:
    """Say under which headings cells stand that did not fit into the time."""
    headings = ", ".join(f'"{heading}"' for heading in dict.fromkeys(part.heading for part in parts))
    return [f"the ten seconds were over before the cells under {headings} had run"] if parts else []


def _sentence(heading: str, ran: int, above: int, took: float, trouble: list[str]) -> str:
    """Say what is ready; of what was left out, why."""
    ready = f'of the {above} cells above "{heading}" {ran} ran, in {took:.1f} s'
    if not trouble:
        return f"Ready: {ready}; the others only show something."
    return f"Nearly ready: {ready}, but {'; '.join(trouble)}. Run those yourself, from the top."
