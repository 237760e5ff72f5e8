"""Few files, one core, little memory, a coarse timer: really so where this system lets a test do it."""

from __future__ import annotations

import asyncio
import contextlib
import math
import os
import selectors
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from doctortools import ask

from coffeeshop.children import cgroup
from coffeeshop.workshop.doctor import clock, cores

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux's own")
posix = pytest.mark.skipif(sys.platform == "win32", reason="sockets are no files there")


def behind(limit: str) -> tuple[str, ...]:
    return ("sh", "-c", f'{limit} && exec "$@"', "sh")


@posix
@pytest.mark.parametrize(("files", "level", "fit"), [(256, "wrong", "56"), (4096, "note", "3,896")])
def test_few_open_files(files: int, level: str, fit: str) -> None:
    told = ask(before=behind(f"ulimit -n {files}"))
    found = told.of("Open files", level)
    assert f"allows {files:,} open files" in found["found"]
    assert f"{fit} come at once" in found["found"]
    assert "10200" in found["mend"]
    assert told.status == (level == "wrong")


@linux
def test_one_core_is_a_note_that_names_the_lessons() -> None:
    one = str(min(os.sched_getaffinity(0)))
    found = ask(before=("taskset", "-c", one)).of("Cores", "note")
    assert found["found"].startswith("One core")
    assert "lesson 04" in found["found"]


class Coarse(selectors.DefaultSelector):
    """A selector that wakes at steps of 15.6 ms, as Windows does; but for its first `short` waits."""

    def __init__(self, short: int = 0) -> None:
        super().__init__()
        self.short = short

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if timeout:
            time.sleep(timeout if self.short > 0 else 0.0156)
            self.short -= 1
            timeout = 0
        return super().select(timeout)


@pytest.mark.parametrize("short", [0, 2])
def test_a_coarse_timer_is_a_note(short: int) -> None:
    (found,) = clock.examine(lambda: asyncio.SelectorEventLoop(Coarse(short)))
    assert found.level == "note"
    assert "steps of 15.6 ms" in found.found


@pytest.fixture
def group() -> Iterator[Path]:
    """A control group whose memory a test may limit, where this system lets us make one; its limit's file."""
    for root, name in (("/sys/fs/cgroup/memory", "memory.limit_in_bytes"), ("/sys/fs/cgroup", "memory.max")):
        made = Path(root, f"coffeeshop-{os.getpid()}")
        with contextlib.suppress(OSError):
            made.mkdir()
            if os.access(made / name, os.W_OK):
                yield made / name
                made.rmdir()
                return
            made.rmdir()
    pytest.skip("no control group can be made here")


@linux
@pytest.mark.parametrize(("limit", "level"), [(300e6, "wrong"), (700e6, "note"), (2000e6, "fine")])
def test_the_memory_of_a_group_is_what_counts(limit: float, level: str, group: Path) -> None:
    group.write_text(f"{limit:.0f}")
    found = ask(before=behind(f"echo $$ > {group.parent}/cgroup.procs")).of("Memory", level)
    assert "GB are free in this container." in found["found"]
    assert ("close other programs" in found["found"]) == (level == "wrong")


V1 = {
    "proc/self/cgroup": "5:memory:/jupyter/me\n4:cpu,cpuacct:/jupyter/me\n0::/jupyter\n",
    "sys/fs/cgroup/memory/jupyter/me/memory.limit_in_bytes": "9223372036854771712\n",
    "sys/fs/cgroup/memory/jupyter/me/memory.usage_in_bytes": "100\n",
    "sys/fs/cgroup/memory/jupyter/memory.limit_in_bytes": "600\n",
    "sys/fs/cgroup/memory/jupyter/memory.usage_in_bytes": "500\n",
    "sys/fs/cgroup/memory/jupyter/memory.stat": "cache 300\ninactive_file 1\ntotal_inactive_file 250\n",
    "sys/fs/cgroup/cpu/jupyter/me/cpu.cfs_quota_us": "-1\n",
    "sys/fs/cgroup/cpu/jupyter/me/cpu.cfs_period_us": "100000\n",
    "sys/fs/cgroup/cpu/cpu.cfs_quota_us": "50000\n",
    "sys/fs/cgroup/cpu/cpu.cfs_period_us": "100000\n",
}
V2 = {
    "proc/self/cgroup": "0::/hub/me\n",
    "sys/fs/cgroup/hub/me/memory.max": "max\n",
    "sys/fs/cgroup/hub/me/memory.current": "400\n",
    "sys/fs/cgroup/hub/memory.max": "600\n",
    "sys/fs/cgroup/hub/memory.current": "500\n",
    "sys/fs/cgroup/hub/memory.stat": "anon 250\ninactive_file 250\n",
    "sys/fs/cgroup/hub/me/cpu.max": "150000 100000\n",
    "sys/fs/cgroup/hub/cpu.max": "max 100000\n",
}


@pytest.mark.parametrize(
    ("files", "left", "quota"),
    [(V1, 350, 0.5), (V2, 350, 1.5), ({}, math.inf, math.inf)],
    ids=["1", "2", "none"],
)
def test_the_tightest_group_counts(
    files: dict[str, str], left: float, quota: float, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert (cgroup.free_memory(tmp_path), cgroup.cores(tmp_path)) == (left, quota)
    monkeypatch.setattr(cores.cgroup, "cores", lambda: quota)
    if files:
        (found,) = cores.examine()
        assert found.level == "note"
        assert found.found.startswith(f"The time of {quota:g} cores: nothing computes side by side")
