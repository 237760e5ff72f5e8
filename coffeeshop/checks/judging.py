"""From a learner's source to a verdict."""

from __future__ import annotations

import zlib

from coffeeshop.checks import common
from coffeeshop.checks.catalogue import find
from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.reading import same
from coffeeshop.checks.shape import Exercise, Rule
from coffeeshop.checks.verdict import Finding, Station, Verdict
from coffeeshop.checks.workbench import BENCH


def judge(name: str, source: str | None, seed: int | None = None) -> Verdict:
    """Judge the learner's `source` for the exercise `name`, within about 5 seconds.

    `source` is the whole text of their cell, or None where none was run. `seed` fixes what the fresh
    scenario leaves to chance; by default it follows from the source, so that the same code meets the
    same scenario, and changed code another. ShopError where there is no such exercise; nothing else
    is raised.
    """
    exercise = find(name)
    if source is None or not is_attempt(name, source):
        return Verdict(name, None, "not-attempted", "Change the cell above, run it, then run this check.")
    unreadable = common.syntax(source)
    if unreadable:
        return _verdict(exercise, Evidence(source, "unread"), unreadable)
    seed = zlib.crc32(source.encode()) if seed is None else seed
    evidence = BENCH.play(name, source, seed, exercise.limit)
    return conclude(exercise, evidence)


def is_attempt(name: str, source: str) -> bool:
    """Say whether `source` is more than nothing and other than the exercise's starter."""
    return bool(source.strip()) and not same(source, find(name).starter)


def conclude(exercise: Exercise, evidence: Evidence) -> Verdict:
    """Return the verdict on what was seen; a pure function of it."""
    found = _ask((*common.FIRST, *exercise.first), evidence)
    if found:
        return _verdict(exercise, evidence, found)
    if evidence.outcome != "finished":
        found = _ask((*exercise.mishaps, *common.MISHAPS), evidence)
        return _verdict(exercise, evidence, found or _unknown(exercise, evidence))
    praise = exercise.passes(evidence)
    if praise:
        return Verdict(
            exercise.name, True, "passed", praise, run=evidence.run,
            stations=_stations(exercise, evidence), title=evidence.seen.get("title", ""),
        )  # fmt: skip
    found = _ask(exercise.rules, evidence)
    return _verdict(exercise, evidence, found or _unknown(exercise, evidence))


def _ask(rules: tuple[Rule, ...], evidence: Evidence) -> Finding | None:
    for rule in rules:
        found = rule(evidence)
        if found:
            return found
    return None


def _unknown(exercise: Exercise, evidence: Evidence) -> Finding:
    return Finding(
        "unknown",
        exercise.saw(evidence),
        "That is not it yet, and I don't know why.",
        "Compare it with what the exercise asks, or take a hint.",
    )


def _verdict(exercise: Exercise, evidence: Evidence, found: Finding) -> Verdict:
    return Verdict(
        exercise.name, False, found.id, found.said, found.line, evidence.text(found.line),
        evidence.raised.get("traceback", ""), evidence.run, _stations(exercise, evidence),
    )  # fmt: skip


def _stations(exercise: Exercise, evidence: Evidence) -> tuple[Station, ...]:
    there = exercise.stations is not None and evidence.outcome == "finished"
    return exercise.stations(evidence) if there else ()  # type: ignore[misc]
