"""The learner's file: found, written whole, and never lost."""

import json
import os
import threading
from pathlib import Path
from typing import NamedTuple

import pytest

from coffeeshop.menu import ShopError
from coffeeshop.progress import HOME, Progress, home


class Said(NamedTuple):
    passed: bool | None
    said: str = "Because."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "mine" / "progress.json"


def test_what_passed_is_there_after_a_restart(file: Path) -> None:
    first = Progress(file)
    first.record("b_second", Said(False))
    first.record("b_second", Said(True))
    first.record("a_first", Said(True))
    again = Progress(file)
    assert again.done == ("b_second", "a_first")
    assert again.tries("b_second") == 2
    assert again.notice == ""


def test_what_passed_once_stays_done(file: Path) -> None:
    progress = Progress(file)
    progress.record("x", Said(True))
    progress.record("x", Said(False, "Broken again."))
    assert Progress(file).done == ("x",)
    assert json.loads(file.read_text())["exercises"]["x"]["said"] == "Broken again."


def test_an_untouched_starter_is_no_try_and_writes_nothing(file: Path) -> None:
    progress = Progress(file)
    progress.record("x", Said(None))
    assert progress.tries("x") == 0
    assert not file.exists()


def test_two_notebooks_do_not_overwrite_each_other(file: Path) -> None:
    one, other = Progress(file), Progress(file)
    one.record("x", Said(True))
    other.record("y", Said(True))
    assert set(Progress(file).done) == {"x", "y"}


@pytest.mark.parametrize(
    "damage",
    [b"", b"{", b"\xff\xfe\x00", b'{"exercises": 3}', b'{"exercises": {"x": {"tries": "many"}}}'],
)
def test_a_damaged_file_is_kept_aside_and_said_so(file: Path, damage: bytes) -> None:
    file.parent.mkdir()
    file.write_bytes(damage)
    progress = Progress(file)
    kept = list(file.parent.glob("progress.damaged-*.json"))
    assert [one.read_bytes() for one in kept] == [damage]
    assert kept[0].name in progress.notice
    progress.record("x", Said(True))
    assert Progress(file).done == ("x",)


def test_a_write_that_fails_halfway_leaves_the_old_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    progress = Progress(file)
    progress.record("x", Said(True))
    before = file.read_bytes()
    monkeypatch.setattr(os, "replace", _full_disk)
    progress.record("y", Said(True))
    assert file.read_bytes() == before
    assert list(file.parent.iterdir()) == [file]
    assert "No space left" in progress.notice


def _full_disk(*_: object) -> None:
    raise OSError(28, "No space left on device")


def test_where_no_file_can_be_written_progress_lives_in_memory(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file where the folder should be")
    progress = Progress(tmp_path / "taken" / "progress.json")
    progress.record("x", Said(True))
    assert progress.done == ("x",)
    assert HOME in progress.notice


def test_readers_never_see_half_a_file(file: Path) -> None:
    progress = Progress(file)
    progress.record("x", Said(True))
    over = threading.Event()
    seen: list[object] = []

    def read() -> None:
        while not over.is_set():
            seen.append(json.loads(file.read_text(encoding="utf-8")).get("version"))

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(20):
        progress.record("x", Said(True, "words " * 2000))
    over.set()
    reader.join()
    assert set(seen) == {1}


def test_the_folder_is_the_variable_then_the_checkout_then_the_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME, str(tmp_path / "named"))
    assert home() == tmp_path / "named"
    monkeypatch.delenv(HOME)
    monkeypatch.setattr(Path, "home", lambda: tmp_path / "me")
    monkeypatch.chdir(tmp_path)
    assert home() == tmp_path / "me" / "coffeeshop"
    (tmp_path / "course" / "notebooks").mkdir(parents=True)
    (tmp_path / "course" / "coffeeshop").mkdir()
    (tmp_path / "course" / "coffeeshop" / "progress.py").touch()
    monkeypatch.chdir(tmp_path / "course" / "notebooks")
    assert home() == tmp_path / "course" / "my_shop"


def test_what_another_machine_did_is_done_here_too(file: Path, tmp_path: Path) -> None:
    there = Progress(tmp_path / "stick.json")
    there.record("a", Said(True))
    here = Progress(file)
    here.record("a", Said(False, "Not here."))
    here.record("b", Said(True))
    for said in (False, True):
        there.record("b", Said(said))
    here.add(there.file)
    both = Progress(file)
    assert set(both.done) == {"a", "b"}
    assert both.done[0] == "a"  # it passed first, there
    assert (both.tries("a"), both.tries("b")) == (1, 2)
    here.add(there.file)
    assert Progress(file).tries("b") == 2


@pytest.mark.parametrize("text", [None, "no json", '{"exercises": 3}', '{"exercises": {"a": []}}'])
def test_what_is_no_progress_changes_nothing(text: str | None, file: Path, tmp_path: Path) -> None:
    mine = Progress(file)
    mine.record("a", Said(True))
    other = tmp_path / "other.json"
    if text is not None:
        other.write_text(text)
    with pytest.raises(ShopError, match="could not be read" if text is None else "holds no progress"):
        mine.add(other)
    assert Progress(file).done == ("a",)
    assert text is None or other.read_text() == text
