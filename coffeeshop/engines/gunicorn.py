"""Flask under Gunicorn: a server with a process or a thread for each request that is being served."""

from __future__ import annotations

import os
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from urllib.request import ProxyHandler, Request, build_opener

from coffeeshop.engines.behind import guarded
from coffeeshop.engines.engine import HOST, Engine, free_port
from coffeeshop.menu import ShopError
from coffeeshop.serving.token import at, own_token

SHOP = "coffeeshop.engines.flask_shop:app"
HOUSE = Path(__file__).parents[2]  # where `coffeeshop` is found, also by a program in another folder
_ask = build_opener(ProxyHandler({})).open  # never through a proxy: it is on this machine


class Gunicorn(Engine):
    """Gunicorn with the WSGI application `app` ("module:attribute"), as processes of its own.

    By default it is what `gunicorn module:app` starts: one worker process, the sync worker, one
    request at a time. `workers` is Gunicorn's -w. More than one of `threads` makes each worker a
    gthread worker with so many threads. The shop of this course answers `/milk?seconds=0.2`,
    `/grind?seconds=0.1` and `/ping` with the process and the thread that made the order.

    `url` is its address. As every engine it ends with the notebook, and works as a context manager
    and as a plain call. ShopError in one sentence where Gunicorn or Flask is missing (see `missing`)
    or the application does not start.
    """

    name = "Gunicorn"

    def __init__(self, app: str = SHOP, *, workers: int = 1, threads: int = 1) -> None:
        if lacking := missing():
            raise ShopError(lacking)
        for what, count in (("workers", workers), ("threads", threads)):
            if isinstance(count, bool) or not isinstance(count, int) or not 1 <= count <= 1000:
                raise ShopError(f"{what}={count!r} cannot be: give a whole number from 1 to 1,000.")
        self.kind = "sync" if threads == 1 else "gthread"
        self._place = f"{HOST}:{free_port()}"
        self.url = at(self._place, own_token())
        app, behind = guarded(app, "wsgi")
        folder = tempfile.TemporaryDirectory(prefix="coffeeshop-gunicorn-", ignore_cleanup_errors=True)
        paths = [os.getcwd(), str(HOUSE), os.environ.get("PYTHONPATH", "")]
        super().__init__(
            self._argv(app, workers, threads),
            ready=self._answers,
            folder=folder,
            cwd=folder.name,  # Gunicorn would take a gunicorn.conf.py from where the notebook stands
            env=behind
            | {
                "PYTHONPATH": os.pathsep.join(filter(None, paths)),
                "GUNICORN_CMD_ARGS": "",
                "XDG_RUNTIME_DIR": folder.name,  # its control socket would stand in the learner's home
            },
            grace=3.0,
        )

    def _argv(self, app: str, workers: int, threads: int) -> list[str]:
        return [
            *(sys.executable, "-m", "gunicorn", app, f"--bind={self._place}"),
            *(f"--workers={workers}", f"--worker-class={self.kind}", f"--threads={threads}"),
            *("--worker-connections=10000", "--keep-alive=60", "--timeout=120", "--graceful-timeout=1"),
            "--log-level=warning",
            *(["--preload"] if workers > 1 else []),  # a quicker start: the application is imported once
        ]

    def _answers(self) -> bool:
        bearer = {"authorization": f"Bearer {own_token()}"}
        with _ask(Request(f"http://{self._place}/ping", headers=bearer), timeout=10) as answer:
            return answer.status == 200


def missing() -> str:
    """Return in one sentence why Gunicorn can't run here and what to do; "" where it can."""
    if sys.platform == "win32":
        return (
            "Gunicorn does not run on Windows, which has no fork: go on without it here, or try it in WSL or "
            "on Binder."
        )
    lacking = [name for name in ("gunicorn", "flask") if find_spec(name) is None]
    if not lacking:
        return ""
    return f"This Python has no {' and no '.join(lacking)}: run `pip install {' '.join(lacking)}`."
