"""What a rush may use is what the machine and its container have left, and a small one is told."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from coffeeshop.customers import files, memory
from coffeeshop.customers.files import room_for

GB = 1_000_000_000


def system(root: Path, **files: str | int) -> Path:
    """Write a system's files under `root`; "__" in a name stands for "/", "_o_" for a dot."""
    for name, text in files.items():
        file = root / name.replace("__", "/").replace("_o_", ".")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(str(text))
    return root


def test_a_machine_without_containers_has_what_is_available(tmp_path: Path) -> None:
    system(tmp_path, proc__meminfo="MemFree: 1 kB\nMemAvailable:    2000 kB\n", proc__self__cgroup="0::/\n")
    assert memory.left(tmp_path) == 2_048_000


def test_where_nobody_says_there_is_no_end(tmp_path: Path) -> None:
    assert memory.left(tmp_path) == math.inf


@pytest.mark.parametrize("own", ["", "/user.slice/kernel"])  # as seen from within a container, and beside it
def test_a_control_group_of_the_second_version(tmp_path: Path, own: str) -> None:
    group = tmp_path / f"sys/fs/cgroup{own}"
    system(
        group, memory_o_max=450_000_000, memory_o_current=200_000_000,
        memory_o_stat="anon 150000000\ninactive_file 30000000\n",
    )  # fmt: skip
    system(tmp_path, proc__meminfo="MemAvailable: 99999999 kB\n", proc__self__cgroup=f"0::{own or '/'}\n")
    assert memory.left(tmp_path) == 280_000_000


@pytest.mark.parametrize("own", ["/docker/abc", "/kernel"])  # the first is the host's, not to be seen here
def test_a_control_group_of_the_first_version(tmp_path: Path, own: str) -> None:
    group = tmp_path / f"sys/fs/cgroup/memory{own if own == '/kernel' else ''}"
    system(
        group, memory_o_limit_in_bytes=450_000_000, memory_o_usage_in_bytes=200_000_000,
        memory_o_stat="cache 50000000\ntotal_inactive_file 20000000\n",
    )  # fmt: skip
    system(tmp_path, proc__self__cgroup=f"5:cpu,cpuacct:/\n4:memory:{own}\n0::/\n")
    assert memory.left(tmp_path) == 270_000_000


def test_the_tightest_group_counts_and_no_limit_is_none(tmp_path: Path) -> None:
    outer, inner = tmp_path / "sys/fs/cgroup/pod", tmp_path / "sys/fs/cgroup/pod/kernel"
    system(outer, memory_o_max=2 * GB, memory_o_current=GB, memory_o_stat="inactive_file 0\n")
    system(inner, memory_o_max="max", memory_o_current=5, memory_o_stat="inactive_file 0\n")
    system(tmp_path, proc__self__cgroup="0::/pod/kernel\n")
    assert memory.left(tmp_path) == GB


@pytest.mark.parametrize(
    ("left", "fits"), [(math.inf, 10_000), (0.6 * GB, 10_000), (0.2 * GB, 2_400), (0, 1)]
)
def test_little_memory_gets_a_smaller_rush_and_is_told(
    left: float, fits: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "left", lambda: left)
    monkeypatch.setattr(files, "raise_limit", lambda *wanted: math.inf)
    room = room_for(10_000)
    assert room.customers == fits
    if fits == 10_000:
        assert room.words == "There is room for 10,000 customers at once."
    else:
        assert room.words == (
            f"This machine has {left / 1e6:.0f} MB of memory left, and a thousand customers at once take "
            f"50 MB: {fits:,} come at once, not 10,000."
        )
