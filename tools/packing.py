"""Pack the offline kit: a copy of the course, with what a first set-up downloads in its folder `wheels`.

    python tools/packing.py UV                            # every system, every supported Python
    python tools/packing.py UV --only linux-x86_64        # some systems
    python tools/packing.py UV --python 3.12              # some Pythons

`tools/shop.py` installs from `wheels` alone where that folder stands beside it: a learner copies the kit
onto a laptop and types README's own command. What is there already is not downloaded again.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from environment import LOCK, PROJECT, ROOT, WHEELS, quiet_env
from locked import entries, parts
from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import canonicalize_name, parse_sdist_filename, parse_wheel_filename
from speaking import ShopFailure, call, explain, say

KIT = ROOT / "artefacts" / "kit"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
UV = Requirement("uv" + tomllib.loads(PROJECT.read_text(encoding="utf-8"))["tool"]["uv"]["required-version"])
SETUPTOOLS = Requirement("setuptools>=61")
SOURCE_ONLY = ("forbiddenfruit",)  # pure Python without a wheel: setuptools builds it on the laptop, offline
MANYLINUX = range(28, 4, -1)  # glibc 2.28 and older: Debian 10, Ubuntu 18.10, RHEL 8


@dataclass(frozen=True)
class System:
    """A kind of laptop, as its Python describes itself to a lock's markers and to wheels' names."""

    name: str
    os_name: str
    sys_platform: str
    platform_system: str
    platform_machine: str
    platforms: tuple[str, ...]

    def describe(self, python: str) -> list[dict[str, str]]:
        """Return what markers ask, for the first and the last patch version of that Python."""
        named = ("os_name", "sys_platform", "platform_system", "platform_machine")
        mine = {name: getattr(self, name) for name in named} | {"python_version": python}
        mine |= {"implementation_name": "cpython", "platform_python_implementation": "CPython"}
        return [mine | {"python_full_version": f"{python}.{patch}"} for patch in (0, 99)]

    def tags(self, python: str) -> set[Tag]:
        """Return the tags of the wheels that this system's Python can install."""
        version = tuple(map(int, python.split(".")))
        mine = cpython_tags(version, platforms=self.platforms)
        return {*mine, *compatible_tags(version, f"cp{python.replace('.', '')}", self.platforms)}


def _linux(machine: str) -> System:
    older = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}
    names = [name for n in MANYLINUX for name in (f"manylinux_2_{n}", older.get(n)) if name]
    platforms = tuple(f"{name}_{machine}" for name in names)
    return System(f"linux-{machine}", "posix", "linux", "Linux", machine, platforms)


def _mac(machine: str) -> System:
    platforms = tuple(mac_platforms((13, 0), machine))
    return System(f"macos-{machine}", "posix", "darwin", "Darwin", machine, platforms)


SYSTEMS = (
    _linux("x86_64"),
    _linux("aarch64"),
    _mac("arm64"),
    _mac("x86_64"),
    System("windows-amd64", "nt", "win32", "Windows", "AMD64", ("win_amd64",)),
)


def main() -> int:
    """Pack what the command line asks for; say what it weighs."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    asked.add_argument("uv")
    asked.add_argument("--only", action="append", choices=[one.name for one in SYSTEMS])
    asked.add_argument("--python", action="append", choices=PYTHONS)
    options = asked.parse_args()
    try:
        copy_course(KIT)
        wheels = KIT / WHEELS.name
        wheels.mkdir(exist_ok=True)
        for system in SYSTEMS:
            if not options.only or system.name in options.only:
                for python in options.python or PYTHONS:
                    fetch(options.uv, system, python, wheels)
    except ShopFailure as failure:
        print(f"shop: {failure}", file=sys.stderr)
        return 1
    say(f"{weight(wheels.iterdir())} in {wheels.relative_to(ROOT)}. Copy the folder kit onto a USB stick.")
    return 0


def copy_course(kit: Path) -> None:
    """Copy what the last commit holds into the kit; ShopFailure where this is no git checkout."""
    kit.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder, "course.tar")
        call(["git", "-C", ROOT, "archive", "-o", archive, "HEAD"], "read the last commit (git archive)")
        with tarfile.open(archive) as course:
            course.extractall(kit, filter="data")


def fetch(uv: str, system: System, python: str, wheels: Path) -> None:
    """Download what that system's Python would install and `wheels` lacks; ShopFailure where none exists."""
    lock, tags = LOCK.read_text(encoding="utf-8"), system.tags(python)
    tools = [(pin, f"{pin}") for pin in (UV, SETUPTOOLS)]
    asked = [*tools, *requirements(lock, system.describe(python))]
    there = held([pin for pin, _ in asked], wheels, tags)
    for some in tools, asked[len(tools) :]:  # pip wants a hash of all or of none
        for text in parts(entry for pin, entry in some if pin not in there):
            pip_download(uv, text, system, python, wheels)
    now = held([pin for pin, _ in asked], wheels, tags)
    if lost := [str(pin) for pin, _ in asked if pin not in now]:
        raise ShopFailure(f"{system.name}, Python {python}: the kit lacks {', '.join(lost)}; run it again.")
    say(f"{system.name}, Python {python}: {weight(now.values())}; {len(now) - len(there)} of them new")


def requirements(lock: str, described: list[dict[str, str]]) -> Iterator[tuple[Requirement, str]]:
    """Yield what the lock wants in any of those cases: the pin, and its entry."""
    for entry in entries(lock):
        wish = Requirement(entry.splitlines()[0].rstrip("\\ "))
        if wish.marker is None or any(map(wish.marker.evaluate, described)):
            yield wish, entry


def held(wishes: list[Requirement], wheels: Path, tags: set[Tag]) -> dict[Requirement, Path]:
    """Return which of the requirements a file in the folder fulfils, on a system with those tags."""
    found = {}
    fitting = [(*parse_sdist_filename(path.name), path) for path in wheels.glob("*.tar.gz")]
    fitting += [
        (name, version, path)
        for path in wheels.glob("*.whl")
        for name, version, _, named in [parse_wheel_filename(path.name)]
        if not tags.isdisjoint(named)
    ]
    for wish in wishes:
        for name, version, path in fitting:
            if name == canonicalize_name(wish.name) and version in wish.specifier:
                found[wish] = path
    return found


def pip_download(uv: str, text: str, system: System, python: str, wheels: Path) -> None:
    """Let pip download wheels for another system than this one."""
    with tempfile.TemporaryDirectory() as folder:
        asked = Path(folder, "requirements.txt")
        asked.write_text(text, encoding="utf-8")
        command = [uv, "tool", "run", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        command += [f"--no-binary={name}" for name in SOURCE_ONLY]
        command += ["--ignore-requires-python"]  # to pip 3.11 is 3.11.0; the lock's markers know better
        command += ["--dest", wheels, "--implementation", "cp", "--python-version", python]
        for abi in (f"cp{python.replace('.', '')}", "abi3", "none"):
            command += ["--abi", abi]
        for platform in system.platforms:
            command += ["--platform", platform]
        done = subprocess.run([*command, "-r", asked], env=quiet_env(), capture_output=True, text=True)
    lost = re.search(r"No matching distribution found for (\S+)", done.stderr)
    if lost and "connection" not in done.stderr.lower():
        raise ShopFailure(
            f"{lost[1]} has no wheel for {system.name}, Python {python}: the kit can't hold it."
        )
    if done.returncode:
        raise ShopFailure(explain(f"fetch the wheels for {system.name}, Python {python}", done.stderr))


def weight(paths: Iterable[Path]) -> str:
    """Return how many files there are, and their size."""
    sizes = [path.stat().st_size for path in paths]
    return f"{len(sizes)} files, {sum(sizes) / 1e6:.0f} MB"


if __name__ == "__main__":
    sys.exit(main())
