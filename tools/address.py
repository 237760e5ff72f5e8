"""Where the repository is published: one setting in pyproject.toml, from which the pages' links follow."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlencode

from environment import PROJECT, ROOT
from speaking import ShopFailure

README = ROOT / "README.md"
HUB = ROOT / "docs" / "instructors" / "hub.md"
FIRST = "lab/tree/notebooks/00_open_the_shop.ipynb"
BEGIN, END = "<!-- binder: written by tools/shop.py address -->", "<!-- binder ends -->"
PULL_BEGIN, PULL_END = "<!-- pull: written by tools/shop.py address -->", "<!-- pull ends -->"
UNKNOWN = (
    "This copy of the course has no public address yet, so there is no launch link here. "
    "Whoever publishes it writes the link with one command: `python3 tools/shop.py address OWNER/NAME`."
)


def settle(words: Sequence[str]) -> str:
    """Set the address where one is given (OWNER/NAME on GitHub, or `none`), and write README from it."""
    if words:
        set_repository(words[0] if words[0] != "none" else "", PROJECT)
    repository = read_repository(PROJECT)
    for page, written in ((README, with_link), (HUB, with_pull_link)):
        text = written(page.read_text(encoding="utf-8"), repository)
        page.write_text(text, encoding="utf-8", newline="\n")
    return f"The public address is {repository or 'not set'}; README.md and docs/instructors/hub.md say so."


def read_repository(project: Path) -> str:
    """Return OWNER/NAME from pyproject.toml, an empty text while the course is not published."""
    return tomllib.loads(project.read_text(encoding="utf-8"))["tool"]["coffeeshop"]["repository"]


def set_repository(repository: str, project: Path) -> None:
    """Write the setting into pyproject.toml; refuse what is no OWNER/NAME."""
    if repository and not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*/[A-Za-z0-9._-]+", repository):
        raise ShopFailure(
            f"An address looks like OWNER/NAME, as in the repository's own link, not like {repository!r}."
        )
    text = project.read_text(encoding="utf-8")
    text = re.sub(r'^repository = ".*"$', f'repository = "{repository}"', text, count=1, flags=re.M)
    project.write_text(text, encoding="utf-8", newline="\n")


def with_link(readme: str, repository: str) -> str:
    """Return README's text with its Binder link written anew."""
    return _between(readme, BEGIN, END, link(repository))


def with_pull_link(page: str, repository: str) -> str:
    """Return the hub page's text with its nbgitpuller link written anew."""
    return _between(page, PULL_BEGIN, PULL_END, pull_link(repository))


def _between(page: str, first: str, last: str, words: str) -> str:
    before, begin, rest = page.partition(first)
    _, end, after = rest.partition(last)
    if not (begin and end):
        raise ShopFailure(f"A page has lost the two marks that its link stands between: {first} and {last}.")
    return f"{before}{first}\n{words}\n{last}{after}"


def link(repository: str) -> str:
    """Return the launch link in Markdown, or the sentence that there is none yet."""
    if not repository:
        return UNKNOWN
    target = f"https://mybinder.org/v2/gh/{repository}/HEAD?urlpath={FIRST}"
    return f"[![Open the shop on Binder](https://mybinder.org/badge_logo.svg)]({target})"


def pull_link(repository: str) -> str:
    """Return the link that has nbgitpuller copy the course to a learner of any hub, as a line of code."""
    source = f"https://github.com/{repository or 'OWNER/NAME'}"
    folder = source.rpartition("/")[2]
    asked = urlencode({"repo": source, "urlpath": f"lab/tree/{folder}/notebooks/{FIRST.rpartition('/')[2]}"})
    return f"```\nhttps://YOUR-HUB/hub/user-redirect/git-pull?{asked}\n```"
