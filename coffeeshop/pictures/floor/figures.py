"""The figures of the floor as path data, drawn by the still and by the live canvas alike.

Each figure is a tuple of parts, (path data, fill, stroke, width): fill and stroke are parts of a
theme (see `themes`), "hatch" for the hatched fill, or "" for none; width is the stroke's, in the
figure's own units. `SIZES` says how large the box is that a figure is drawn in.
"""

from __future__ import annotations

Part = tuple[str, str, str, float]

# Hats by number: who is who at a glance. A box of 24 by 14, the head's middle at (12, 20).
HATS = (
    "M2 14h20v-3h-4v-10h-12v10h-4z",  # top hat
    "M4 13q0-10 9-10 7 0 8 6h3v4z",  # cap
    "M4 14v-2h16v2zM5 11q0-8 7-8t7 8zM12 3.4a2 2 0 1 1 .1 0z",  # bobble hat
    "M0 14q12-4 24 0l-6-3q-1-8-6-8t-6 8z",  # sun hat
    "M3 14l2-12 4 6 3-8 3 8 4-6 2 12z",  # crown
    "M5 14l7-14 7 14z",  # party hat
    "M3 13q-2-8 9-8t9 6q-2 4-6 2zM12 5v-3h1v3z",  # beret
    "M0 8l12-6 12 6-12 5zM5 11v3q7 3 14 0v-3l-7 3.5z",  # mortarboard
    "M1 12q5 3 11 3t11-3q-2 0-4-2 0-7-3-7-2 0-4 1-2-1-4-1-3 0-3 7-2 2-4 2z",  # stetson
    "M4 14a8 10 0 0 1 16 0zM12 4l-3-4h6z",  # bow
)
HEAD = "M6 20a6 6 0 1 0 12 0a6 6 0 1 0-12 0z"
SHOULDERS = "M0 44v-7q0-9 12-9t12 9v7z"
TICKET = "M0 0h24v44l-3-2.5-3 2.5-3-2.5-3 2.5-3-2.5-3 2.5-3-2.5-3 2.5z"
BELL = "M-1.2-9h2.4v2q5 1 5 7v3l2 3h-16.4l2-3v-3q0-6 5-7zM-2.2 7.2h4.4a2.2 2.2 0 0 1-4.4 0z"
RINGS = "M-16.5-7q-3.5 7 0 14M16.5-7q3.5 7 0 14"  # round a dial of radius 13
CUP = "M0 0h9v7q0 3-3 3h-3q-3 0-3-3zM9 2h2q2 0 2 2t-2 2h-2"
APRON = "M6 2v5l-5 5v18h20v-18l-5-5v-5h-2q-3 5-6 0z"
CHEVRON = "M0-4l4 4-4 4"
CROSS = "M1 2l22 40M23 2l-22 40"
WEARER = "M6 5a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"  # the head over an apron that is worn

EYE = "M42 34a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0z"
OTHER_EYE = "M53.2 34a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0z"

CAP_FRONT = "M29 27a21 20 0 0 1 42 0q-21-7-42 0z"
CAP_SIDE = "M30 28a21 21 0 0 1 41-4l20 3q1 5-5 5z"
CAP_BACK = "M70 28a21 21 0 0 0-41-4l-20 3q-1 5 5 5z"
FACE = "M32 32a18 18 0 1 0 36 0a18 18 0 1 0-36 0z"
BODY = "M24 150v-70q0-32 26-32t26 32v70z"
BIB = "M38 78h24v18h8v44h-40v-44h8z"

FIGURES: dict[str, tuple[Part, ...]] = {
    # Free: hollow, full face, arms at rest: ink means holding the loop, and nobody holds it.
    "free": (
        ("M28 84q-16 14-12 44M72 84q16 14 12 44", "", "running", 9),
        ("M28 84q-16 14-12 44M72 84q16 14 12 44", "", "page", 4),
        (BODY, "page", "running", 3),
        (BIB, "page", "running", 2),
        (FACE, "page", "running", 3),
        (CAP_FRONT, "running", "", 0),
        (EYE + OTHER_EYE, "text", "", 0),
        ("M43 41q7 6 14 0", "", "text", 2),
    ),
    # Turned: hollow, in profile, back to the machines: the frame after an await.
    "turned": (
        (BODY, "page", "running", 3),
        (BIB, "page", "running", 2),
        (FACE, "page", "running", 3),
        (CAP_BACK, "running", "", 0),
        ("M34 34a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0z", "text", "", 0),
        ("M33 41q4 4 8 1", "", "text", 2),
        ("M58 84q-20 26-48 14", "", "running", 10),
        ("M58 84q-20 26-48 14", "", "page", 5),
    ),
    # Running: solid, in profile, one hand on the ticket.
    "running": (
        (BODY, "running", "", 0),
        (BIB, "page", "", 0),
        (FACE, "page", "running", 3),
        (CAP_SIDE, "running", "", 0),
        ("M66 34a2.4 2.4 0 1 0-4.8 0a2.4 2.4 0 1 0 4.8 0z", "text", "", 0),
        ("M60 42q4 2 7-1", "", "text", 2),
        ("M42 84q24 22 58 6", "", "page", 14),
        ("M42 84q24 22 58 6", "", "running", 10),
    ),
    # Blocking: hatched, leaning in, both hands on the machine, eyes wide.
    "blocking": (
        (BODY, "hatch", "edge", 3),
        (FACE, "page", "alarm", 3.5),
        (CAP_SIDE, "alarm", "", 0),
        ("M68 35a5 5 0 1 0-10 0a5 5 0 1 0 10 0z", "page", "text", 2),
        ("M66.5 35a2 2 0 1 0-4 0a2 2 0 1 0 4 0z", "text", "", 0),
        ("M59 45h7", "", "text", 2),
        ("M40 80q30 12 66-14M42 98q30 14 66 2", "", "page", 13),
        ("M40 80q30 12 66-14M42 98q30 14 66 2", "", "alarm", 9),
    ),
    # The shop's own work: solid and turned to the door.
    "own": (
        (BODY, "running", "", 0),
        (BIB, "page", "", 0),
        (FACE, "page", "running", 3),
        (CAP_BACK, "running", "", 0),
        ("M34 34a2.4 2.4 0 1 0 4.8 0a2.4 2.4 0 1 0-4.8 0z", "text", "", 0),
        ("M58 84q-24 22-54 4", "", "page", 14),
        ("M58 84q-24 22-54 4", "", "running", 10),
    ),
}  # fmt: skip
SIZES = {"barista": (100, 150), "guest": (24, 44), "apron": (22, 30)}
