"""What every engine keeps to, tried with a small program that serves files."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from coffeeshop.engines.engine import Engine, find, free_port, listens
from coffeeshop.menu import ShopError


class Files(Engine):
    name = "The file server"

    def __init__(self, **options):
        self.port = free_port()
        argv = [sys.executable, "-u", "-m", "http.server", str(self.port), "--bind", "127.0.0.1"]
        super().__init__(argv, ready=lambda: listens(self.port), **options)


def test_it_answers_once_it_is_made_and_is_gone_once_it_is_stopped():
    with Files() as engine:
        assert engine.alive
        assert engine.pid > 0
        assert listens(engine.port)
    assert not engine.alive
    assert not listens(engine.port)
    engine.stop()
    with pytest.raises(ShopError, match="The file server is stopped"):
        engine.said  # noqa: B018


def test_its_temporary_folder_goes_with_it():
    folder = tempfile.TemporaryDirectory(prefix="engine-")
    with Files(folder=folder, cwd=folder.name):
        assert Path(folder.name).exists()
    assert not Path(folder.name).exists()


def test_a_program_that_ends_at_once_says_why():
    class Dies(Engine):
        name = "The kettle"

    with pytest.raises(ShopError, match=r"The kettle ended before it answered. It said last: .*no water"):
        Dies([sys.executable, "-c", "raise SystemExit('no water')"], ready=lambda: False)


def test_a_program_that_never_answers_is_stopped():
    class Silent(Engine):
        name = "The kettle"

    with pytest.raises(ShopError, match=r"did not answer within 0.3 s"):
        Silent([sys.executable, "-c", "import time; time.sleep(60)"], ready=lambda: False, seconds=0.3)


def test_a_missing_program_is_told_with_the_way_to_get_it():
    with pytest.raises(ShopError, match=r"There is no moka on this machine\. Buy one\."):
        find("moka", "Buy one.")
    assert find("test_engine.py", "", Path(__file__).parent).name == "test_engine.py"
