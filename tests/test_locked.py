"""The lock as requirements files that pip reads for every system at once."""

from __future__ import annotations

from environment import LOCK
from locked import entries, parts, pins
from packaging.requirements import Requirement


def test_every_pin_is_there_once_a_file_with_its_hashes_and_without_a_marker() -> None:
    lock = LOCK.read_text(encoding="utf-8")
    made = parts(entries(lock))
    assert sorted(one for part in made for one in pins(part)) == sorted(pins(lock))
    for part in made:
        wishes = [Requirement(line.rstrip("\\ ")) for line in part.splitlines() if "==" in line]
        assert len({wish.name for wish in wishes}) == len(wishes)
        assert not any(wish.marker for wish in wishes)
    assert sum(part.count("--hash=") for part in made) == lock.count("--hash=")
