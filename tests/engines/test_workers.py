"""uvicorn with two workers: two processes behind one port, and none once it is stopped."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from coffeeshop.engines.engine import listens
from coffeeshop.engines.workers import Workers
from coffeeshop.menu import ShopError

APPLICATION = """
import os
import time
from fastapi import FastAPI
app = FastAPI()
@app.get("/staring")
async def staring():
    time.sleep(0.6)
    return os.getpid()
@app.get("/house")
async def house():
    return os.environ.get("HOUSE")
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "two_of_us.py"
    path.write_text(APPLICATION)
    return path


def test_while_one_worker_is_held_the_other_answers(file: Path) -> None:
    with Workers(f"{file}:app", 2, env={"HOUSE": "blend"}) as workers:
        held: list[int] = []

        def order() -> None:
            held.append(httpx.get(f"{workers.url}/staring", trust_env=False).json())

        first = threading.Thread(target=order)
        first.start()
        time.sleep(0.2)
        order()
        first.join()
        assert len(set(held)) == 2
        assert httpx.get(f"{workers.url}/house", trust_env=False).json() == "blend"
        port = urlsplit(workers.url).port
    assert not workers.alive
    assert not listens(port)


def test_a_file_that_is_not_there_and_one_that_fails_are_told(file: Path) -> None:
    with pytest.raises(ShopError, match="There is no file"):
        Workers("nowhere.py:app")
    with pytest.raises(ShopError, match="is no application"):
        Workers(str(file))
    file.write_text("raise RuntimeError('no beans')")
    with pytest.raises(ShopError, match=r"A worker could not open the application: RuntimeError: no beans\."):
        Workers(f"{file}:app")
