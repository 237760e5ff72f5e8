"""What `tools/shop.py` can do: one function a command."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import address as addresses
import alone
import auditing
import hubs
import measuring
import reveal
import soaking
import testing
from environment import HUB, LOCK, PROJECT, ROOT, activated, ensure, find_uv, inside, quiet_env, works
from speaking import ShopFailure, call, say

FIRST = "notebooks/00_open_the_shop.ipynb"
HOME = ROOT / ".venv"


def lab(args: argparse.Namespace) -> int:
    """Open JupyterLab on the first notebook; anything after `lab` goes to JupyterLab."""
    python = ensure(HOME)
    where = [f"--ServerApp.root_dir={ROOT}", f"--LabApp.default_url=/lab/tree/{FIRST}"]
    command = [python, "-m", "jupyterlab", *where, *args.rest]
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        say("You are root (a container?): JupyterLab is told that this is meant.")
        command.append("--allow-root")
    call_doctor(python, "--brief")  # it says what is wrong, and nothing where nothing is
    say(f"Opening JupyterLab on {FIRST}; Ctrl-C here closes it.")
    return replace_this_process([str(word) for word in command], activated(python))


def doctor(args: argparse.Namespace) -> int:
    """Say what is wrong with this machine and which command mends it; before the set-up, too."""
    python = inside(HOME, "python")
    return call_doctor(python if works(python) else Path(sys.executable), *args.rest)


def call_doctor(python: Path, *words: str) -> int:
    """Have this machine examined by that Python, and return the doctor's exit status."""
    env = activated(python) | {
        "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    }
    return subprocess.call([python, "-m", "coffeeshop.cli", "doctor", *words], env=env)


def replace_this_process(command: list[str], env: dict[str, str], folder: Path = ROOT) -> int:
    """Become `command`, so that signals reach it alone; where the system can't, run it and wait."""
    os.chdir(folder)
    if os.name != "nt":
        os.execve(command[0], command, env)
    try:
        return subprocess.call(command, env=env)
    except KeyboardInterrupt:
        return 0


def test(args: argparse.Namespace) -> int:
    """Run the tests that a change must pass; name some of `testing.STEPS` to run those alone."""
    python = ensure(HOME if not args.newest else ROOT / ".venv-newest", newest=args.newest)
    return testing.run([(python, testing.choose(args.rest))])


def test_full(args: argparse.Namespace) -> int:
    """Run everything, on every Python from 3.11 on that is found (SHOP_PYTHONS names them)."""
    names = ["lint", "all", "once", *_browser_and_notebooks()]
    plans = [(ensure(HOME), testing.choose(names))]
    for version, interpreter in testing.other_pythons(HOME).items():
        say(f"Also on Python {version}: {interpreter}")
        python = ensure(ROOT / f".venv-{version}", interpreter)
        plans.append((python, testing.choose(["again", "notebooks"])))
    return testing.run(plans)


def _browser_and_notebooks() -> list[str]:
    """Return the steps of both, offline too; where this system can't do that, say so, and in CI fail."""
    why = alone.why_not()
    if why and os.environ.get("CI"):
        raise ShopFailure(why)
    if why:
        say(f"Not offline: {why}")
    return ["every-browser", "notebooks"] if why else ["browser-online", "offline"]


def offline(args: argparse.Namespace) -> int:
    """Run the notebooks, /docs and the labs in a network without any route but loopback."""
    if why := alone.why_not():
        raise ShopFailure(why)
    return testing.run([(ensure(HOME), testing.choose(["offline"]))])


def small(args: argparse.Namespace) -> int:
    """Run the notebooks on a small machine, 450 MB and one core; name parts of their paths for some."""
    python = ensure(HOME)
    return subprocess.call([python, "tools/small.py", *args.rest], cwd=ROOT, env=activated(python))


def soak(args: argparse.Namespace) -> int:
    """Repeat what must hold each time: claims, kills, notebooks, verdicts, rooms (SOAK_MINUTES, 60)."""
    minutes = float(os.environ.get("SOAK_MINUTES", "60"))
    return soaking.run(ensure(HOME), args.rest, minutes, fresh=args.fresh)


def bench(args: argparse.Namespace) -> int:
    """Run the benchmarks, go on where the last call stopped, and print the totals."""
    return measuring.run(ensure(HOME), args.rest, fresh=args.fresh)


def notebooks(args: argparse.Namespace) -> int:
    """Generate the exercises from the solutions and execute every notebook, outputs stored."""
    python = ensure(HOME)
    return subprocess.call([python, "tools/notebooks.py", *args.rest], cwd=ROOT, env=activated(python))


def plans(args: argparse.Namespace) -> int:
    """Write docs/instructors/plans.md, the plans minute by minute."""
    python = ensure(HOME)
    return subprocess.call([python, "tools/plans.py"], cwd=ROOT, env=activated(python))


def slides(args: argparse.Namespace) -> int:
    """Make a deck of slides of each lesson, in artefacts/slides/; name lessons (03) for some."""
    return subprocess.call([ensure(HOME), "tools/slides.py", *args.rest], cwd=ROOT)


def lock(args: argparse.Namespace) -> int:
    """Write requirements.lock anew from pyproject.toml; `--upgrade` takes the newest of everything."""
    say("Resolving pyproject.toml for Python 3.11 and newer on every system.")
    os.chdir(ROOT)
    command = [find_uv(), "pip", "compile", PROJECT.name, "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-header", "--no-annotate", *args.rest]
    for lock, wanted in (
        (LOCK, ["--extra", "notebooks", "--group", "dev"]),
        (HUB, ["--extra", "hub", "--constraint", LOCK]),  # the same versions where both have a package
    ):
        call([*command, *wanted, "-o", lock], "resolve the versions", env=quiet_env())
    alone = [find_uv(), "pip", "compile", "--group", reveal.GROUP, "--no-deps", "--generate-hashes"]
    alone += ["--no-header", "--no-annotate", *args.rest, "-o", reveal.LOCK]
    call(alone, "resolve the slides' version", env=quiet_env())
    names = ", ".join(str(Path(lock).relative_to(ROOT)) for lock in (LOCK, HUB, reveal.LOCK))
    say(f"Written: {names}; `make test-full` tries them.")
    return 0


def audit(args: argparse.Namespace) -> int:
    """Ask the database of known vulnerabilities about every locked package; needs the internet."""
    return auditing.run(datetime.now(UTC).date())


def kit(args: argparse.Namespace) -> int:
    """Pack the course with every wheel it needs, for a room without the internet; needs the internet."""
    python = ensure(HOME)
    return subprocess.call([python, "tools/packing.py", find_uv(), *args.rest], cwd=ROOT, env=quiet_env())


def hub(args: argparse.Namespace) -> int:
    """Start a JupyterHub for a room on this machine; anything after `hub` goes to it."""
    python = ensure(ROOT / ".venv-hub", hub=True)
    state = hubs.prepared(python)
    say("Starting the hub; Ctrl-C here ends it and every learner's server.")
    command = [python.parent / "jupyterhub", "-f", hubs.CONFIG, *args.rest]
    return replace_this_process([str(word) for word in command], hubs.surroundings(python), state)


def address(args: argparse.Namespace) -> int:
    """Say where the repository is published (OWNER/NAME), and write README's Binder link from it."""
    say(addresses.settle(args.rest))
    return 0


COMMANDS = {
    "lab": lab,
    "doctor": doctor,
    "test": test,
    "test-full": test_full,
    "offline": offline,
    "small": small,
    "soak": soak,
    "bench": bench,
    "notebooks": notebooks,
    "plans": plans,
    "slides": slides,
    "lock": lock,
    "audit": audit,
    "kit": kit,
    "hub": hub,
    "address": address,
}


def main(argv: Sequence[str]) -> int:
    """Run one command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python3 tools/shop.py", description="The Coffee Shop's commands.")
    several = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, function in COMMANDS.items():
        one = several.add_parser(name, help=(function.__doc__ or "").splitlines()[0], allow_abbrev=False)
        if name in ("soak", "bench"):
            one.add_argument("--fresh", action="store_true", help="forget what earlier calls did")
        if name == "test":
            one.add_argument("--newest", action="store_true", help="with the newest versions, not the locked")
    if not argv:
        parser.print_help()
        return 0
    args, args.rest = parser.parse_known_args(argv)
    try:
        return COMMANDS[args.command](args)
    except ShopFailure as failure:
        print(f"shop: {failure}", file=sys.stderr)
    except KeyboardInterrupt:
        print("\nshop: stopped.", file=sys.stderr)
    return 1
