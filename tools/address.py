"""Where the repository is published: one setting in pyproject.toml, from which README's links follow."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

from environment import PROJECT, ROOT
from speaking import ShopFailure

README = ROOT / "README.md"
FIRST = "lab/tree/notebooks/00_open_the_shop.ipynb"
BEGIN, END = "<!-- binder: written by tools/shop.py address -->", "<!-- binder ends -->"
UNKNOWN = (
    "This copy of the course has no public address yet, so there is no launch link here. "
    "Whoever publishes it writes the link with one command: `python3 tools/shop.py address OWNER/NAME`."
)


def settle(words: Sequence[str]) -> str:
    """Set the address where one is given (OWNER/NAME on GitHub, or `none`), and write README from it."""
    if words:
        set_repository(words[0] if words[0] != "none" else "", PROJECT)
    repository = read_repository(PROJECT)
    README.write_text(
        with_link(README.read_text(encoding="utf-8"), repository), encoding="utf-8", newline="\n"
    )
    return f"The public address is {repository or 'not set'}; README.md says so."


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
    """Return README's text with what stands between the two marks written anew."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ShopFailure(
            f"README.md has lost the two marks that the Binder link stands between: {BEGIN} and {END}."
        )
    return f"{before}{BEGIN}\n{link(repository)}\n{END}{after}"


def link(repository: str) -> str:
    """Return the launch link in Markdown, or the sentence that there is none yet."""
    if not repository:
        return UNKNOWN
    target = f"https://mybinder.org/v2/gh/{repository}/HEAD?urlpath={FIRST}"
    return f"[![Open the shop on Binder](https://mybinder.org/badge_logo.svg)]({target})"
