"""Hear the flatline: a test that is red where an endpoint holds the loop, and nowhere else."""

from __future__ import annotations

from coffeeshop.checks.exercises.hear_the_flatline.rules import MISHAPS, RULES
from coffeeshop.checks.exercises.hear_the_flatline.scene import LIMIT, passes, saw, scene
from coffeeshop.checks.pytest_scenes import load
from coffeeshop.checks.shape import Exercise

TASK = """\
Five shops make a latte in 0.22 s. In two of them others are served meanwhile: one awaits, and one is a plain `def`.
The other three hold the loop: one sleeps in its `async def`, one calls a function that sleeps, one computes. The
test below is green on all five.

**Write a test that is green on the first two and red on the others.** pytest gives it one shop after the other
as `app`, and both plugins are loaded. Every shop grinds for 0.02 s on its loop, which is no fault, and a busy
machine has hiccups. `GET /ping` is answered at once where the loop is free. `with xray(threshold=...) as run:`
records what goes on in its block, and `run.blocks` tells, once the block is over, what held a loop for longer than so
many seconds. There are several ways to notice; let all five shops together take no more than 4 s."""

STARTER = """\
# exercise: hear_the_flatline
import httpx
import pytest

from coffeeshop import xray


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        answer = await client.get("/latte")
    assert answer.status_code == 200
"""

SOLUTION = """\
# exercise: hear_the_flatline
import httpx
import pytest

from coffeeshop import xray


@pytest.mark.asyncio
async def test_others_are_served_meanwhile(app):
    inside = httpx.ASGITransport(app)
    async with httpx.AsyncClient(transport=inside, base_url="http://shop") as client:
        with xray(threshold=0.1) as run:
            answer = await client.get("/latte")
    assert answer.status_code == 200
    assert not run.blocks
"""

HINTS = (
    "All five answer alike and take equally long. What differs, and who could notice it?",
    "A single customer can't tell waiting from blocking. Watch the loop while the latte is made, with the x-ray, "
    "or send a second customer at the same time.",
    "Open the x-ray around the request, with a threshold between what every shop grinds and what a latte "
    "takes; once it is closed, ask it for its blocks.",
)

EXERCISE = Exercise(
    name="hear_the_flatline",
    title="Hear the flatline",
    lesson="11",
    objective="Have a test that fails where an endpoint holds the loop.",
    minutes=7,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    saw=saw,
    load=load,
    limit=LIMIT,
)
