"""The offline kit: what a system's Python wants of the lock, and which wheel fulfils it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import environment
import packing
import pytest
import testing
from packaging.requirements import Requirement
from packaging.tags import sys_tags
from packaging.utils import canonicalize_name
from speaking import ShopFailure

ROOT = environment.ROOT
LOCK = environment.LOCK.read_text(encoding="utf-8")
SYSTEMS = {one.name: one for one in packing.SYSTEMS}
MILK = Requirement("milk-jug==1.0")


def wanted(system: str, python: str) -> set[str]:
    described = SYSTEMS[system].describe(python)
    return {f"{pin.name}{pin.specifier}" for pin, _ in packing.requirements(LOCK, described)}


def test_each_system_gets_what_its_markers_want() -> None:
    names = {system: {one.partition("==")[0] for one in wanted(system, "3.12")} for system in SYSTEMS}
    assert {system for system in names if "pywinpty" in names[system]} == {"windows-amd64"}
    assert {system for system in names if "gunicorn" in names[system]} == set(SYSTEMS) - {"windows-amd64"}
    bindings = {one for one in wanted("macos-x86_64", "3.12") if "argon2-cffi-bindings" in one}
    assert bindings == {"argon2-cffi-bindings==25.1.0"}


def test_the_first_patch_version_of_a_python_is_thought_of() -> None:
    old = "async-timeout==5.0.1"  # wanted before 3.11.3, and Debian 12 has 3.11.2
    assert old in wanted("linux-x86_64", "3.11")
    assert old not in wanted("linux-x86_64", "3.12")


@pytest.mark.parametrize(
    ("wheel", "fits"),
    [
        ("milk_jug-1.0-py3-none-any.whl", {"linux-x86_64", "linux-aarch64", "macos-arm64", "windows-amd64"}),
        ("milk_jug-1.0-cp312-cp312-manylinux_2_17_x86_64.manylinux2014_x86_64.whl", {"linux-x86_64"}),
        ("milk_jug-1.0-cp39-abi3-manylinux_2_28_aarch64.whl", {"linux-aarch64"}),
        ("milk_jug-1.0-cp312-cp312-macosx_11_0_arm64.whl", {"macos-arm64"}),
        ("milk_jug-1.0-cp312-cp312-win_amd64.whl", {"windows-amd64"}),
        ("milk_jug-1.0-cp311-cp311-win_amd64.whl", set()),
        ("milk_jug-1.0-cp312-cp312-manylinux_2_39_x86_64.whl", set()),
        ("milk_jug-1.0.tar.gz", set(SYSTEMS) - {"macos-x86_64"}),
        ("milk_jug-2.0-py3-none-any.whl", set()),
        ("milk-1.0-py3-none-any.whl", set()),
    ],
)
def test_a_wheel_counts_where_it_can_be_installed(wheel: str, fits: set[str], tmp_path: Path) -> None:
    (tmp_path / wheel).touch()
    names = set(SYSTEMS) - {"macos-x86_64"}
    found = {name for name in names if packing.held([MILK], tmp_path, SYSTEMS[name].tags("3.12"))}
    assert found == fits


def test_the_systems_speak_as_this_python_does() -> None:
    here = f"{sys.version_info[0]}.{sys.version_info[1]}"
    system = next((one for one in packing.SYSTEMS if one.sys_platform == sys.platform), None)
    if system is None:
        pytest.skip("the kit is not packed for this system")
    mine = {one for one in sys_tags() if one.interpreter == f"cp{here.replace('.', '')}"}
    assert any(not mine.isdisjoint(one.tags(here)) for one in packing.SYSTEMS)


def test_a_missing_wheel_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "pip_download", lambda *asked: None)
    with pytest.raises(ShopFailure, match=r"linux-x86_64, Python 3\.12: the kit lacks uv"):
        packing.fetch("uv", SYSTEMS["linux-x86_64"], "3.12", tmp_path)


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for uv is a script with a #! line")
@pytest.mark.parametrize(
    ("heard", "said"),
    [
        ("ERROR: No matching distribution found for milk==1.0", "milk==1.0 has no wheel for macos-arm64"),
        ("Failed to establish a new connection\nNo matching distribution found for milk", "did not answer"),
        ("disk full", "the lines above say why"),
    ],
)
def test_why_nothing_was_fetched_is_one_sentence(heard: str, said: str, tmp_path: Path) -> None:
    uv = tmp_path / "uv"
    uv.write_text(f"#!{sys.executable}\nimport sys\nsys.exit({heard!r})\n")
    uv.chmod(0o755)
    with pytest.raises(ShopFailure, match=said) as caught:
        packing.pip_download(str(uv), "milk==1.0\n", SYSTEMS["macos-arm64"], "3.12", tmp_path)
    assert "\n" not in str(caught.value)


def test_only_what_is_missing_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def download(uv: str, text: str, system: packing.System, python: str, wheels: Path) -> None:
        asked.append(text)
        for line in text.splitlines():
            if "==" in line or line.startswith(("uv", "setuptools")):
                pin = Requirement(line.rstrip("\\ "))
                version = str(pin.specifier).removeprefix("==").replace(">=", "")
                stem = canonicalize_name(pin.name).replace("-", "_")
                (wheels / f"{stem}-{version}-py3-none-any.whl").touch()

    monkeypatch.setattr(packing, "pip_download", download)
    packing.fetch("uv", SYSTEMS["linux-x86_64"], "3.12", tmp_path)
    assert asked[0].startswith("uv>=")
    assert len(asked) == 2
    packing.fetch("uv", SYSTEMS["linux-aarch64"], "3.12", tmp_path)
    assert len(asked) == 2
    packing.fetch("uv", SYSTEMS["windows-amd64"], "3.12", tmp_path)
    assert {line.partition("==")[0] for line in asked[2].splitlines() if "==" in line} >= {"pywinpty"}
    assert "fastapi==" not in asked[2]


def test_the_course_in_the_kit_is_the_last_commit(tmp_path: Path) -> None:
    try:
        packing.copy_course(tmp_path)
    except ShopFailure:
        pytest.skip("this is no git checkout")
    assert (tmp_path / "tools" / "shop.py").is_file()
    assert not (tmp_path / ".git").exists()


def test_a_folder_of_wheels_is_the_only_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert environment.from_kit() == [] or environment.WHEELS.is_dir()
    monkeypatch.setattr(environment, "WHEELS", tmp_path)
    assert environment.from_kit() == ["--no-index", "--find-links", tmp_path]
    monkeypatch.setattr(environment, "WHEELS", tmp_path / "none")
    assert environment.from_kit() == []


@pytest.mark.full
@pytest.mark.once
@pytest.mark.timeout(900)
@pytest.mark.parametrize(
    "python", [os.path.realpath(sys.executable), *testing.other_pythons(ROOT / ".venv").values()]
)
def test_the_kit_installs_without_a_network(python: str, tmp_path: Path) -> None:
    wheels = packing.KIT / "wheels"
    alone = ["unshare", "--map-root-user", "--net"]
    if not wheels.is_dir() or not shutil.which("unshare") or subprocess.run([*alone, "true"]).returncode:
        pytest.skip("it needs a packed kit (make kit) and Linux's unshare")
    packing.copy_course(tmp_path / "kit")
    (tmp_path / "kit" / "wheels").symlink_to(wheels)
    command = [*alone, python, "tools/shop.py", "lab", "--version"]
    env = os.environ | {"UV_CACHE_DIR": str(tmp_path / "cache"), "PIP_NO_CACHE_DIR": "1"}
    done = subprocess.run(command, cwd=tmp_path / "kit", env=env, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.fullmatch(r"[\d.]+", done.stdout.splitlines()[-1])
    assert (tmp_path / "kit" / ".venv" / "coffeeshop.stamp").is_file()
