"""Folders that can't be written, and a disk that is full."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from doctortools import ask, namespace, shell

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the commands are a shell's")


def test_a_progress_folder_that_cannot_be_made_is_wrong_until_another_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file stands in the way")
    sick = {"COFFEESHOP_HOME": str(tmp_path / "taken" / "mine"), "HOME": str(tmp_path)}
    told = ask(**sick)
    assert told.status == 1
    found = told.of("Folders")
    assert "The folder for your progress" in found["found"]
    assert found["mend"] == f"export COFFEESHOP_HOME={tmp_path}/my_shop"
    asked = f"{sys.executable} -m coffeeshop.cli doctor --brief"
    assert shell(found["mend"], asked, **sick).stdout == ""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="namespaces are Linux's")
@pytest.mark.parametrize(("options", "said"), [("ro", "can't be written"), ("size=8m", "MB free")])
def test_a_disk_that_is_read_only_or_full_is_wrong(options: str, said: str, tmp_path: Path) -> None:
    mount = f'mount -t tmpfs -o {options} tmpfs {tmp_path} && exec "$@"'
    told = ask(before=(*namespace("-m"), "sh", "-c", mount, "sh"), COFFEESHOP_HOME=str(tmp_path / "mine"))
    assert told.status == 1
    assert said in told.of("Folders")["found"]
    assert str(tmp_path) in told.of("Folders")["found"]
