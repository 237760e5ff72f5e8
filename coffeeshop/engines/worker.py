"""A Celery worker: a process that takes jobs from the broker and does them.

worker = Worker("errands.py")  # the file in which the application `errands` is made
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path

from coffeeshop.engines.engine import Engine
from coffeeshop.menu import ShopError

READY = " ready."  # Celery's own word once it listens to the queue
ALONE = ("--without-gossip", "--without-mingle", "--without-heartbeat")  # no other workers: a second less
HOW = "Get it with: pip install 'celery[redis]'"


class Worker(Engine):
    """A Celery worker for the tasks in `file`, ready for jobs once it is made.

    It has one process that runs jobs, one at a time, and one that fetches them and hires a new one
    where that dies (on Windows one process does both, since Celery cannot fork there). `file` is a
    Python file with a Celery application; the worker runs in the file's folder. `env` is added to this
    process's environment. `stop()` gives the job in hand five seconds. ShopError where there is no such
    file, no Celery, or no worker within 30 s.
    """

    name = "The Celery worker"

    def __init__(self, file: str | os.PathLike[str], *, env: Mapping[str, str] | None = None) -> None:
        path = Path(file).absolute()
        if not path.is_file():
            raise ShopError(f"There is no file {os.fspath(file)!r}. Write it first with %%writefile.")
        if find_spec("celery") is None:
            raise ShopError(f"There is no Celery in this Python. {HOW}")
        argv = [
            sys.executable,
            "-u",
            "-m",
            "celery",
            "-A",
            path.stem,
            "worker",
            *_pool(),
            *ALONE,
            "-l",
            "INFO",
        ]
        super().__init__(argv, ready=lambda: READY in self.said, cwd=path.parent, env=env)


def _pool() -> tuple[str, ...]:
    return ("--pool=solo",) if sys.platform == "win32" else ("--pool=prefork", "--concurrency=1")
