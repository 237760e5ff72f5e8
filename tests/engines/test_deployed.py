"""A deployed shop is what `uvicorn module:app` starts: its log is uvicorn's own, and it leaves nothing."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import httpx
import pytest

from coffeeshop.engines.deployed import Deployed
from coffeeshop.engines.engine import listens
from coffeeshop.menu import ShopError

SHOP = """\
import asyncio
import time

from fastapi import FastAPI

app = FastAPI()


@app.get("/held")
async def held():
    time.sleep(0.3)
    return asyncio.get_running_loop().get_debug()


@app.get("/broken")
async def broken():
    raise RuntimeError("no beans")
"""


@pytest.fixture
def file(tmp_path: Path) -> Iterator[str]:
    path = tmp_path / "deployed_shop.py"
    path.write_text(SHOP)
    yield str(path)
    assert sorted(tmp_path.iterdir()) == [path]


def soon(true: Callable[[], bool], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def test_a_held_loop_leaves_no_word_in_the_log(file: str) -> None:
    with Deployed(file) as shop:
        assert httpx.get(f"{shop.url}/held", trust_env=False).json() is False
        assert shop.log == []
        assert "GET /held" in shop.said
    assert not listens(shop.port)


def test_python_s_switch_for_debug_mode_reaches_the_loop_from_3_12_on(file: str) -> None:
    with Deployed(file, debug=True) as shop:
        debug = httpx.get(f"{shop.url}/held", trust_env=False).json()
        assert debug is (sys.version_info >= (3, 12))
        assert any("Executing" in line for line in shop.log) is debug


def test_what_an_endpoint_raises_is_in_the_log(file: str) -> None:
    with Deployed(file) as shop:
        assert httpx.get(f"{shop.url}/broken", trust_env=False).status_code == 500
        assert shop.log[-1] == "RuntimeError: no beans"


def test_options_are_added_to_uvicorn_s(file: str) -> None:
    with Deployed(file, "--no-access-log") as shop:
        httpx.get(f"{shop.url}/broken", trust_env=False)
        assert shop.log
        assert "GET /broken" not in shop.said


def test_a_file_that_is_not_there_or_does_not_start_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(ShopError, match=r"There is no file 'nobody.py' in .* Write it first"):
        Deployed("nobody.py")
    (tmp_path / "no_app_here.py").write_text("shop = 1\n")
    with pytest.raises(ShopError, match=r"uvicorn ended before it answered. It said last: .*app"):
        Deployed(str(tmp_path / "no_app_here.py"))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL on Windows")
def test_it_ends_with_its_parent_also_when_that_is_killed(file: str) -> None:
    code = (
        "import sys; from coffeeshop.engines.deployed import Deployed\n"
        f"shop = Deployed({file!r}); print(shop.port, shop.pid, flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        port, pid = map(int, parent.stdout.readline().split())
        assert listens(port)
        parent.send_signal(signal.SIGKILL)
    assert soon(lambda: not listens(port))
    assert soon(lambda: gone(pid))


def gone(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    with contextlib.suppress(OSError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    return False
