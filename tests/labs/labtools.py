"""Waiting for a lab without a clock."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any


async def until(lab: Any, trait: str, wanted: Callable[[Any], bool], seconds: float = 20.0) -> None:
    """Return once `wanted(value of trait)` holds; TimeoutError after `seconds`."""
    seen = asyncio.Event()

    def look(_: Any = None) -> None:
        if wanted(getattr(lab, trait)):
            seen.set()

    lab.observe(look, trait)
    look()
    try:
        await asyncio.wait_for(seen.wait(), seconds)
    finally:
        lab.unobserve(look, trait)


async def played(lab: Any, *settings: dict[str, Any], guess: Any = None) -> Any:
    """Run the lab once with each of `settings`, and return it."""
    for turn, wish in enumerate(settings, lab.turn + 1):
        lab.receive({"do": "run", "turn": turn, "guess": guess, **lab.settings, **wish})
        await until(lab, "phase", lambda phase: phase == "ready", 40)
        assert lab.fault == ""
    return lab
