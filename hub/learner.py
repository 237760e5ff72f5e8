"""What a learner's server begins with, as the learner: a copy of the notebooks of their own, made once."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

COURSE = Path(__file__).resolve().parent.parent
FOLDERS = ("notebooks", "exercises", "solutions", "docs")  # the lessons link to pages in docs


def main() -> None:
    """Copy what is not there yet, and become the server."""
    home = Path.home()
    home.chmod(0o700)
    mine = home / "coffee_shop"
    mine.mkdir(exist_ok=True)
    for folder in FOLDERS:
        if not (mine / folder).exists():  # what the learner wrote is never overwritten
            shutil.copytree(COURSE / folder, mine / folder, ignore=shutil.ignore_patterns("*.py", ".*"))
    os.chdir(mine)
    server = Path(sys.executable).with_name("jupyterhub-singleuser")
    os.execv(server, [str(server), f"--ServerApp.root_dir={mine}", *sys.argv[1:]])


if __name__ == "__main__":
    main()
