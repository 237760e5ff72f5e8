"""The recorder: what the loops of this process ran, from `start` to `stop`."""

from __future__ import annotations

import asyncio

from coffeeshop.ledger import Run


class Recording:
    """Records one loop, or every loop of this process where `loop` is None.

    `threshold` is in seconds: a slice longer than that is a block. `lines` records the line at
    which a task suspends, `blame` finds the line that held the loop, `pulse` ticks on each recorded
    loop (False where somebody else keeps a pulse on it). Two recordings at once share one patch.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop | None = None,
        name: str = "main",
        *,
        threshold: float = 0.05,
        lines: bool = True,
        blame: bool = True,
        pulse: bool = True,
        limit: int = 200_000,
    ) -> None:
        raise NotImplementedError

    def start(self) -> None:
        """Begin to record; RuntimeError in words where the loop is uvloop's."""

    def take(self) -> Run:
        """Return what was recorded since `start` or the last `take`, and go on recording."""
        raise NotImplementedError

    def stop(self) -> Run:
        """Stop, put everything back as it was, and return what was recorded since the last `take`."""
        raise NotImplementedError
