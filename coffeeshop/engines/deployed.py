"""An application as it would be deployed: `uvicorn module:app`, a process of its own, with its log."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from coffeeshop.engines.behind import guarded
from coffeeshop.engines.engine import HOST, Engine, free_port, listens
from coffeeshop.menu import ShopError
from coffeeshop.serving.token import at, own_token

HOUSE = Path(__file__).parents[2]  # where `coffeeshop` is found
QUIET = 0.2  # seconds in which nothing more was written


class Deployed(Engine):
    """What `uvicorn module:app` starts, with uvicorn's own settings, and what it writes into its log.

    `file` is a Python file of this folder that defines `app`. `options` are added to uvicorn's, such as
    "--workers", "2". `debug=True` sets PYTHONASYNCIODEBUG=1. `serve` is the shop for everything else:
    choose this where the log matters, or a setting of uvicorn's.

    `url` is its address, `log` its log so far. As every engine it ends with the notebook, and works as
    a context manager and as a plain call. ShopError where there is no such file, or it does not start.
    """

    name = "uvicorn"

    def __init__(self, file: str, *options: str, debug: bool = False) -> None:
        path = Path(file).absolute()
        if not path.is_file():
            raise ShopError(f"There is no file {file!r} in {os.getcwd()}. Write it first with %%writefile.")
        self.port = free_port()
        self.url = at(f"{HOST}:{self.port}", own_token())
        app, behind = guarded(f"{path.stem}:app", "asgi")
        paths = [str(path.parent), str(HOUSE), os.environ.get("PYTHONPATH", "")]
        super().__init__(
            [
                *(sys.executable, "-m", "uvicorn", app, f"--port={self.port}"),
                *("--loop=asyncio", *options),  # uvloop would be taken where it is installed
            ],
            ready=lambda: listens(self.port),
            cwd=str(path.parent),
            env=behind
            | {
                "PYTHONPATH": os.pathsep.join(filter(None, paths)),
                "PYTHONASYNCIODEBUG": "1" if debug else "",
                "PYTHONDONTWRITEBYTECODE": "1",  # a changed file must count, also within one second
            },
            grace=2.0,
        )

    @property
    def log(self) -> list[str]:
        """The log so far, line by line, without uvicorn's daily INFO.

        What a request wrote may still be on its way, so it waits until nothing more comes (0.2 s).
        """
        before = None
        while before != (before := self.said):
            time.sleep(QUIET)
        return [line for line in before.splitlines() if not line.startswith("INFO:")]
