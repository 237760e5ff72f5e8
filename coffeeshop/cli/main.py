"""`coffeeshop`: the command and its options."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version
from typing import NoReturn

from coffeeshop.cli import doctor, rehearse, room
from coffeeshop.menu import ShopError

XRAY = """\
Serve an application of your own, send its endpoints a bounded load, and say which of them block the
event loop, at which line, for how long, and what to use instead.

It calls GET endpoints that need no parameters, which HTTP defines as safe: if a GET of yours changes
something, name the addresses to call with --path. It talks to 127.0.0.1 only."""

AFTER = """\
exit status: 0 where nothing blocks, 1 where something does, 2 where the application could not be examined.

the card: --card draws the endpoint that blocks longest, with its line and the cure in words. A picture of
"after" is never invented: keep the --json of today, mend the line, and run again with --before FILE.json."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"coffeeshop: {message}. See `{self.prog} --help`.\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; return its exit status."""
    parser = _parser()
    options = parser.parse_args(argv)
    if options.command is None:
        parser.print_help()
        return 0
    try:
        return options.run(options)
    except ShopError as error:
        print(f"coffeeshop: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("coffeeshop: stopped.", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="coffeeshop", description="The Coffee Shop: why async is FastAPI's best friend.")
    parser.add_argument("--version", action="version", version=f"coffeeshop {_version()}")
    commands = parser.add_subparsers(dest="command", metavar="command", parser_class=_Parser)
    xray = commands.add_parser(
        "xray", help="find what blocks the event loop of an application of yours", description=XRAY,
        epilog=AFTER, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    _add_xray(xray)
    room.add(commands)
    rehearse.add(commands)
    doctor.add(commands)
    return parser


def _version() -> str:
    try:
        return version("coffeeshop")
    except PackageNotFoundError:  # the doctor is asked before the set-up, too
        return "(not installed)"


def _add_xray(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "app", metavar="module:app", help="an ASGI application or a function that makes one; file.py:app too"
    )
    _add_load(parser.add_argument_group("what is sent"))
    _add_report(parser.add_argument_group("what is told"))
    parser.set_defaults(run=_xray)


def _add_load(group: argparse._ArgumentGroup) -> None:
    add, each = group.add_argument, "(again for more)"
    add("--path", action="append", default=[], metavar="/x?y=1", help=f"visit this address only {each}")
    add(
        "--header", action="append", default=[], type=_header, metavar="NAME:VALUE",
        help=f"send this header along {each}",
    )  # fmt: skip
    count, seconds = _between(1, 10_000), _seconds
    add("--orders", type=count, default=20, metavar="N", help="requests an endpoint (default: 20)")
    add("--at-once", type=_between(1, 1_000), default=5, metavar="N", help="so many at once (default: 5)")
    add("--seconds", type=seconds, default=5.0, metavar="S", help="at most so long each load (default: 5)")


def _add_report(group: argparse._ArgumentGroup) -> None:
    add = group.add_argument
    blocks = "what holds the loop longer, in seconds, blocks it (default: 0.05)"
    add("--threshold", type=_seconds, default=0.05, metavar="S", help=blocks)
    add("--cold", action="store_true", help="count what blocks at an endpoint's first request only, too")
    add("--json", action="store_true", help="print one JSON document, for machines and for --before")
    add("--card", metavar="FILE.svg", help="draw a card that fits a pull request")
    add("--before", metavar="FILE.json", help="an earlier run's --json: the card shows before and after")


def _xray(options: argparse.Namespace) -> int:
    from coffeeshop.cli.xray import run  # with it come httpx, uvicorn and FastAPI

    return run(options)


def _between(least: int, most: int) -> Callable[[str], int]:
    def whole(text: str) -> int:
        if not text.isascii() or not text.isdecimal() or not least <= int(text) <= most:
            raise argparse.ArgumentTypeError(f"{text!r} is no whole number from {least} to {most:,}")
        return int(text)

    return whole


def _seconds(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = 0.0
    if not 0 < value <= 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is no time: give seconds above 0, at most 3600")
    return value


def _header(text: str) -> tuple[str, str]:
    name, colon, value = text.partition(":")
    if not colon or not name.strip() or not text.isascii():
        raise argparse.ArgumentTypeError(f"{text!r} is no header: write it like 'X-Token: coffee'")
    return name.strip(), value.strip()
