"""The commands that mend: written so that they can be copied into a terminal of this machine."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, distribution
from importlib.util import find_spec
from pathlib import Path

HOUSE = Path(__file__).parents[3]
LOCK = "requirements.lock"
ANEW = ("--force-reinstall", "--no-deps")


def checkout() -> Path | None:
    """Return the course's folder: the one that this package stands in, else one that we stand in."""
    here = Path.cwd()
    for folder in (HOUSE, here, *here.parents):
        if (folder / LOCK).is_file() and (folder / "tools" / "shop.py").is_file():
            return folder
    return None


def command(*words: str | Path) -> str:
    """Return the words as one line for this system's shell, paths below the working folder shortened."""
    plain = [_near(word) if isinstance(word, Path) else word for word in words]
    return subprocess.list2cmdline(plain) if os.name == "nt" else shlex.join(plain)


def tool(name: str) -> str:
    """Return the command for `make NAME` that works without make; where there is no checkout, ours."""
    folder = checkout()
    if folder is None:
        return f"coffeeshop {name}"
    return command("python" if os.name == "nt" else "python3", folder / "tools" / "shop.py", name)


def install(*what: str) -> str:
    """Return the command that installs `what`, by default what the lock names, into this Python.

    A Python without the course is no place for its packages: there it is the command that sets the
    course up. "" where it would need the course's folder, and that is not here.
    """
    folder = checkout()
    if not _is_home() or not (what or folder):
        return tool("lab") if folder else ""
    wanted: list[str | Path] = [*what] or ["-r", Path(folder or "", LOCK)]
    uv = _uv(folder)
    if find_spec("pip") or not uv:
        return command(Path(sys.executable), "-m", "pip", "install", *wanted)
    return command(uv, "pip", "install", "--python", Path(sys.executable), *wanted)


def remove(folder: Path) -> str:
    """Return the command that removes a folder."""
    return command(*("rmdir", "/s", "/q") if os.name == "nt" else ("rm", "-r"), folder)


def variable(name: str, value: str) -> str:
    """Return the command that sets an environment variable; on Windows for every new terminal."""
    return command("setx", name, value) if os.name == "nt" else f"export {name}={shlex.quote(value)}"


def _is_home() -> bool:
    try:
        return bool(distribution("coffeeshop"))
    except PackageNotFoundError:
        return False


def _uv(folder: Path | None) -> Path | None:
    places = [folder / ".tools" / name for name in ("bin", "Scripts")] if folder else []
    found = next(filter(None, (shutil.which("uv", path=place) for place in places)), shutil.which("uv"))
    return Path(found) if found else None


def _near(path: Path) -> str:
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
