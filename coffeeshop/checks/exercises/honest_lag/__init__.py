"""Honest lag: a held loop misses beats, and each of them was somebody's wait."""

from __future__ import annotations

from coffeeshop.checks.exercises.honest_lag.rules import RULES
from coffeeshop.checks.exercises.honest_lag.scene import passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = """\
The pulse of a shop beats every 50 ms. While the loop is held it doesn't, and then one late tick comes for all
the beats that were missed. A tick knows when it was `due` and when it came, `at`, both in nanoseconds.

Write `newcomers(due, at)`, which returns a list: **for each beat that was due, from `due` up to `at`, what a
customer of that moment waited, in seconds.** The first waited from `due` to `at`, the next 0.05 s less, and
so on. A beat that was due exactly at `at` counts as well, with a wait of 0."""

STARTER = """\
# exercise: honest_lag
def newcomers(due, at):
    return [(at - due) / 1e9]
"""

SOLUTION = """\
# exercise: honest_lag
def newcomers(due, at):
    return [(at - beat) / 1e9 for beat in range(due, at + 1, 50_000_000)]
"""

HINTS = (
    "The loop is held for 0.3 s, and a beat was due 10 ms after that began. How many beats are due until it "
    "is free, and what does the customer of the last one wait?",
    "All of them are served at the same moment, `at`. They differ in when they came.",
    "Fifty milliseconds are 50,000,000 nanoseconds, and Python can count in such steps from one whole number "
    "to another.",
)

EXERCISE = Exercise(
    name="honest_lag",
    title="Honest lag",
    lesson="12",
    objective="Export loop lag as customers feel it.",
    minutes=5,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("newcomers",),
    scene=scene,
    passes=passes,
    rules=RULES,
    saw=saw,
)
