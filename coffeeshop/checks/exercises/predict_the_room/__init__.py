"""Predict the room: a button under a busy cell, a loop in a loop, and two tabs on one address."""

from __future__ import annotations

from coffeeshop.checks.exercises.predict_the_room.rules import RULES
from coffeeshop.checks.exercises.predict_the_room.scene import passes, saw, scene
from coffeeshop.checks.exercises.predict_the_room.tabs import SHOP
from coffeeshop.checks.shape import Exercise

TASK = f"""\
Six scenes of one room, and you say beforehand how each goes. A and B are cells in this course's kernel, which is
ipykernel 7.4 or newer. A button stands above them, with `button.on_click(lambda _: print("bell"))`, and you press
it as soon as "begin" is there.
**When does the bell ring?** And **what does cell C do?**

```python
# A
print("begin")
time.sleep(0.3)
print("end")

# B
print("begin")
await asyncio.sleep(0.3)
print("end")

# C
print("begin")
asyncio.run(asyncio.sleep(0.3))
print("end")
```

A real shop serves this, and two tabs of one browser open an address each, in the same moment.
**Who makes the second tab wait?**

```python
{SHOP}
# D: /latte and /latte
# E: /latte?tab=1 and /latte?tab=2
# F: /mocha?tab=1 and /mocha?tab=2
```"""

STARTER = """\
# exercise: predict_the_room
room = {
    "A": "",  # the bell rings "at once", "after the cell" or "never"
    "B": "",  # one of the same three
    "C": "",  # the cell "waits", "fails" or "hangs"
    "D": "",  # the second tab waits for "the server", "the browser" or "nobody"
    "E": "",  # one of the same three
    "F": "",
}
"""

SOLUTION = """\
# exercise: predict_the_room
room = {
    "A": "after the cell",  # the cell holds the kernel's loop
    "B": "at once",  # the cell lets go of it
    "C": "fails",  # this thread's loop runs already
    "D": "the browser",  # one address, so it asks for it once at a time
    "E": "nobody",  # two addresses, two helpers
    "F": "the server",  # its loop is held
}
"""

HINTS = (
    "A press is a message to the kernel, and the kernel's loop is the one your cell runs on. In which of the "
    "cells is that loop free to read it?",
    "For the tabs ask two things. Can the shop make two of this drink at once: does it hold its loop, or does "
    "a helper wait? And would a browser fetch one address twice, while the first answer may be kept for both?",
    "In each half the three scenes have three different answers. Take the ones that you are sure of first.",
)

EXERCISE = Exercise(
    name="predict_the_room",
    title="Predict the room",
    lesson="02",
    objective="Say whose loop is held, and who only seems to hold it.",
    minutes=5,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("room",),
    scene=scene,
    passes=passes,
    rules=RULES,
    saw=saw,
    calls_code=False,
    must=False,
)
