"""Say what is being done, and what went wrong, in plain words."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

OFFLINE = ("connect", "dns error", "resolve", "timed out", "unreachable", "from versions: none", "network")
PATIENCE = 15  # seconds of silence after which a long step says that it is still at work


class ShopFailure(Exception):
    """Something the commands could not do; its text is one plain sentence for the person who asked."""


def say(text: str) -> None:
    """Print one line about what happens now."""
    print(f"shop: {text}", flush=True)


def call(command: Sequence[str | Path], goal: str, env: Mapping[str, str] | None = None) -> None:
    """Run `command`, silent while all is well; `goal` completes the sentence "could not …".

    Raises ShopFailure with what the command said and one sentence where it fails.
    """
    words = [os.fspath(word) for word in command]
    began = time.monotonic()
    with subprocess.Popen(words, env=env, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        while True:
            try:
                heard = process.communicate(timeout=PATIENCE)[0].decode(errors="replace")
                break
            except subprocess.TimeoutExpired:
                say(f"  still at it, {time.monotonic() - began:.0f} s")
    if process.returncode:
        raise ShopFailure(explain(goal, heard))


def explain(goal: str, heard: str) -> str:
    """Return the sentence for a failed command that printed `heard`, whose last lines go to stderr."""
    print("\n".join("    " + line for line in heard.strip().splitlines()[-12:]), file=sys.stderr, flush=True)
    if any(word in heard.lower() for word in OFFLINE):
        return (
            f"Could not {goal}, because the package index did not answer: connect to the internet for this "
            "first set-up (behind a proxy, set HTTPS_PROXY) and try again; later the course works offline."
        )
    return f"Could not {goal}: the lines above say why; mend that and run the same command again."
