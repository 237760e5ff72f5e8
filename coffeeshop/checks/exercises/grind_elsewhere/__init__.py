"""Grind elsewhere: work that neither `await` nor a thread takes off the loop's hands."""

from __future__ import annotations

from coffeeshop.checks.exercises.grind_elsewhere.rules import MISHAPS, RULES
from coffeeshop.checks.exercises.grind_elsewhere.scene import passes, saw, scene
from coffeeshop.checks.pools import load
from coffeeshop.checks.shape import Exercise

TASK = """\
`grind` works for 0.1 s in plain Python and returns the beans. It stands in a file, `coffeeshop/mill.py`, and
its endpoint holds the loop.

**Have the beans ground by another process, so that pings are answered meanwhile.** The customer still waits
for the beans and gets what `grind` returned. Where there are two cores, two orders are ground side by side;
the processes are started once, not anew for each order. The lesson's `run_in_process` will do, and so will a
pool of your own, made beside `app` or in its lifespan, which the check runs."""

STARTER = """\
# exercise: grind_elsewhere
from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()


@app.get("/beans/{order}")
async def beans(order: int):
    return grind(order)


@app.get("/ping")
async def ping():
    return "pong"
"""

SOLUTION = """\
# exercise: grind_elsewhere
import asyncio
from concurrent.futures import ProcessPoolExecutor

from fastapi import FastAPI

from coffeeshop.mill import grind

app = FastAPI()
grinders = ProcessPoolExecutor(2)


@app.get("/beans/{order}")
async def beans(order: int):
    return await asyncio.get_running_loop().run_in_executor(grinders, grind, order)


@app.get("/ping")
async def ping():
    return "pong"
"""

HINTS = (
    "Whose hands does a helper use? Ask what the helper and the loop share, and who does not share it.",
    "`concurrent.futures` has a pool of processes beside its pool of threads, and a loop can await either: "
    "`run_in_executor` takes a pool, a function, and the function's arguments, each for itself.",
    "A process takes longer to start than an order takes to grind: make the pool where the application is "
    "made. And look at the brackets: who calls `grind`, your endpoint or the pool?",
)

EXERCISE = Exercise(
    name="grind_elsewhere",
    title="Grind elsewhere",
    lesson="04",
    objective="Take long work in Python off the loop's hands.",
    minutes=12,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("app",),
    scene=scene,
    passes=passes,
    rules=RULES,
    mishaps=MISHAPS,
    saw=saw,
    load=load,
    calls_code=False,
)
