"""Which code made this rush: five codes, five runs, and one figure by Little's law."""

from __future__ import annotations

from coffeeshop.checks.exercises.which_code.programs import PROGRAM
from coffeeshop.checks.exercises.which_code.rules import RULES
from coffeeshop.checks.exercises.which_code.scene import figure, passes, saw, scene
from coffeeshop.checks.scenes import load_shop
from coffeeshop.checks.shape import Exercise

TASK = f"""\
Five endpoints, A to E. In each of them a drink takes 0.2 s.

```python
{PROGRAM}```

Each got sixty customers at once. The pictures show how many were served by when; they were recorded on this
machine when you ran the cell, in another order. **Which code made which picture?**

Then a quieter day: 30 customers a second come to C, steadily. **How many are inside at once, on average?**
The check sends them and counts."""

STARTER = """\
# exercise: which_code
code_of = {
    1: "?",  # "A", "B", "C", "D" or "E"
    2: "?",
    3: "?",
    4: "?",
    5: "?",
}
inside = None  # a number: with 30 customers a second at C
"""

SOLUTION = """\
# exercise: which_code
code_of = {
    1: "C",
    2: "E",
    3: "D",
    4: "A",
    5: "B",
}
inside = 30 * 0.2
"""

HINTS = (
    "Look at the first step of each picture: how high is it? Then ask of each code how many drinks it can have in "
    "the making at once.",
    "One barista, ten machines, four helpers, forty aprons, or no bound at all: five codes, five heights. Sixty "
    "customers need so many rounds.",
    "For the figure: how long does one customer stay, if nobody has to queue? Little's law multiplies that by how "
    "many come in a second.",
)

EXERCISE = Exercise(
    name="which_code",
    title="Which code made this rush?",
    lesson="05",
    objective="Read throughput and Little's law off a run.",
    minutes=5,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("code_of", "inside"),
    scene=scene,
    passes=passes,
    rules=RULES,
    saw=saw,
    calls_code=False,
    figure=figure,
    load=load_shop,
)
