"""What goes wrong in Which code made this rush, and why: the figure by Little's law."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.which_code.programs import CAME, MACHINES, MILK, RATE
from coffeeshop.checks.exercises.which_code.scene import near
from coffeeshop.checks.verdict import Finding

CODES_RIGHT = "All five codes are right."


def no_figure(e: Evidence) -> Finding | None:
    if e.seen["figure"] is not None:
        return None
    return Finding(
        "no-figure",
        f"{CODES_RIGHT} `inside` is {e.seen['given']}, and should be a number.",
        "",
        f"How many of those who come, {RATE} a second, are inside shop C at the same time?",
    )


def room(e: Evidence) -> Finding | None:
    """The machines, or machines times seconds."""
    if not near(e.seen["figure"], MACHINES) and not near(e.seen["figure"], MACHINES * MILK):
        return None
    return Finding(
        "room-for-inside",
        f"{CODES_RIGHT} {e.seen['given']} comes from the {MACHINES} machines. They say how many can be in the "
        "making, not how many are.",
        f"At {RATE} a second customers come more slowly than the machines could serve them, so some machines "
        "stand idle.",
        "Leave the machines out of it: how often does somebody come, and how long does one stay?",
    )


def rate(e: Evidence) -> Finding | None:
    if not near(e.seen["figure"], RATE):
        return None
    return Finding(
        "rate-for-inside",
        f"{CODES_RIGHT} {e.seen['given']} is how many come in a whole second.",
        f"Each of them stays {MILK} s, so the first have left long before the last one comes.",
        "How many come in the time that one stays?",
    )


def divided(e: Evidence) -> Finding | None:
    if not near(e.seen["figure"], RATE / MILK) and not near(e.seen["figure"], MILK / RATE):
        return None
    return Finding(
        "divided",
        f"{CODES_RIGHT} {e.seen['given']} is the one figure divided by the other.",
        "In flight = throughput x latency: the longer one stays, the more are inside.",
        "Multiply; customers a second times seconds gives customers.",
    )


def latency(e: Evidence) -> Finding | None:
    if not near(e.seen["figure"], MILK):
        return None
    return Finding(
        "latency-for-inside",
        f"{CODES_RIGHT} {e.seen['given']} is how long one stays, in seconds.",
        "Little's law needs it, and the rate beside it.",
        "How many come in that time?",
    )


def crowd(e: Evidence) -> Finding | None:
    """The sixty of the pictures, as they are or as a rate."""
    if not near(e.seen["figure"], CAME) and not near(e.seen["figure"], CAME * MILK):
        return None
    return Finding(
        "crowd-for-stream",
        f"{CODES_RIGHT} {e.seen['given']} comes from the {CAME} customers of the pictures, who came all at once.",
        f"The figure is about another day: {RATE} come in a second, one after another.",
        f"Take {RATE} a second, and the time that one of them stays.",
    )


def capacity(e: Evidence) -> Finding | None:
    if not near(e.seen["figure"], MACHINES / MILK):
        return None
    return Finding(
        "capacity-for-inside",
        f"{CODES_RIGHT} {e.seen['given']} a second is what the machines can serve at most.",
        "That is Little's law, too, turned round. Asked for is not the rate but how many are inside.",
        f"Is {RATE} a second below that? Then nobody queues, and each stays {MILK} s.",
    )


def off(e: Evidence) -> Finding:
    more = e.seen["figure"] > e.seen["inside"][0]
    return Finding(
        "not-littles-law",
        f"{CODES_RIGHT} When {RATE} a second were sent to shop C just now, {'fewer' if more else 'more'} than "
        f"{e.seen['given']} were inside on average.",
        "Little's law: in flight = throughput x latency.",
        "How many come a second, and how long does each stay? Nobody has to queue at that rate.",
    )


FIGURES = (no_figure, latency, room, rate, divided, crowd, capacity, off)
