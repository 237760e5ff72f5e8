"""An environment of the course that is really damaged, and mended by the doctor's own commands."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest
from doctortools import ROOT, Told, ask, run, shell

pytestmark = [
    pytest.mark.full,
    pytest.mark.once,
    pytest.mark.timeout(900),
    pytest.mark.skipif(sys.platform == "win32", reason="the commands are a shell's"),
]


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The Python of a fresh environment with all that the lock names; it needs a package index."""
    uv = shutil.which("uv") or shutil.which("uv", path=ROOT / ".tools" / "bin")
    if uv is None:
        pytest.skip("there is no uv here")
    home = tmp_path_factory.mktemp("mended") / "venv"
    pip = (uv, "pip", "install", "-q", "--python", str(home))
    for command in (
        (uv, "venv", "-q", "--no-python-downloads", "-p", sys.executable, str(home)),
        (*pip, "-r", "requirements.lock"),
        (*pip, "--no-deps", "--no-build-isolation", "-e", "."),
    ):
        done = run(*command)
        assert done.returncode == 0, done.stderr
    return str(home / "bin" / "python")


def examine(python: str) -> Told:
    return ask(doctor=(python, "-m", "coffeeshop.cli", "doctor"))


def mended(python: str, command: str) -> None:
    """Type the command, and see that nothing is left to say about packages and widgets."""
    done = shell(command)
    assert done.returncode == 0, done.stderr
    told = examine(python)
    assert told.of("Packages", "fine")
    assert told.of("Widgets", "fine")


def uv_pip(python: str, *words: str) -> None:
    uv = shutil.which("uv") or shutil.which("uv", path=ROOT / ".tools" / "bin")
    done = run(str(uv), "pip", *words, "--python", python)
    assert done.returncode == 0, done.stderr


def test_another_version(python: str) -> None:
    uv_pip(python, "install", "-q", "--no-deps", "idna==3.7")
    found = examine(python).of("Packages", "note")
    assert "(3.7)" in found["found"]
    mended(python, found["mend"])


def test_a_package_that_is_gone(python: str) -> None:
    uv_pip(python, "uninstall", "-q", "websockets")
    told = examine(python)
    assert told.status == 1
    assert "websockets>=15" in told.of("Packages")["found"]
    mended(python, told.of("Packages")["mend"])


def test_a_widgets_half_that_is_gone_or_old(python: str) -> None:
    half = Path(python).parent.parent / "share" / "jupyter" / "labextensions" / "anywidget"
    shutil.rmtree(half)
    found = examine(python).of("Widgets")
    assert "does not find anywidget" in found["found"]
    mended(python, found["mend"])
    package = half / "package.json"
    package.unlink()  # the installed file may be one with uv's cache
    package.write_text(json.dumps({"version": "0.9.0"}))
    found = examine(python).of("Widgets")
    assert "its half for the browser 0.9.0" in found["found"]
    mended(python, found["mend"])
