"""Run notebooks on a small machine: `python tools/small.py [TEXT ...]` for those whose path holds a TEXT.

A kernel and all that it starts get 450 MB and one core, which is what Binder promises. nbval compares what
they print, as in `make test`; the peak is the sum of their proportional set sizes, seen four times a second.
"""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from environment import ROOT
from speaking import ShopFailure, say
from testing import NBVAL, NOTEBOOKS

from coffeeshop.workshop.rehearsal.memory import held_below

MEGABYTE = 1_000_000
LIMIT = 450 * MEGABYTE
LOOK = 0.25  # seconds between two looks at the memory
GROUPS = (  # where the system keeps control groups of memory: their first version, their second
    (Path("/sys/fs/cgroup/memory"), "memory.limit_in_bytes", "memory.oom_control"),
    (Path("/sys/fs/cgroup"), "memory.max", "memory.events"),
)


class Group(NamedTuple):
    """A control group that may use LIMIT bytes, and the file that counts who was killed for more."""

    folder: Path
    events: Path

    def killed(self) -> int:
        """Return how many processes the system ended because there was no memory left."""
        words = self.events.read_text().split()
        return int(words[words.index("oom_kill") + 1])


class Outcome(NamedTuple):
    """What became of one notebook."""

    status: int  # pytest's
    said: str
    peak: int  # bytes
    killed: int
    seconds: float

    @property
    def passed(self) -> bool:
        """Whether nbval found what is stored, within the memory."""
        return not self.status and not self.killed and self.peak <= LIMIT


@contextlib.contextmanager
def limited() -> Iterator[Group | None]:
    """Make a control group; None where the system lets nobody of ours make one."""
    for home, limit, events in GROUPS:
        group = Group(home / f"coffeeshop-{os.getpid()}", home / f"coffeeshop-{os.getpid()}" / events)
        with contextlib.suppress(OSError):
            group.folder.mkdir()
            try:
                (group.folder / limit).write_text(str(LIMIT))
                yield group
                return
            finally:
                _removed(group.folder)
    yield None


def _removed(folder: Path) -> None:
    """Remove a group once its last process is gone."""
    for _ in range(100):
        with contextlib.suppress(OSError):
            return folder.rmdir()
        time.sleep(0.1)
    raise ShopFailure(f"Processes of a notebook still run: {folder / 'cgroup.procs'} names them.")


def kernel_file(home: Path, group: Group | None) -> None:
    """Write the file that makes a kernel called "small" known to Jupyter: in the group, on one core."""
    join = f"echo $$ > '{group.folder / 'cgroup.procs'}' && " if group else ""
    core = min(os.sched_getaffinity(0))
    begin = ["/bin/sh", "-c", f'{join}exec taskset --cpu-list {core} "$0" "$@"']
    argv = [*begin, sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    file = home / "kernels" / "small" / "kernel.json"
    file.parent.mkdir(parents=True)
    file.write_text(json.dumps({"argv": argv, "display_name": "small", "language": "python"}))


def executed(path: Path, group: Group | None) -> Outcome:
    """Run one notebook on such a kernel."""
    options = [word for word in NBVAL if word.startswith("--nbval") and word != "--nbval-current-env"]
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *options]
    before, began, peak = group.killed() if group else 0, time.monotonic(), 0
    with tempfile.TemporaryDirectory(prefix="coffeeshop-") as home, tempfile.TemporaryFile("w+") as said:
        kernel_file(Path(home), group)
        env = os.environ | {"COFFEESHOP_HOME": home, "JUPYTER_PATH": home}
        process = subprocess.Popen(
            [*command, "--nbval-kernel-name=small", path], cwd=ROOT, env=env, stdout=said, stderr=said
        )
        while process.poll() is None:
            peak = max(peak, held_below(process.pid))
            time.sleep(LOOK)
        said.seek(0)
        words = said.read()
    killed = group.killed() - before if group else 0
    return Outcome(process.returncode, words, peak, killed, time.monotonic() - began)


def main(texts: list[str]) -> int:
    """Run the notebooks; return the exit status."""
    if not sys.platform.startswith("linux"):
        raise ShopFailure("Only Linux tells the memory that processes share: try this there.")
    found = [path for folder in NOTEBOOKS for path in sorted((ROOT / folder).glob("*.ipynb"))]
    chosen = [p for p in found if not texts or any(text in p.relative_to(ROOT).as_posix() for text in texts)]
    if not chosen:
        raise ShopFailure(f"No notebook's path holds {' or '.join(texts)}.")
    with limited() as group:
        how = (
            "held by a control group" if group else "compared afterwards, since no control group can be made"
        )
        say(f"Each kernel gets one core and {LIMIT // MEGABYTE} MB, {how}.")
        failed = [path for path in chosen if not reported(path, executed(path, group))]
    print(f"{len(chosen) - len(failed)} passed, {len(failed)} failed", flush=True)
    return 1 if failed else 0


def reported(path: Path, outcome: Outcome) -> bool:
    """Say what became of a notebook; return whether it passed."""
    verdict = "passed" if outcome.passed else "FAILED"
    hurt = f", {outcome.killed} of its processes ended for want of memory" if outcome.killed else ""
    say(f"{path.stem}: {verdict}, peak {outcome.peak / MEGABYTE:.0f} MB{hurt} ({outcome.seconds:.0f} s)")
    if outcome.status:
        print(outcome.said, flush=True)
    return outcome.passed


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except ShopFailure as failure:
        sys.exit(f"shop: {failure}")
