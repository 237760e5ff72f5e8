"""The callee: names of what a frame calls, and nothing of the learner's is run to learn them."""

from __future__ import annotations

import sys
import time

from coffeeshop.xray.callee import _dotted, _meaning


class Remote:
    """Answers to every name, with an object."""

    def __getattr__(self, name: str) -> Remote:
        return self

    def __call__(self) -> None:
        """Do nothing."""


def test_a_callable_that_answers_to_every_name_is_named_by_its_class() -> None:
    assert _dotted(_meaning(Remote()), []).endswith(".Remote")


def test_functions_of_modules_keep_their_own_names() -> None:
    assert _dotted(_meaning(time), ["sleep"]) == "time.sleep"
    assert _dotted(_meaning(sorted), []) == "builtins.sorted"
    assert _dotted(_meaning(sys.stdin), ["read"]).endswith(".read")
