"""reveal.js for the slides: fetched once by its lock into `.tools/`, and offline from then on."""

from __future__ import annotations

import hashlib
from pathlib import Path

from environment import ROOT, TOOLS, find_uv, quiet_env
from speaking import call, say

LOCK = ROOT / "tools" / "slides.lock"
GROUP = f"{ROOT / 'pyproject.toml'}:slides"
HOME = TOOLS / "slides"


def reveal() -> Path:
    """Return the folder that holds reveal.js (`dist/`, `plugin/`), fetched first where it is missing or old.

    Raises ShopFailure, whose text is one plain sentence, where it can't be fetched.
    """
    found, stamp = HOME / "sphinx_revealjs" / "_static" / "revealjs", HOME / "stamp"
    mark = hashlib.sha256(LOCK.read_bytes()).hexdigest()
    if not (stamp.is_file() and stamp.read_text() == mark):
        say("Fetching reveal.js, which shows the slides, into .tools/ (2 MB, once).")
        options = ["--no-deps", "--require-hashes", "--only-binary", ":all:", "--target", HOME]
        call([find_uv(), "pip", "install", "-q", *options, "-r", LOCK], "fetch reveal.js", env=quiet_env())
        stamp.write_text(mark)
    return found
