"""uvicorn with several workers: one port, and as many processes behind it, each with a loop of its own."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

from coffeeshop.engines.behind import guarded
from coffeeshop.engines.engine import HOST, Engine, free_port
from coffeeshop.menu import ShopError
from coffeeshop.serving.token import at, own_token

RAISED = re.compile(r"\w[\w.]*(Error|Exception|Exit)\b")


class Workers(Engine):
    """`uvicorn module:app --workers N`, as in production: the system gives each connection to any of them.

    `place` is "file.py:attribute". `env` is added to this process's environment. It is open once every
    worker is; a context manager that also works as a plain call, and ends with the notebook. ShopError
    where there is no such file, or where a worker does not start.
    """

    name = "uvicorn with its workers"

    def __init__(self, place: str, workers: int = 2, env: Mapping[str, str] | None = None) -> None:
        file, _, attribute = place.partition(":")
        path = Path(file).resolve()
        if path.suffix != ".py" or not attribute:
            raise ShopError(f'{place!r} is no application. Write it like "my_shop.py:app".')
        if not path.exists():
            raise ShopError(f"There is no file {file!r} here. Write it first, for instance with %%writefile.")
        self.workers = workers
        port = free_port()
        self.url = at(f"{HOST}:{port}", own_token())
        app, behind = guarded(f"{path.stem}:{attribute}", "asgi")
        argv = [sys.executable, "-m", "uvicorn", app, "--app-dir", path.parent]
        options = ["--host", HOST, "--port", str(port), "--workers", str(workers), "--loop", "asyncio"]
        super().__init__(
            [*argv, *options, "--no-access-log"], ready=self._all_open, env={**(env or {}), **behind}
        )

    def _all_open(self) -> bool:
        # uvicorn starts a worker that fails again and again, so what one raised is the end of it.
        raised = [line for line in self.said.splitlines() if RAISED.match(line)]
        if raised:
            raise ShopError(f"A worker could not open the application: {raised[0]}.")
        return self.said.count("Application startup complete.") >= self.workers
