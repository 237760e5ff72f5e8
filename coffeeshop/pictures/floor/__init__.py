"""The floor: the shop in plan with one barista, the loop, as a recorded run replays it."""

from .cast import Cast, cast
from .scene import Scene, Seen, scene
from .still import floor, strip

__all__ = ["Cast", "Scene", "Seen", "cast", "floor", "scene", "strip"]
