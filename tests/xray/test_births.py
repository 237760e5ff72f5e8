"""Births: a task made under the x-ray looks as it does without."""

from __future__ import annotations

import asyncio
import contextlib

import pytest

from coffeeshop.xray import xray


def created_at(recorded: bool) -> list[tuple[str, int]]:
    """Return where debug mode says that a task was created, innermost last, without what leads here."""

    async def main() -> list[tuple[str, int]]:
        with xray(pulse=False) if recorded else contextlib.nullcontext():
            task = asyncio.create_task(asyncio.sleep(0))
            await task
        frames = task._source_traceback  # type: ignore[attr-defined]
        own = [frame.filename for frame in frames].index(__file__)
        return [(f.filename, f.lineno) for f in frames[own:] if "/xray/handles" not in f.filename][-2:]

    return asyncio.run(main(), debug=True)


def test_debug_mode_names_the_same_line_for_a_tasks_birth() -> None:
    assert created_at(recorded=True) == created_at(recorded=False)


@pytest.mark.asyncio
async def test_a_task_that_still_runs_has_the_name_it_was_given() -> None:
    with xray() as run:
        still = asyncio.create_task(asyncio.sleep(10), name="the oven")
        await asyncio.sleep(0)
    still.cancel()
    assert "the oven" in [task.name for task in run.tasks if task.ended is None]
