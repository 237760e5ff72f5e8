"""`coffeeshop room`: open the room, say where it is, and close it again."""

from __future__ import annotations

import argparse
from typing import Any

ROOM = """\
Open one shop that everybody in the room orders from. Somebody orders the blocking cappuccino and every
page's pulse goes flat; you change one word on your page, and everybody is served.

Without --open only this machine reaches it."""

AFTER = "It ends with Ctrl+C, with the button on your page, or by itself. See docs/instructors/room.md."
CLOSED_DOOR = "Only this machine reaches it. To let the room in, end it and add --open."
OPEN_DOOR = """\
The room's network reaches it, and whoever has the token can order. The token crosses the network in clear;
once the room is closed it opens nothing."""
PUBLIC = "This is a public address: without a firewall the whole internet reaches the shop."


def add(commands: Any) -> None:
    """Add the command's options."""
    parser = commands.add_parser(
        "room", help="open one shop that thirty browsers order from", description=ROOM, epilog=AFTER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    option = parser.add_argument
    option(
        "--open", nargs="?", const="", metavar="ADDRESS",
        help="let this machine's network in; ADDRESS where it has several",
    )  # fmt: skip
    option("--port", type=int, default=0, metavar="N", help="listen there (default: any free port)")
    option("--guests", type=int, default=60, metavar="N", help="at most so many browsers (default: 60)")
    option("--seconds", type=float, default=2.0, metavar="S", help="a cappuccino takes so long (default: 2)")
    option(
        "--minutes", type=float, default=60.0, metavar="N", help="close by itself after so many (default: 60)"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Hold the room open until somebody or the time closes it; return the exit status."""
    from coffeeshop.serving.sockets import HOST
    from coffeeshop.workshop.room import Limits, open_room
    from coffeeshop.workshop.room.address import is_public, own_address

    limits = Limits(guests=options.guests, seconds=options.seconds, minutes=options.minutes)
    address = HOST if options.open is None else options.open or own_address()
    with open_room(address, options.port, limits) as room:
        try:
            print(_words(room, address != HOST), flush=True)
            if is_public(address):
                print(PUBLIC, flush=True)
            while not room.closed.wait(0.5):  # without a time Windows would not hear Ctrl+C
                pass
        except KeyboardInterrupt:
            print("\nClosing the room …", flush=True)
    served = room.shop.book.served
    print(f"The room is closed. {served} {'drink was' if served == 1 else 'drinks were'} served.")
    return 0


def _words(room: Any, is_open: bool) -> str:
    return f"""
  For the room:   {room.link}
  For you:        {room.console}
  The recipes:    {room.shop.recipes.file}

{OPEN_DOOR if is_open else CLOSED_DOOR}
Everybody sees two buttons, their own orders and the pulse of the shop's loop. Your page opens on this machine
only: show it on the projector, there you change the recipe. The room closes with Ctrl+C here, with the button
on your page, or by itself in {room.limits.minutes:g} minutes.
"""
