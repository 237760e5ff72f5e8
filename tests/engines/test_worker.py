"""The Celery worker: what it says where it can't start. What it does is tried in test_errands.py."""

from __future__ import annotations

import sys

import pytest

from coffeeshop.engines import worker as workers
from coffeeshop.engines.worker import Worker
from coffeeshop.menu import ShopError


@pytest.fixture(autouse=True)
def here(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_without_its_file_it_says_how_to_write_one():
    with pytest.raises(ShopError, match=r"no file 'errands.py'\. Write it first with %%writefile"):
        Worker("errands.py")


def test_a_file_that_fails_is_told_with_its_last_words(here):
    pytest.importorskip("celery")
    (here / "errands.py").write_text("raise RuntimeError('no beans')")
    with pytest.raises(
        ShopError, match=r"The Celery worker ended before it answered\. It said last: .*no beans"
    ):
        Worker("errands.py")


def test_without_celery_it_says_how_to_get_it(here, monkeypatch):
    (here / "errands.py").write_text("")
    monkeypatch.setattr(workers, "find_spec", lambda name: None)
    with pytest.raises(ShopError, match=r"There is no Celery in this Python\. Get it with: pip install"):
        Worker("errands.py")


def test_where_nothing_can_fork_one_process_does_all(monkeypatch):
    assert "--pool=prefork" in workers._pool() or sys.platform == "win32"
    monkeypatch.setattr(sys, "platform", "win32")
    assert workers._pool() == ("--pool=solo",)
