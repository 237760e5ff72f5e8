"""Set up a Python environment that holds the lock, with nothing but Python and pip to begin with.

pip brings uv into `.tools/` (which works where Python is externally managed and has no venv module),
uv makes the environment and installs exactly what `requirements.lock` names, by hash.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path

from speaking import ShopFailure, call, say

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
LOCK = ROOT / "requirements.lock"
HUB = ROOT / "hub" / "requirements.lock"  # what a JupyterHub needs beside it
WHEELS = ROOT / "wheels"  # an offline kit has it; then nothing is asked for elsewhere
PROJECT = ROOT / "pyproject.toml"
EXE = ".exe" if os.name == "nt" else ""
NEWS = "@jupyterlab/apputils-extension:announcements"


def ensure(home: Path, interpreter: str = sys.executable, newest: bool = False, hub: bool = False) -> Path:
    """Return the Python of the environment in `home`, set up first where it is missing or out of date.

    `newest` installs the newest versions that pyproject.toml allows in place of the locked ones; `hub`
    adds a JupyterHub.
    Raises ShopFailure, whose text is one plain sentence, where that is not possible.
    """
    python, stamp = inside(home, "python"), home / "coffeeshop.stamp"
    mark = fingerprint(newest, hub)
    if stamp.is_file() and stamp.read_text() == mark and works(python):
        say(f"{home.name} is ready.")
        return python
    stamp.unlink(missing_ok=True)
    uv = find_uv()
    if not works(python):
        say(f"Making {home.name} with {interpreter}.")
        venv = [uv, "venv", "--quiet", "--clear", "--python", interpreter, home]
        call(venv, f"make {home.name}", env=quiet_env())
    install(uv, home, newest, [LOCK, HUB] if hub else [LOCK])
    stamp.write_text(mark)
    return python


def install(uv: str, home: Path, newest: bool, locks: Sequence[Path] = (LOCK,)) -> None:
    """Install what `locks` name (or the newest) and the package itself into the environment in `home`."""
    env = quiet_env() | {"VIRTUAL_ENV": str(home)}
    pip = [uv, "pip"]
    if newest:
        say("Installing the newest version of everything that pyproject.toml allows.")
        call([*pip, "install", "-q", "--upgrade", "-r", PROJECT, "--extra", "notebooks", "--group", "dev"],
             "install the newest packages", env=env)  # fmt: skip
    else:
        count = sum("==" in line for lock in locks for line in lock.read_text().splitlines())
        source = "out of the folder wheels" if WHEELS.is_dir() else "about 200 MB to download, once"
        say(f"Installing {count} packages as requirements.lock names them ({source}).")
        call([*pip, "sync", "-q", "--require-hashes", *locks, *from_kit()], "install the packages", env=env)
    itself = [*pip, "install", "-q", "--no-deps", "--no-build-isolation", "-e", ROOT]
    call(itself, "install the shop", env=env)
    # JupyterLab asks at its first start whether it may fetch news from the internet.
    call([inside(home, "python"), "-m", "jupyter", "labextension", "disable", "--level=sys_prefix", NEWS],
         "turn the news pop-up off", env=env)  # fmt: skip


def from_kit() -> list[str | Path]:
    """Return what tells pip and uv to install from an offline kit alone, where this is one."""
    return ["--no-index", "--find-links", WHEELS] if WHEELS.is_dir() else []


def fingerprint(newest: bool = False, hub: bool = False) -> str:
    """Return a digest of everything that an environment is made from: it is stale once this changes."""
    digest = hashlib.sha256(f"{ROOT} {newest}".encode())
    for file in (LOCK, PROJECT, Path(__file__), *([HUB] if hub else [])):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def inside(home: Path, program: str) -> Path:
    """Return where the environment in `home` keeps `program`."""
    return home / ("Scripts" if os.name == "nt" else "bin") / (program + EXE)


def works(python: Path) -> bool:
    """Tell whether there is a Python at that path, new enough, whose own installation still exists."""
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return subprocess.run([python, "-c", probe], capture_output=True).returncode == 0
    except OSError:
        return False


def find_uv() -> str:
    """Return the path of uv: the one in `.tools/`, fetched by pip where it is missing, else one on PATH."""
    for folder in ("bin", "Scripts"):
        if (TOOLS / folder / f"uv{EXE}").is_file():
            return str(TOOLS / folder / f"uv{EXE}")
    if subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True).returncode:
        return shutil.which("uv") or _no_pip()
    say("Bringing uv, which installs the rest, into .tools/ (about 20 MB).")
    wanted = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["uv"]["required-version"]
    command = [sys.executable, "-m", "pip", "install", "-q", "--target", TOOLS, "--upgrade", f"uv{wanted}"]
    command += from_kit()
    # A user's own settings for pip may contradict --target.
    plain = {
        "PIP_USER": "0",
        "PIP_REQUIRE_VIRTUALENV": "0",
        "PIP_RETRIES": "2",
        "PIP_ROOT_USER_ACTION": "ignore",
    }
    call(command, "fetch uv", env=os.environ | plain)
    return find_uv()


def _no_pip() -> str:
    raise ShopFailure(
        f"This Python ({sys.executable}) has no pip, which the set-up starts from: "
        "install it (Debian: apt install python3-pip; elsewhere: python3 -m ensurepip) and try again."
    )


def quiet_env() -> dict[str, str]:
    """Return the process's environment for uv: no Python of uv's own, the certificates of the system."""
    mine = {"UV_PYTHON_DOWNLOADS": "never", "UV_NO_PROGRESS": "1"}
    trust = {"UV_SYSTEM_CERTS": "1", "UV_NATIVE_TLS": "1"}  # the second is the first's older name
    return trust | os.environ | mine


def activated(python: Path) -> dict[str, str]:
    """Return the process's environment as if the environment of `python` were activated."""
    path = str(python.parent) + os.pathsep + os.environ.get("PATH", "")
    return os.environ | {"PATH": path, "VIRTUAL_ENV": str(python.parent.parent)}
