"""`with xray() as run:` records; afterwards `run` is the finished run."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Any

from coffeeshop.ledger import Run
from coffeeshop.xray.recorder import Recording


class XRay:
    """A recording as a context manager, `with` or `async with`; once over, it behaves as its `Run`.

    `run` is None until the block is left; afterwards it is the `ledger.Run`, and every attribute of
    it (`blocks`, `slices`, `summary()`, `timeline()` …) is the x-ray's own too.
    """

    run: Run | None = None

    def __init__(self, recording: Recording) -> None:
        self._recording = recording

    def __enter__(self) -> XRay:
        self._recording.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.run = self._recording.stop()

    async def __aenter__(self) -> XRay:
        self._recording.start()
        try:
            await asyncio.sleep(0)  # what follows begins in a slice of its own
        except BaseException:  # cancelled: nobody will call __aexit__
            self._recording.stop()
            raise
        return self

    async def __aexit__(self, *error: Any) -> None:
        self.__exit__(*error)

    def __getattr__(self, name: str) -> Any:
        if self.run is None:
            raise AttributeError(f"run.{name} is there once the `with xray()` block is over")
        return getattr(self.run, name)

    def __repr__(self) -> str:
        return "<x-ray: still recording>" if self.run is None else repr(self.run)

    def _repr_mimebundle_(self, **options: Any) -> Any:
        show = getattr(self.run, "_repr_mimebundle_", None)
        return show(**options) if show else {"text/plain": repr(self)}


def xray(
    loop: asyncio.AbstractEventLoop | None = None,
    name: str = "",
    *,
    threshold: float = 0.05,
    lines: bool = True,
    blame: bool = True,
    pulse: bool = True,
    limit: int = 200_000,
) -> XRay:
    """Record what the event loops of this process run while a `with` block lasts.

    Works around `asyncio.run`, inside a coroutine, and in a notebook's cell; `loop` limits it to one
    loop. The other parameters are those of `Recording` (`threshold` in seconds). Exceptions pass
    through, and the record is there all the same. RuntimeError where the loop is uvloop's.

    In a test, a block fails it with the line and the remedy (`coffeeshop.xray.diagnosis`):

        with xray() as run:
            asyncio.run(make_a_latte())
        assert not run.blocks, diagnosis(run.blocks[0])
    """
    return XRay(
        Recording(loop, name, threshold=threshold, lines=lines, blame=blame, pulse=pulse, limit=limit)
    )
