"""A notebook as a plan sees it: the sections under its headings, with their words and their cells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from coffeeshop.menu import ShopError

FENCED = re.compile(r"^```.*?^```", re.M | re.S)
HEADING = re.compile(r"##? (.+)")
STATED = re.compile(r"^\*(\d+) minutes\b", re.M)


@dataclass
class Section:
    """What stands under one heading of the first two levels, down to the next."""

    heading: str
    text: str = ""
    cells: list[int] = field(default_factory=list)  # the numbers of its code cells
    predictions: int = 0
    shown: str = ""  # what its cells have shown when the notebook was stored

    @property
    def words(self) -> int:
        """The words of its prose, as they would be read aloud: no tables, no code, no addresses."""
        prose = "\n".join(line for line in self.text.splitlines() if not line.startswith("|"))
        shown = re.sub(r"\]\([^)]*\)", "]", prose)
        return sum(any(sign.isalnum() for sign in word) for word in shown.split())

    @property
    def minutes(self) -> int:
        """The minutes that it states, without any exercises of a lesson; 0 where it states none."""
        found = STATED.search(self.text)
        return int(found[1]) if found else 0


class Notebook:
    """A notebook in its folder; ShopError where it is asked for and does not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.name = f"{path.parent.name}/{path.name}"

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Its sections in order, the title's first."""
        found: list[Section] = []
        for number, (cell, source) in enumerate(self._cells()):
            if cell["cell_type"] == "code":
                found[-1].cells.append(number)
                found[-1].predictions += "predict(" in source
                found[-1].shown += text_of(cell["outputs"])
                continue
            for line in FENCED.sub("", source).splitlines():
                heading = HEADING.fullmatch(line)
                if heading:
                    found.append(Section(heading[1]))
                found[-1].text += line + "\n"
        return tuple(found)

    @property
    def minutes(self) -> int:
        """The minutes that a lesson states for itself."""
        return self.sections[0].minutes

    def choose(self, headings: Sequence[str] = ()) -> tuple[Section, ...]:
        """Return the sections of those headings, by default all; ShopError for one it does not have."""
        known = [one.heading for one in self.sections]
        unknown = [heading for heading in headings if heading not in known]
        if unknown:
            raise ShopError(f'{self.name} has no heading "{unknown[0]}". It has: {"; ".join(known)}.')
        return tuple(one for one in self.sections if not headings or one.heading in headings)

    def line(self, number: int) -> str:
        """Return the first line of cell `number`, counted from 0."""
        return list(self._cells())[number][1].strip().splitlines()[0]

    def _cells(self) -> Iterator[tuple[dict[str, Any], str]]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except OSError as error:
            raise ShopError(f"There is no notebook {self.name} to read: {error.strerror}.") from None
        for cell in json.loads(text)["cells"]:
            yield cell, "".join(cell["source"])


def text_of(outputs: Sequence[Mapping[str, Any]]) -> str:
    """Return what a cell's outputs say in plain text: printed lines, values, an error's message."""
    said = [
        "".join(output.get("text", "") or output.get("data", {}).get("text/plain", ""))
        or output.get("evalue", "")
        for output in outputs
    ]
    return "".join(text.rstrip("\n") + "\n" for text in said)
