"""The room is the rush: every learner's browser orders from one shop on the instructor's machine.

with open_room() as room:
    print(room)
    room.closed.wait()
"""

from __future__ import annotations

from coffeeshop.workshop.room.limits import Limits
from coffeeshop.workshop.room.room import Room, open_room

__all__ = ["Limits", "Room", "open_room"]
