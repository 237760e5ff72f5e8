"""The hub's files agree with each other and with the one setting of the address."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import address
import yaml

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "instructors" / "hub.md").read_text(encoding="utf-8")


def test_the_pull_link_follows_from_the_setting() -> None:
    repository = address.read_repository(ROOT / "pyproject.toml")
    assert address.with_pull_link(PAGE, repository) == PAGE
    asked = parse_qs(urlsplit(address.pull_link("someone/coffee").split()[1]).query)
    assert asked == {
        "repo": ["https://github.com/someone/coffee"],
        "urlpath": ["lab/tree/coffee/notebooks/00_open_the_shop.ipynb"],
    }


def test_a_learner_has_the_same_budget_everywhere() -> None:
    memory = yaml.safe_load((ROOT / "hub" / "values.yaml").read_text())["singleuser"]["memory"]
    assert (
        f'"HUB_LEARNER_MB", "{memory["guarantee"].removesuffix("M")}"'
        in (ROOT / "hub" / "jupyterhub_config.py").read_text()
    )
    assert f"the budget a learner ({memory['guarantee'].removesuffix('M')})" in PAGE


def test_the_proxy_is_locked_by_hash() -> None:
    packages = json.loads((ROOT / "hub" / "package-lock.json").read_text())["packages"]
    assert "node_modules/configurable-http-proxy" in packages
    assert all("integrity" in package for place, package in packages.items() if place)


def test_a_learners_copy_is_made_once_and_never_overwritten(tmp_path: Path) -> None:
    server = tmp_path / "bin" / "jupyterhub-singleuser"
    server.parent.mkdir()
    server.write_text("#!/bin/sh\npwd; echo $@\n")
    server.chmod(0o755)
    code = f"import sys; sys.path.insert(0, {str(ROOT / 'hub')!r}); sys.executable = {str(server)!r}\n"
    command = [sys.executable, "-c", f"{code}import learner; learner.main()", "--port=1"]

    def started() -> list[str]:
        env = {"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
        return subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout.split()

    mine = tmp_path / "coffee_shop"
    assert started() == [str(mine), f"--ServerApp.root_dir={mine}", "--port=1"]
    assert tmp_path.stat().st_mode & 0o077 == 0
    first = mine / "notebooks" / "00_open_the_shop.ipynb"
    first.write_text("my own")
    started()
    assert first.read_text() == "my own"
    assert (mine / "solutions").is_dir()
    assert (mine / "docs" / "which_way.md").is_file()  # lesson 13 shows it
