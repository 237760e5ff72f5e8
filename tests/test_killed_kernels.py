"""A notebook's kernel is killed in the middle of every lab and engine: of all of it nothing is left."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sys
import textwrap
import uuid
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from kernels import Kernel, listens, soon

from coffeeshop.engines.prometheus import HOW

pytestmark = [
    pytest.mark.full,
    pytest.mark.once,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's"),
]
MARK = "COFFEESHOP_KILLED"  # in the environment of a kernel, and so of whatever it starts
SECONDS = 5.0
FILES = {
    "my_shop.py": """
        import asyncio, pathlib
        from fastapi import FastAPI
        app = FastAPI()

        @app.get("/milk")
        async def milk():
            pathlib.Path("brewing").touch()
            await asyncio.sleep(60)
    """,
    "errands.py": """
        import os, pathlib, time
        from celery import Celery
        from coffeeshop.engines.queue_settings import queue_settings
        app = Celery("errands", **queue_settings(os.environ["BROKER"]))

        @app.task
        def brew():
            pathlib.Path("brewing").touch()
            time.sleep(60)
    """,
}
LABS = {
    "race": "way='blocking', orders=20, milk=2",
    "barista": "way='blocking', orders=6, drink='tea'",
    "aprons": "way='thread', orders=100, milk=2",
    "bad_recipe": "way='blocking', milk=2",
    "work": "kind='works', way='process', orders=20",
    "capacity": "way='gthread', most=100, milk=0.3",
    "clinic": "shop='one', detector='xray'",
}
PLAY = """
    import asyncio
    from coffeeshop import labs
    lab = labs.{name}({settings})
    lab.receive({{"do": "run", "turn": 1, "guess": None, **lab.settings}})
    while not lab.live and lab.phase == "running":
        await asyncio.sleep(0.01)
    print(lab.fault or lab.phase)
"""
OPEN = """
    import asyncio, httpx
    from pathlib import Path
    from coffeeshop import rush, serve

    def ordered(path):
        return asyncio.create_task(httpx.AsyncClient().get(engine.url + path, timeout=60))

    async def brewing():
        while not Path("brewing").exists():
            await asyncio.sleep(0.05)
"""
GOING_ON = """
    await asyncio.sleep(0.5)
    print("over" if going.done() else "running")
"""
ENGINES = {
    "process": """
        engine = serve("my_shop.py:app", where="process")
        going = asyncio.create_task(rush(engine, "/milk", orders=50, timeout=60, client_in="process"))
        await brewing()
    """,
    "workers": """
        from coffeeshop.engines.workers import Workers
        engine = Workers("my_shop.py:app")
        going = ordered("/milk")
        await brewing()
    """,
    "deployed": """
        from coffeeshop.engines.deployed import Deployed
        engine = Deployed("my_shop.py")
        going = ordered("/milk")
        await brewing()
    """,
    "gunicorn": """
        from coffeeshop.engines.gunicorn import Gunicorn
        engine = Gunicorn(workers=2, threads=4)
        going = ordered("/milk?seconds=60")
    """,
    "supplier": """
        from coffeeshop.engines.supplier import supplier
        engine = supplier(latency=60)
        going = ordered("/milk")
    """,
    "prometheus": """
        from coffeeshop.engines.prometheus import Prometheus
        engine = Prometheus(serve("my_shop.py:app", where="process"), every=0.25)
        going = asyncio.create_task(asyncio.to_thread(engine.wait, "no_such_metric", 30))
    """,
    "postgres": """
        import asyncpg
        from coffeeshop.engines.postgres import postgres
        engine = postgres()
        connection = await asyncpg.connect(engine.url)
        going = asyncio.create_task(connection.execute("select pg_sleep(60)"))
    """,
    "broker": """
        import os
        from coffeeshop.engines.broker import open_broker
        from coffeeshop.engines.worker import Worker
        engine = open_broker()
        os.environ["BROKER"] = engine.url
        worker = Worker("errands.py")
        from errands import brew
        brew.delay()
        await brewing()
        going = asyncio.create_task(asyncio.sleep(60))
    """,
}


def cell(name: str) -> str:
    """Return the cell that is in the middle of it once it has printed "running"."""
    parts = [PLAY.format(name=name, settings=LABS[name])] if name in LABS else [OPEN, ENGINES[name], GOING_ON]
    return "".join(textwrap.dedent(part) for part in parts)


def left(family: set[psutil.Process], mark: str) -> list[psutil.Process]:
    """Return who of the family runs, and who else has the mark; a zombie runs no more."""
    found = []
    for process in {*family, *psutil.process_iter()}:
        with contextlib.suppress(psutil.Error):
            ours = process in family or process.environ().get(MARK) == mark
            if ours and process.is_running() and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
    return found


def listening(family: set[psutil.Process]) -> set[int]:
    """Return the ports on which the family listens."""
    kept = set()
    for process in family:
        with contextlib.suppress(psutil.Error):
            kept |= {line.laddr.port for line in process.net_connections("tcp") if line.status == "LISTEN"}
    return kept


@pytest.fixture
def kernel(tmp_path: Path) -> Iterator[Kernel]:
    """A kernel with a mark of its own; whatever it leaves is ended after the test."""
    for file, text in FILES.items():
        (tmp_path / file).write_text(textwrap.dedent(text))
    made = Kernel(tmp_path, **{MARK: uuid.uuid4().hex, "DATABASE_URL": "", "REDIS_URL": ""})
    yield made
    made.stop()
    for process in left(set(), made.env[MARK]):
        process.kill()


def installed(name: str) -> None:
    """Skip where the program is missing; in continuous integration, fail."""
    if name == "prometheus" and not shutil.which(name):
        if os.environ.get("CI", "").lower() in ("1", "true", "yes"):
            pytest.fail(HOW)
        pytest.skip(HOW)


@pytest.mark.parametrize("name", [*LABS, *ENGINES])
def test_nothing_is_left_five_seconds_after_the_kernel_was_killed(name: str, kernel: Kernel) -> None:
    installed(name)
    assert kernel.run(cell(name), timeout=90).split()[-1:] == ["running"]
    mark = kernel.env[MARK]
    root = psutil.Process(kernel.manager.provisioner.pid)
    family = {root, *root.children(recursive=True), *left(set(), mark)}
    ports = listening(family) - set(kernel.manager.ports)
    assert ports or name == "barista", "it opens no shop"
    assert len(family) > 1 or name in LABS
    kernel.manager.signal_kernel(signal.SIGKILL)
    soon(lambda: not left(family, mark) and not any(map(listens, ports)), SECONDS)
    assert left(family, mark) == []
    assert [port for port in sorted(ports) if listens(port)] == []
