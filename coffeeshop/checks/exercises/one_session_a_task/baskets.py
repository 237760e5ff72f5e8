"""In whose basket a bag was changed: which session it belonged to then, and which sessions committed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from coffeeshop.checks.trial import CELL


class Baskets:
    """Notes each change of a bag's kilos, with its session and the learner's line, and each commit."""

    def __init__(self) -> None:
        self.changes: list[
            tuple[int, Any, int | None]
        ] = []  # the sessions are kept, so that no two share an id
        self.commits: list[Any] = []

    @contextmanager
    def watched(self) -> Iterator[None]:
        """Listen to SQLAlchemy inside the block."""
        from sqlalchemy import event
        from sqlalchemy.orm import Session

        from coffeeshop.engines.bean_store import Bag

        event.listen(Bag.kilos, "set", self._changed)
        event.listen(Session, "after_commit", self._committed)
        try:
            yield
        finally:
            event.remove(Session, "after_commit", self._committed)
            event.remove(Bag.kilos, "set", self._changed)

    def _changed(self, bag: Any, *_: Any) -> None:
        from sqlalchemy import inspect

        state = inspect(bag)
        if state.identity:  # it is in the store
            self.changes.append((state.identity[0], state.session, _line()))

    def _committed(self, session: Any) -> None:
        self.commits.append(session)

    def noted(self) -> dict[str, Any]:
        """Return the changes that no commit wrote, bag and line, and how many commits had nothing to write."""
        changed = [session for _, session, _ in self.changes if session is not None]
        lost = [
            [bag, line, session is None] for bag, session, line in self.changes if session not in self.commits
        ]
        return {"lost": lost, "empty": sum(session not in changed for session in self.commits)}


def _line() -> int | None:
    frame: Any = sys._getframe(1)
    while frame is not None and frame.f_code.co_filename != CELL:
        frame = frame.f_back
    return frame.f_lineno if frame else None
