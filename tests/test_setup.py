"""One lock for all: what pyproject.toml asks for, what is installed, what conda and Binder get."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import environment
import pytest
import yaml
from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = Path(__file__).parent.parent

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
ASKED_FOR = ("jupyterlab", "fastapi", "uvicorn", "httpx", "nest-asyncio", "ipywidgets", "nbval")


def locked() -> list[Requirement]:
    """Return the lock's requirements, each pinned to one version."""
    return [Requirement(line.rstrip("\\ ")) for line in LOCK.splitlines() if "==" in line]


def direct() -> list[Requirement]:
    """Return everything that pyproject.toml asks for by name."""
    project = PROJECT["project"]
    groups = [project["dependencies"], project["optional-dependencies"]["notebooks"]]
    return [Requirement(text) for group in [*groups, PROJECT["dependency-groups"]["dev"]] for text in group]


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_the_lock_holds_what_the_project_asks_for() -> None:
    pins = {normal(pin.name): str(pin.specifier).removeprefix("==") for pin in locked()}
    wrong = [str(wish) for wish in direct() if pins.get(normal(wish.name), "0") not in wish.specifier]
    assert wrong == []


def test_the_course_depends_on_the_seven_packages() -> None:
    assert set(ASKED_FOR) <= {normal(wish.name) for wish in direct()}


def test_the_package_alone_brings_three() -> None:
    assert [Requirement(text).name for text in PROJECT["project"]["dependencies"]] == [
        "fastapi",
        "uvicorn",
        "httpx",
    ]


def test_the_lock_is_hashed_and_names_no_index() -> None:
    entries = re.split(r"\n(?=\S)", LOCK.strip())
    assert len(entries) == len(locked())
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert not re.search(r"https?://|--index|--find-links|file:", LOCK)


def test_this_environment_is_the_locked_one() -> None:
    if "newest" in sys.prefix:
        pytest.skip("the newest versions are under test, not the locked ones")
    from importlib.metadata import PackageNotFoundError, version

    wrong = []
    for pin in locked():
        if pin.marker and not pin.marker.evaluate(default_environment()):
            continue
        try:
            if version(pin.name) not in pin.specifier:
                wrong.append(f"{pin} but {version(pin.name)} is installed")
        except PackageNotFoundError:
            wrong.append(f"{pin} is not installed")
    assert wrong == []


def test_conda_and_binder_install_the_lock_and_nothing_else() -> None:
    *packages, pip = yaml.safe_load((ROOT / "environment.yml").read_text())["dependencies"]
    python = next(text for text in packages if text.startswith("python="))
    assert (
        Version(python.removeprefix("python="))
        in Requirement(f"x{PROJECT['project']['requires-python']}").specifier
    )
    assert set(packages) == {python, "pip"}
    assert pip == {"pip": ["-r requirements.lock"]}


def test_post_build_stops_at_the_first_error() -> None:
    lines = [
        line for line in (ROOT / "postBuild").read_text().splitlines() if line and not line.startswith("#")
    ]
    assert lines[0] == "set -e"
    assert os.name == "nt" or os.access(ROOT / "postBuild", os.X_OK)


@pytest.mark.full
@pytest.mark.once
@pytest.mark.timeout(600)
def test_repo2docker_plans_with_the_environment_file() -> None:
    """Binder's builder, asked for its plan; it needs no container engine for that."""
    tool = [environment.find_uv(), "tool", "run", "--python", sys.executable, "--from", "jupyter-repo2docker"]
    done = subprocess.run(
        [*tool, "jupyter-repo2docker", "--no-build", "--debug", "."],
        cwd=ROOT,
        env=environment.quiet_env(),
        capture_output=True,
        text=True,
    )
    plan = done.stdout + done.stderr
    assert done.returncode == 0, plan[-2000:]
    assert '--file "environment.yml"' in plan
    assert "./postBuild" in plan
