"""The claims: what is said about async in FastAPI, what is true, and an experiment for each.

    from coffeeshop.claims import CLAIMS, put_to_the_test

    CLAIMS[5].truth
    await put_to_the_test(5)   # runs the experiment here and now
    await retest("The future")   # all of a chapter

The rows are data, in claims.toml; the experiments are coroutines, a file for each chapter.
"""

from __future__ import annotations

from coffeeshop.claims.claim import CLAIMS, Claim, experiment, put_to_the_test, retest
from coffeeshop.claims.shown import Shown

__all__ = ["CLAIMS", "Claim", "Shown", "experiment", "put_to_the_test", "retest"]
