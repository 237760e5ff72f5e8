"""The exercises in a notebook: `check("overlap")`, and its hints, solution and progress.

The learner's answer is the last cell they ran that begins with `# exercise: overlap`.
"""

from __future__ import annotations

import re
from typing import Any

from coffeeshop import checks
from coffeeshop.checks import Verdict
from coffeeshop.labs.shell import shell
from coffeeshop.menu import ShopError

MARK = re.compile(r"#\s*exercise:\s*([\w-]+)")


def find_answer(inputs: list[str], name: str) -> str | None:
    """Return the last of a notebook's executed inputs that is marked as this exercise's."""
    for text in reversed(inputs):
        first = next((line for line in text.splitlines() if line.strip() and not line.startswith("%%")), "")
        found = MARK.match(first.strip())
        if found and found[1] == name:
            return text
    return None


def check(name: str) -> Verdict:
    """Judge your answer to an exercise: what happened, why, and what to try.

    Run your cell first: the check takes the last run cell that begins with `# exercise: NAME`, and
    says "not attempted yet" where there is none. ShopError where there is no such exercise.
    """
    return checks.judge(name, find_answer(_inputs(), name))


def _inputs() -> list[Any]:
    ip = shell()
    if ip is None:
        raise ShopError("check(...) looks at the notebook's cells: call it in a notebook.")
    return list(ip.history_manager.input_hist_raw)
