"""One bad recipe: ten endpoints, one of which stops them all."""

from __future__ import annotations

from coffeeshop.checks.exercises.one_bad_recipe.rules import FIRST, RULES
from coffeeshop.checks.exercises.one_bad_recipe.scene import passes, saw, scene
from coffeeshop.checks.exercises.one_bad_recipe.source import STARTER, WITH_AWAIT
from coffeeshop.checks.shape import Exercise

TASK = """\
Ten endpoints. Nine are good; while the tenth cooks, nobody in the shop gets an answer, not even `/ping`.

**Find the bad recipe and mend it, so that pings are answered while it cooks.** Change that one endpoint
only. Its drink still takes 0.3 s, and it still answers with the same word."""

HINTS = (
    "Four recipes take their time. For each of them: who stands there and waits, the barista or somebody "
    "else?",
    "`time.sleep` is not bad in itself. In which two of the three places where it stands is the barista free "
    "meanwhile?",
    "There are three cures: let FastAPI run the recipe in a thread, hand over only the wait to a thread, or "
    "wait in a way that suspends. Each changes one or two lines.",
)

EXERCISE = Exercise(
    name="one_bad_recipe",
    title="One bad recipe",
    lesson="03",
    objective="Find and mend an endpoint that holds the loop.",
    minutes=10,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=WITH_AWAIT,
    needs=("app",),
    scene=scene,
    passes=passes,
    rules=RULES,
    first=FIRST,
    saw=saw,
)
