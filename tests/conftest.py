"""What every test shares: a home of its own, so that no test touches the learner's files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator

import pytest

collect_ignore = ["answers"]  # some answers are tests of the learner's, and are named so


@pytest.fixture(scope="session", autouse=True)
def home() -> Iterator[str]:
    """Point COFFEESHOP_HOME at a folder that is gone after the tests."""
    with tempfile.TemporaryDirectory(prefix="coffeeshop-") as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("COFFEESHOP_HOME", os.path.join(folder, "home"))
        yield folder
