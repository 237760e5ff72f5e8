"""A notebook as a plan sees it: the sections under its headings, with their words and their cells."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

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
        for number, kind, source in self._cells():
            if kind == "code":
                found[-1].cells.append(number)
                found[-1].predictions += "predict(" in source
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

    def _cells(self) -> Iterator[tuple[int, str, str]]:
        try:
            text = self.path.read_text(encoding="utf-8")
        except OSError as error:
            raise ShopError(f"There is no notebook {self.name} to read: {error.strerror}.") from None
        for number, cell in enumerate(json.loads(text)["cells"]):
            yield number, cell["cell_type"], "".join(cell["source"])
