"""The shop of lesson 09 with its worker on real brokers, while shop, worker, broker and disk fail."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from errandtools import SERVERS, Kitchen, soon

from coffeeshop.serving import serve

pytest.importorskip("celery", reason="the notebooks' packages are not installed")
pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="Celery forks no pool there"),
    pytest.mark.timeout(240),
]


# A Debian Redis does the same in `make test-full`; what a broker itself promises is tried on both each time.
KINDS = [pytest.param(kind, marks=pytest.mark.full if kind == "program" else ()) for kind in SERVERS]


@pytest.fixture(scope="module", params=KINDS)
def kitchen(request, tmp_path_factory) -> Iterator[Kitchen]:
    before, folder = os.getcwd(), tmp_path_factory.mktemp("kitchen")
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("REDIS_URL", raising=False)
        os.chdir(folder)
        try:
            made = Kitchen(request.param, folder)
            yield made
            made.close()
        finally:
            os.chdir(before)


def order(kitchen: Kitchen, number: int) -> httpx.Response:
    return httpx.post(f"{kitchen.shop.url}/orders/{number}", timeout=30)


def test_a_shop_that_crashes_loses_no_order(kitchen):
    assert [order(kitchen, n).json() for n in (1, 2, 3)] == ["thank you"] * 3
    os.kill(httpx.get(kitchen.shop.url + "/pid").json(), signal.SIGKILL)
    assert soon(lambda: kitchen.printed(1, 2, 3))
    kitchen.shop.stop()
    kitchen.shop = serve("queue_shop.py:app", where="process")


def test_a_job_is_lost_with_its_process_unless_it_is_acknowledged_late(kitchen):
    for number, task in ((11, "hasty"), (12, "careful")):
        kitchen.tasks[task].delay(number, seconds=1)
        assert soon(lambda number=number: bool(kitchen.begun(number)))
        os.kill(kitchen.begun(number)[0], signal.SIGKILL)
    assert soon(lambda: kitchen.printed(12))
    assert len(kitchen.begun(12)) > 1
    assert not kitchen.printed(11)


def test_a_worker_that_is_gone_with_its_machine_leaves_its_job_to_the_next(kitchen):
    kitchen.tasks["careful"].delay(21, seconds=2)
    assert soon(lambda: bool(kitchen.begun(21)))
    for pid in (kitchen.worker.pid, kitchen.begun(21)[0]):
        os.kill(pid, signal.SIGKILL)
    kitchen.restart_worker()
    assert soon(lambda: kitchen.printed(21))


def test_while_the_broker_is_dead_nobody_is_thanked_and_nothing_is_lost(kitchen):
    for number in (31, 32, 33):
        kitchen.tasks["careful"].delay(number, seconds=0.5)
    kitchen.tasks["hasty"].delay(34)
    assert soon(lambda: bool(kitchen.begun(31)))
    kitchen.broker.crash()
    refused = order(kitchen, 35)
    assert (refused.status_code, "try again" in refused.json()["detail"]) == (503, True)
    assert httpx.get(kitchen.shop.url + "/pid").status_code == 200
    kitchen.broker.again()
    assert order(kitchen, 36).json() == "thank you"
    kitchen.restart_worker()
    assert soon(lambda: kitchen.printed(31, 32, 33, 34, 36))
    assert not kitchen.printed(35)


def test_while_the_broker_hangs_the_shop_answers_and_gives_the_order_up(kitchen):
    os.kill(kitchen.broker.pid, signal.SIGSTOP)
    try:
        with httpx.stream("GET", kitchen.shop.url + "/pid", timeout=5) as others:
            assert others.status_code == 200
        refused = order(kitchen, 41)
    finally:
        os.kill(kitchen.broker.pid, signal.SIGCONT)
    assert refused.status_code == 503
    kitchen.restart_worker()
    assert order(kitchen, 42).json() == "thank you"
    assert soon(lambda: kitchen.printed(42))


def test_a_full_disk_delays_the_receipt_and_loses_it_not(kitchen, full_disk):
    receipts = kitchen.folder / "receipts" / "51.txt"
    receipts.symlink_to(full_disk / "51.txt" if full_disk.is_dir() else full_disk)
    assert order(kitchen, 51).json() == "thank you"
    assert soon(lambda: len(kitchen.begun(51)) > 1), "tried again"
    assert "No space left on device" in kitchen.worker.said
    assert httpx.get(kitchen.shop.url + "/pid").status_code == 200
    if full_disk.is_dir():
        (full_disk / "ballast").unlink()
    else:
        receipts.unlink()
    assert soon(lambda: kitchen.printed(51) and receipts.read_text() == "1 latte 3.50")


@pytest.fixture
def full_disk(tmp_path) -> Iterator[Path]:
    """A file system of 64 KiB that is full, by root; else the device that is always full."""
    with _tiny_disk(tmp_path, "64k") as disk:
        if disk is None:
            if not Path("/dev/full").exists():
                pytest.skip("There is neither a right to mount a small disk here nor a /dev/full.")
            yield Path("/dev/full")
            return
        _fill(disk)
        yield disk


def test_a_broker_whose_disk_is_full_thanks_nobody(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REDIS_URL", raising=False)
    with _tiny_disk(tmp_path, "1m") as disk:
        if disk is None:
            pytest.skip("Only root may mount a small disk for the broker to fill.")
        monkeypatch.setattr(tempfile, "tempdir", str(disk))
        kitchen = Kitchen("wheel", tmp_path)
        try:
            _fill(disk)
            answers = {n: order(kitchen, n) for n in range(61, 81)}
            thanked = [n for n, answer in answers.items() if answer.status_code == 200]
            refused = {answer.status_code for n, answer in answers.items() if n not in thanked}
            assert refused == {503}, [answer.text for answer in answers.values()]
            assert httpx.get(kitchen.shop.url + "/pid").status_code == 200
            (disk / "ballast").unlink()
            assert soon(lambda: order(kitchen, 81).status_code == 200), "there is room again"
            kitchen.restart_worker()
            assert soon(lambda: kitchen.printed(*thanked, 81)), "who was thanked has a receipt"
        finally:
            kitchen.close()


class _tiny_disk:
    """A tmpfs of that size, where this process may mount one; else None."""

    def __init__(self, folder: Path, size: str) -> None:
        self.place, self.size = folder / "disk", size

    def __enter__(self) -> Path | None:
        self.place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={self.size}", "tmpfs", str(self.place)]
        try:
            self.mounted = subprocess.run(command, capture_output=True, check=False).returncode == 0
        except FileNotFoundError:
            self.mounted = False
        return self.place if self.mounted else None

    def __exit__(self, *error: object) -> None:
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.place)], check=False)


def _fill(disk: Path) -> None:
    with (disk / "ballast").open("wb", buffering=0) as ballast:
        try:
            while ballast.write(b"." * 4096):
                pass
        except OSError:
            return


def test_a_folder_will_do_where_there_is_no_server(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    kitchen = Kitchen("folder", tmp_path)
    try:
        assert [order(kitchen, n).json() for n in (71, 72)] == ["thank you"] * 2
        assert soon(lambda: kitchen.printed(71, 72))
    finally:
        kitchen.close()
