"""What an experiment found."""

from __future__ import annotations

from typing import NamedTuple


class Shown(NamedTuple):
    """Whether the course's verdict on a claim held in this run, and what was seen, in one sentence.

    `holds` is None where this machine cannot show it; `words` then say why.
    """

    holds: bool | None
    words: str

    def __repr__(self) -> str:
        return f"{ {True: 'holds', False: 'DOES NOT HOLD', None: 'not shown'}[self.holds] }: {self.words}"
