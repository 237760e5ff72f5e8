"""What the room allows: so many guests, so many orders, for so long."""

from __future__ import annotations

from dataclasses import dataclass

from coffeeshop.menu import ShopError

LONGEST = 3.0  # seconds: nobody can order a cappuccino that takes longer


@dataclass(frozen=True, slots=True)
class Limits:
    """The room's bounds; ShopError where one of them cannot be."""

    guests: int = 60
    on_the_way: int = 3  # orders of one guest that are not served yet
    slow: int = 1  # cappuccinos among them
    a_second: int = 5  # orders of one guest
    seconds: float = 2.0  # that a cappuccino takes
    minutes: float = 60.0  # until the room closes by itself

    def __post_init__(self) -> None:
        _within("guests", self.guests, 1, 500)
        _within("seconds", self.seconds, 0.1, LONGEST)
        _within("minutes", self.minutes, 0, 480)


def _within(name: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise ShopError(
            f"The room cannot have {name}={value:g}, because it stays bounded. Give {least:g} to {most:g}."
        )
