"""The patient customer: how long a call may take in all, and what is over when it is over."""

from __future__ import annotations

from coffeeshop.checks.exercises.the_patient_customer.mishaps import MISHAPS
from coffeeshop.checks.exercises.the_patient_customer.rules import RULES
from coffeeshop.checks.exercises.the_patient_customer.scene import passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = """\
`client` is an open `httpx.AsyncClient` without any timeout, and `urls` are the price lists of six suppliers. Three
answer soon. One hangs, one sends its answer drop by drop, and one does not pick up the telephone.

Write `ask_all(client, urls)`: ask all of them at the same time, each **once, and for at most 0.6 s in all**.
Return a list in the order of `urls`: the answer's text, or `None` for a supplier that was given up. **And when it
returns, nothing runs on:** every call has ended."""

STARTER = """\
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    texts = []
    ...  # ask all of them at the same time, each for at most 0.6 s
    return texts
"""

SOLUTION = """\
# exercise: the_patient_customer
import asyncio


async def ask_all(client, urls):
    async def ask(url):
        try:
            async with asyncio.timeout(0.6):
                return (await client.get(url)).text
        except TimeoutError:
            return None

    return await asyncio.gather(*(ask(url) for url in urls))
"""

HINTS = (
    "What does httpx's own `timeout` count: the whole call, or the silence between two pieces of it?",
    "A timeout ends whatever it is around. Around one call it gives up one supplier; what would it give up around "
    "all of them?",
    "Write an `async def` for one supplier, with `asyncio.timeout` around its `await`, and decide there what its "
    "`TimeoutError` means. Then run six of them together.",
)

EXERCISE = Exercise(
    name="the_patient_customer",
    title="The patient customer",
    lesson="07",
    objective="Bound a whole call, keep the others' answers, and leave nothing running.",
    minutes=10,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("ask_all",),
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    saw=saw,
    limit=4.0,
    must=False,
)
