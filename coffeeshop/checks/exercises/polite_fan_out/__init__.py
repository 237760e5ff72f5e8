"""Polite fan-out: many calls at once, and never more than the supplier allows."""

from __future__ import annotations

from coffeeshop.checks.exercises.polite_fan_out.mishaps import MISHAPS
from coffeeshop.checks.exercises.polite_fan_out.rules import RULES
from coffeeshop.checks.exercises.polite_fan_out.scene import load, passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = """\
`client` is an open `httpx.AsyncClient`. `client.get("/cans/7")` fetches can number 7, and the answer's
`.json()` is a text. The supplier allows **five calls in flight**. Whoever comes as the sixth is refused, with
status 429.

Write `fetch_all(client, cans)` so that **every can is fetched, several at a time, and no call is refused**.
Return the texts in the order of `cans`. The check opens a real supplier and wants twelve cans, then seven."""

STARTER = """\
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    texts = []
    ...  # fetch every can, several at a time, at most five in flight
    return texts
"""

SOLUTION = """\
# exercise: polite_fan_out
import asyncio


async def fetch_all(client, cans):
    machines = asyncio.Semaphore(5)

    async def fetch(can):
        async with machines:
            return (await client.get(f"/cans/{can}")).json()

    return await asyncio.gather(*(fetch(can) for can in cans))
"""

HINTS = (
    "Which of your lines decides how many calls are under way when the twelfth can's turn comes?",
    "A semaphore counts for all who share it, and for as long as they hold it. So ask two things: who makes "
    "it, and what happens between taking a permit and giving it back?",
    "Put one call, from sending to its answer, into an `async def` of its own that holds a permit meanwhile. "
    "Make the semaphore once, outside of it.",
)

EXERCISE = Exercise(
    name="polite_fan_out",
    title="Polite fan-out",
    lesson="07",
    objective="Bound how many calls are in flight at once.",
    minutes=10,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("fetch_all",),
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    saw=saw,
    load=load,
    limit=4.0,
)
