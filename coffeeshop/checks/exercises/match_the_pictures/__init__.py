"""Match the pictures: which program made which timeline?"""

from __future__ import annotations

from coffeeshop.checks.exercises.match_the_pictures.rules import RULES
from coffeeshop.checks.exercises.match_the_pictures.scene import PROGRAM, figure, passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = f"""\
Three programs, three pictures. All three make the same four drinks.

```python
{PROGRAM}```

The pictures were recorded on this machine when you ran the cell, in another order.
**Which picture belongs to which program?**"""

STARTER = """\
# exercise: match_the_pictures
picture_of = {
    "A": 0,  # 1, 2 or 3
    "B": 0,
    "C": 0,
}
"""

SOLUTION = """\
# exercise: match_the_pictures
picture_of = {
    "A": 2,
    "B": 3,
    "C": 1,
}
"""

HINTS = (
    "Begin with the pulse: in which pictures does it tick, and in which does it stop?",
    "Two of the pictures are long. In one of them the long time is air, in the other it is ink. What does "
    "ink mean?",
    "A staircase of thin lines: each drink waits on its own, but none before the one above it is done. A "
    "stack of thin lines: they wait together. Hatched walls: nobody waits, somebody holds the loop.",
)

EXERCISE = Exercise(
    name="match_the_pictures",
    title="Match the pictures",
    lesson="02",
    objective="Read from a timeline what ran, what waited and what held the loop.",
    minutes=5,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("picture_of",),
    scene=scene,
    passes=passes,
    rules=RULES,
    saw=saw,
    calls_code=False,
    figure=figure,
)
