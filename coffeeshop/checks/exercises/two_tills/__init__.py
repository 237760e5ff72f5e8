"""Two tills, one day: a sum that two workers keep together."""

from __future__ import annotations

from coffeeshop.checks.exercises.two_tills.rules import FIRST, RULES
from coffeeshop.checks.exercises.two_tills.scene import load, passes, saw, scene
from coffeeshop.checks.exercises.two_tills.source import SOLUTION, STARTER
from coffeeshop.checks.shape import Exercise

TASK = """\
The shop has two tills. Each is a worker: a process that runs this cell for itself. A sale of so many cups goes to
either till, prints its receipt, and adds its cups to the day's sum. With one till and one customer the sum is
right.

**Mend the shop, so that both tills always say the same sum, and it is the right one.** The check opens two
tills in an empty folder, which is the working folder of both, and sells at both at once. A receipt still takes its
0.1 s, and customers still have theirs printed side by side."""

HINTS = (
    "Two things go wrong here. What does the second till know of the first one's `day`? And what can happen "
    "between the line that reads the sum and the line that writes it?",
    "Both tills see the same files. Which kind of file lets two processes change it at the same time, and "
    "makes one wait for the other?",
    "Let nothing stand between looking and adding: one SQL statement does both. The table needs to be there "
    "when a till opens, and the other till may have made it already.",
)

EXERCISE = Exercise(
    name="two_tills",
    title="Two tills, one day",
    lesson="13",
    objective="Predict what several workers share, and keep shared state where all of them see it.",
    minutes=10,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    scene=scene,
    passes=passes,
    rules=RULES,
    first=FIRST,
    saw=saw,
    load=load,
    elsewhere=True,
)
