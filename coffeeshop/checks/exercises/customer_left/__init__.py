"""The customer who left: a board that hears no goodbye, and stays on the list for ever."""

from __future__ import annotations

from coffeeshop.checks.exercises.customer_left.rules import RULES
from coffeeshop.checks.exercises.customer_left.scene import passes, saw, scene
from coffeeshop.checks.exercises.customer_left.source import SOLUTION, STARTER
from coffeeshop.checks.shape import Exercise

TASK = """\
An order board for takeaway. It works, as long as nobody leaves: whoever does stays in `boards`, and their task waits
for ever.

**Mend `live`**, so that a board which leaves, with a goodbye or without, is taken out of `boards` at once, also when
there is no news; that no task of its is left over, and no traceback comes into the log. Boards that stay go on hearing
all the news and nothing else. A board never speaks."""

HINTS = (
    "The endpoint sends and waits for news. By which call could it hear that the board has left?",
    "It has to wait for two things at once: for news to pass on, and for the board's goodbye. So somebody else "
    "must do one of the two.",
    "One task passes on the news. The endpoint itself receives, until `iter_text()` ends or `WebSocketDisconnect` "
    "comes. After that two things are left to do: one about the task, one about `boards`. Where must they stand, "
    "so that they happen in any case?",
)


def load() -> None:
    """Import what both sides of a WebSocket are made of."""
    import uvicorn.protocols.websockets.websockets_sansio_impl  # noqa: F401
    import websockets.asyncio.client  # noqa: F401


EXERCISE = Exercise(
    name="customer_left",
    title="The customer who left",
    lesson="08",
    objective="Notice that a WebSocket's client has left, and clean up after it.",
    minutes=10,
    task=TASK,
    starter=STARTER,
    hints=HINTS,
    solution=SOLUTION,
    needs=("app", "boards"),
    scene=scene,
    passes=passes,
    rules=RULES,
    saw=saw,
    limit=3.3,
    load=load,
)
