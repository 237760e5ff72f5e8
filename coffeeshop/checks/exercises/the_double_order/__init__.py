"""The double order: a test that catches the shop which orders again after a timeout."""

from __future__ import annotations

from coffeeshop.checks.exercises.the_double_order.rules import MISHAPS, RULES
from coffeeshop.checks.exercises.the_double_order.scene import load, passes, saw, scene
from coffeeshop.checks.shape import Exercise

TASK = """\
Two shops order from the supplier with `await shop.order("beans")`. Where no answer comes within 0.2 s, or the
line is cut, both try again. The careful shop gives every attempt of an order the same idempotency key. The
hasty one gives none, and so may order twice.

**Write a test that fails on the hasty shop and passes on the careful one.** pytest calls it with one shop
after the other, each time with a fresh supplier, `dairy`, and `dairy.orders` lists what it has noted.
`dairy.next(...)` says what becomes of the next request: with `"hang"` the order is noted and no answer comes,
with `"cut"` it is noted and the line is cut, and with a status such as `503` it is refused and not noted. The
requests after that go well. The test below passes on both."""

STARTER = """\
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    await shop.order("beans")
    assert dairy.orders[0]["item"] == "beans"
"""

SOLUTION = """\
# exercise: the_double_order
async def test_beans_are_ordered_once(shop, dairy):
    dairy.next("hang")
    await shop.order("beans")
    assert len(dairy.orders) == 1
"""

HINTS = (
    "When does the hasty shop try again, and does that ever happen in the test as it stands?",
    "The supplier has to note the order and keep its answer back. Which of its moods does that: a status, or "
    "another one?",
    "First the supplier's mood, then the order, then a condition that is true for one order and "
    "false for two.",
)

EXERCISE = Exercise(
    name="the_double_order",
    title="The double order",
    lesson="07",
    objective="Say what becomes of an order when its answer does not come.",
    minutes=10,
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
    limit=4.0,
)
