"""What a JupyterHub on this machine needs beside its Python: the proxy, and a folder for its state."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from environment import ROOT, activated
from speaking import ShopFailure, call, say

HUB = ROOT / "hub"
CONFIG = HUB / "jupyterhub_config.py"
PROXY = HUB / "node_modules" / ".bin"
STATE = ROOT / ".hub"  # who signed up, and the hub's secrets: for its owner's eyes alone


def prepared(python: Path) -> Path:
    """Install the proxy where it is missing, and return the folder that the hub runs in."""
    if os.name == "nt":
        raise ShopFailure("JupyterHub does not run on Windows: start it on a Linux machine.")
    if not (PROXY / "configurable-http-proxy").exists():
        npm = shutil.which("npm")
        if npm is None:
            raise ShopFailure(
                "There is no npm on this machine, and JupyterHub's proxy needs Node.js 20 or newer: "
                "install it (Debian: apt install npm) and try again."
            )
        say("Installing JupyterHub's proxy as hub/package-lock.json names it.")
        call([npm, "ci", "--prefix", HUB, "--no-audit", "--no-fund", "--silent"], "install the proxy")
    STATE.mkdir(mode=0o700, exist_ok=True)
    return STATE


def surroundings(python: Path) -> dict[str, str]:
    """Return the environment for the hub: its Python's programs first, then the proxy."""
    env = activated(python)
    return env | {"PATH": os.pathsep.join([str(python.parent), str(PROXY), os.environ.get("PATH", "")])}
