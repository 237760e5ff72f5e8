"""The pitfalls: each a tiny program that shows a mistake, its cure, and which detector sees it.

    from coffeeshop.checks.pitfalls import examine

    await examine()                     # the reference table, every row of it measured now
    await examine("lost-exception")     # one row

The programs are data, in pitfalls.toml: a row's `probe` runs once with its `bad` program and once with
its `cure`, and says whether the symptom shows.
"""

from __future__ import annotations

from coffeeshop.checks.pitfalls.bench import examine
from coffeeshop.checks.pitfalls.pitfall import PITFALLS, Pitfall
from coffeeshop.checks.pitfalls.table import Row, Table

__all__ = ["PITFALLS", "Pitfall", "Row", "Table", "examine"]
