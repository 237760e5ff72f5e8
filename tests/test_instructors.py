"""The instructors' pages say only what is so: links, cells and outputs they name, the quiz's answers."""

from __future__ import annotations

import asyncio
import math
import re
import time
from itertools import takewhile
from pathlib import Path
from typing import Any

import nbformat
import pytest
from fastapi import FastAPI

from coffeeshop import rush, serve

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "instructors"
PAGES = [ROOT / "INSTRUCTORS.md", *sorted(FOLDER.rglob("*.md"))]
LESSONS = sorted((FOLDER / "lessons").glob("[0-9][0-9].md"))
OPENER = (FOLDER / "opener.md").read_text(encoding="utf-8")
QUIZ = (FOLDER / "quiz.md").read_text(encoding="utf-8")
CATCH_UP = re.compile(r'await catch_up\("(\d\d)", "([^"]+)"\)')
CUSTOMERS = {("Before", 1): 6, ("After", 1): 10, ("Before", 4): 8, ("After", 4): 12}
SAYS = {"at once": 0.01, "neither": 1.0, "the first, by far": 0.2, "the second, by far": 5.0}


def table(page: str, first: str) -> list[list[str]]:
    """Return the rows below the heading row whose first cell is `first`."""
    lines = page.split(f"| {first} |")[1].splitlines()[2:]
    rows = takewhile(lambda line: line.startswith("|"), lines)
    return [[cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row)[1:-1]] for row in rows]


def code(text: str) -> list[str]:
    return [found.strip() for found in re.findall(r"`([^`]+)`", text)]


def lesson_of(page: Path) -> Any:
    [path] = (ROOT / "notebooks").glob(f"{page.stem}_*.ipynb")
    return nbformat.read(path, as_version=4).cells


def stored(cell: Any) -> str:
    """Return what a reader sees of a cell: its text, and what it printed."""
    texts = [cell.source]
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        texts += [output.get("text", ""), data.get("text/plain", ""), output.get("evalue", "")]
    return "\n".join(texts)


def bare(heading: str) -> str:
    return heading.replace("`", "").lstrip("# ").casefold()


def sections(cells: Any) -> dict[str, str]:
    """Return for each heading what is seen below it, up to the next."""
    found, now = {}, ""
    for cell in cells:
        prose = cell.cell_type == "markdown"
        for part in re.split(r"^(##? .+)$", cell.source, flags=re.M) if prose else [stored(cell)]:
            if prose and re.match(r"##? ", part):
                now = bare(part)
            found[now] = found.get(now, "") + part + "\n"
    return found


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_there_is_a_page_a_lesson() -> None:
    written = {path.name[:2] for path in (ROOT / "notebooks").glob("[01][0-9]_*.ipynb")}
    assert {page.stem for page in LESSONS} == written


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.stem)
def test_three_misconceptions_are_dispelled_by_cells_that_exist(page: Path) -> None:
    cells = lesson_of(page)
    seen = "\n".join(map(stored, cells))
    rows = table(page.read_text(encoding="utf-8"), "They think")
    assert len(rows) == 3
    for _, cell, shows in rows:
        [line] = code(cell)
        assert sum(c.cell_type == "code" and line in c.source for c in cells) == 1, line
        assert [said for said in code(shows) if said not in seen] == []


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.stem)
def test_what_an_answer_quotes_is_in_the_lesson(page: Path) -> None:
    """Longer quotations only: an answer may name a function or a command that the lesson does not use."""
    seen = "\n".join(map(stored, lesson_of(page)))
    answers = page.read_text(encoding="utf-8").split("## They ask")[1].split("## Checkpoints")[0]
    quoted = [said for said in code(answers) if len(said) > 24]
    assert [said for said in quoted if said not in seen] == []


@pytest.mark.parametrize("page", LESSONS, ids=lambda page: page.stem)
def test_checkpoints_are_stored_outputs_below_their_heading(page: Path) -> None:
    below = sections(lesson_of(page))
    rows = table(page.read_text(encoding="utf-8"), "Under the heading")
    assert len(rows) >= 2
    for heading, screen, behind in rows:
        assert code(screen), heading
        assert [said for said in code(screen) if said not in below[bare(heading)]] == [], heading
        lesson, start = CATCH_UP.search(behind).groups()
        assert lesson == page.stem
        assert bare(heading).startswith(bare(start))


def test_minutes_stand_in_the_plans_alone() -> None:
    for page in LESSONS:
        assert not re.search(r"\d minutes?\b", page.read_text(encoding="utf-8")), page
    plans = " ".join((FOLDER / "plans.md").read_text(encoding="utf-8").split())
    page = " ".join((ROOT / "INSTRUCTORS.md").read_text(encoding="utf-8").split())
    for rule in ("130 a minute", "2 minutes a prediction", "1.5 times"):
        assert rule in plans
        assert rule in page


def test_the_opener_takes_seven_minutes() -> None:
    clock = [row[0].split(":") for row in table(OPENER, "Clock")]
    seconds = [int(minute) * 60 + int(second) for minute, second in clock]
    assert seconds == sorted(seconds)
    assert (seconds[0], seconds[-1]) == (0, 7 * 60)


def test_the_tickets_differ_in_one_line() -> None:
    tickets = (FOLDER / "tickets.svg").read_text(encoding="utf-8")
    assert tickets.count("3. STAY.<") == tickets.count("3. AWAIT.<") == 4
    assert tickets.count("Read the order aloud.") == tickets.count("Press start") == 8


def questions(form: str) -> list[tuple[str, dict[str, str]]]:
    """Return each question's code and its lettered choices."""
    part = QUIZ.split(f"## {form}\n")[1].split("\n## ")[0]
    found = []
    for text in part.split("\n### ")[1:]:
        choices = re.findall(r"^- \*\*([A-C])\*\* (.+)$", text, re.M)
        found.append((re.search(r"```python\n(.+?)```", text, re.S)[1], dict(choices)))
    return found


def test_both_forms_ask_five_questions_in_parallel() -> None:
    before, after = questions("Before"), questions("After")
    assert len(before) == len(after) == 5
    rows = table(QUIZ, "Question")
    assert [row[0] for row in rows] == ["1", "2", "3", "4", "5"]
    for (_, one), (_, two) in zip(before, after, strict=True):
        assert list(one) == list(two) == ["A", "B", "C"]
        assert len({*one.values()}) == len({*two.values()}) == 3


def test_the_quiz_names_cells_that_dispel() -> None:
    for *_, where in table(QUIZ, "Question"):
        path = (FOLDER / re.search(r"\]\(([^)]+)\)", where)[1]).resolve()
        [line] = code(where)
        assert sum(line in cell.source for cell in nbformat.read(path, as_version=4).cells) == 1, line


async def measured(number: int, source: str, customers: int) -> float:
    """Return what the question asks for: seconds, or for the fifth the second endpoint's by the first's."""
    app = FastAPI()
    names: dict[str, Any] = {"app": app, "asyncio": asyncio, "time": time}
    exec(source, names)
    paths = re.findall(r'@app\.get\("([^"]+)"\)', source)
    if number == 2:
        began = time.perf_counter()
        await names["main"]()
        return time.perf_counter() - began
    with serve(app) as shop:
        if number == 3:
            run = await rush(shop, lambda order: paths[order - 1], orders=2, rate=10)
            return (run.orders[1].served - run.orders[1].due) / 1e9
        if number == 5:
            runs = [[(await rush(shop, path, orders=1)).seconds for _ in range(2)] for path in paths]
            first, second = map(min, runs)
            return second / first
        return (await rush(shop, paths[0], orders=customers)).seconds


def figure(choice: str) -> float:
    if found := re.search(r"about ([\d.]+) s", choice):
        return float(found[1])
    return SAYS["at once" if choice.startswith("at once") else choice]


@pytest.mark.asyncio
@pytest.mark.parametrize("form", ["Before", "After"])
@pytest.mark.parametrize("number", [1, 2, 3, 4, 5])
async def test_the_quiz_is_right(form: str, number: int) -> None:
    source, choices = questions(form)[number - 1]
    key = table(QUIZ, "Question")[number - 1][1 if form == "Before" else 2]
    found, nearest = math.inf, ""
    for _ in range(3):  # a busy machine makes it longer, never shorter
        found = min(found, await measured(number, source, CUSTOMERS.get((form, number), 1)))
        nearest = min(choices, key=lambda letter: abs(math.log(figure(choices[letter]) / found)))
        if nearest == key:
            break
    assert nearest == key, found
