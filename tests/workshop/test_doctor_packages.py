"""Packages that are really missing, too old, or of another version than a lock names."""

from __future__ import annotations

from pathlib import Path

import pytest
from doctortools import ROOT, ask

from coffeeshop.workshop.doctor import packages

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def pretend(folder: Path, name: str, version: str, *wishes: str) -> str:
    """Put a package's metadata into `folder`, as an installer does; return the folder for PYTHONPATH."""
    info = folder / f"{name}-{version}.dist-info"
    info.mkdir()
    head = ["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}"]
    text = "\n".join([*head, *(f"Requires-Dist: {wish}" for wish in wishes), "", "A long text."])
    (info / "METADATA").write_text(text, encoding="utf-8")
    return str(folder)


def test_a_package_that_is_too_old_is_wrong(tmp_path: Path) -> None:
    told = ask(PYTHONPATH=pretend(tmp_path, "ipykernel", "6.31.0"))
    assert told.status == 1
    found = told.of("Packages")
    assert "ipykernel>=7.4 (6.31.0 is)" in found["found"]
    assert "install" in found["mend"]
    assert found["mend"].endswith("-r requirements.lock")


def test_what_a_package_needs_itself_is_looked_for_too(tmp_path: Path) -> None:
    wish = 'frother>=2; extra == "foam" or python_version > "3"'
    told = ask(PYTHONPATH=pretend(tmp_path, "anywidget", "0.99", wish, 'never; extra == "never"'))
    assert "frother>=2" in told.of("Packages")["found"]
    assert "never" not in told.of("Packages")["found"]


def test_another_version_that_fits_is_a_note(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    pin = next(line for line in LOCK.splitlines() if line.startswith("httpx=="))
    lock.write_text(LOCK.replace(pin, "httpx==0.0.1 \\") + "\nnobody-has-this==1 ; python_version < '4'\n")
    (found,) = packages.examine(lock)
    assert found.level == "note"
    assert f"httpx==0.0.1 ({packages.version('httpx')})" in found.found
    assert 'nobody-has-this==1; python_version < "4" (not here)' in found.found
    assert found.mend.endswith("requirements.lock")


def test_a_pin_for_another_system_is_none(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("nobody-has-this==1 ; python_version < '3'\n")
    (found,) = packages.examine(lock)
    assert found == ("fine", "All 0 are of the version that requirements.lock names.", "", "")


@pytest.mark.skipif(
    "newest" in packages.sys.prefix, reason="these are the newest versions, not the locked ones"
)
def test_the_lock_is_met_here() -> None:
    (found,) = packages.examine()
    assert found.level == "fine"
