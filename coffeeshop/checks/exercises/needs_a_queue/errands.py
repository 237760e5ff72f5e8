"""The eight errands, and what is so about each of them."""

from __future__ import annotations

from typing import NamedTuple

WAYS = ("await", "thread", "process", "background", "queue")


class Errand(NamedTuple):
    """One errand: what it is, in the words of the task, and the three questions answered."""

    says: str
    answer_needs_it: bool  # before the customer is thanked
    may_be_lost: bool
    does: str  # "waits" (and can be awaited), "blocks" or "works" (computes)

    @property
    def way(self) -> str:
        """Where it belongs."""
        if self.answer_needs_it:
            return {"waits": "await", "blocks": "thread", "works": "process"}[self.does]
        return "background" if self.may_be_lost else "queue"


BEFORE, AFTER = True, False  # whether the answer needs its result
LOSE, KEEP = True, False  # whether it may be lost

ERRANDS = {
    "charge": Errand(
        "charge the card, by the bank's asynchronous client: no coffee before it says yes",
        BEFORE, KEEP, "waits",
    ),
    "discount": Errand(
        "look the member's discount up, by an old driver that blocks for 0.2 s: it is on the bill",
        BEFORE, KEEP, "blocks",
    ),
    "portrait": Errand(
        "draw the guest's portrait into the foam: 0.8 s of plain Python, and the answer shows it",
        BEFORE, KEEP, "works",
    ),
    "statistics": Errand(
        "add the order to today's statistics: one more or less harms nobody",
        AFTER, LOSE, "waits",
    ),
    "cache": Errand(
        "load the menu into the cache again; whoever misses it there reads the database",
        AFTER, LOSE, "blocks",
    ),
    "invoice": Errand(
        "e-mail the invoice, 2 s; the tax office wants to see every one",
        AFTER, KEEP, "waits",
    ),
    "tip": Errand(
        "pay the tip out to the barista's account, by a driver that blocks",
        AFTER, KEEP, "blocks",
    ),
    "report": Errand(
        "compute the report of the year, 40 s in plain Python, and mail it to the owner: it is due",
        AFTER, KEEP, "works",
    ),
}  # fmt: skip
