"""`coffeeshop xray`: open the application, visit its endpoints, report."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path

from coffeeshop.cli.card import Former, draw, read_former
from coffeeshop.cli.endpoint import Endpoint
from coffeeshop.cli.examine import Load, examine
from coffeeshop.cli.patient import Patient
from coffeeshop.cli.report import Report
from coffeeshop.cli.telling import tell
from coffeeshop.menu import ShopError


def run(options: argparse.Namespace) -> int:
    """Examine an application as the options say, tell what was found, and return the exit status."""
    former = _former(options)
    report = _examined(options)
    card = draw(report, former) if options.card else None
    print(json.dumps(report.document()) if options.json else tell(report))
    if card is not None:
        card.save(options.card)
        say(f"The card is in {options.card}.")
    elif options.card:
        say("There is no card, because nothing blocks the loop.")
    return report.status


def say(words: str) -> None:
    """Tell the person at the terminal what goes on; never among the results."""
    print(words, file=sys.stderr, flush=True)


def _examined(options: argparse.Namespace) -> Report:
    say(f"Opening {options.app} in a process of its own …")
    with Patient(options.app, options.threshold, options.header) as patient:
        visited, skipped = _choose(options, patient)
        say(f"Calling {len(visited)} of its GET endpoints (safe, as HTTP defines GET) on 127.0.0.1 …")
        load = Load(options.orders, options.at_once, options.seconds)
        examined = asyncio.run(examine(patient, visited, load, say))
    return Report(options.app, options.threshold, tuple(examined), tuple(skipped), options.cold)


def _choose(options: argparse.Namespace, patient: Patient) -> tuple[list[Endpoint], list[Endpoint]]:
    """Return which endpoints to visit, and which not."""
    if options.path:
        wrong = [path for path in options.path if not path.startswith("/")]
        if wrong:
            raise ShopError(
                f"--path {wrong[0]} is no address: it begins with a slash, such as --path /latte."
            )
        return [Endpoint("GET", path) for path in dict.fromkeys(options.path)], []
    known = patient.endpoints()
    visited = [endpoint for endpoint in known if not endpoint.why_not]
    if not visited:
        why = "no GET endpoint without required parameters" if known else "no list of endpoints"
        raise ShopError(
            f"{options.app} has {why}: name addresses with --path, such as --path '/latte?size=2'."
        )
    return visited, [endpoint for endpoint in known if endpoint.why_not]


def _former(options: argparse.Namespace) -> Former | None:
    if options.before and not options.card:
        raise ShopError("--before is for the card: say where to draw it with --card card.svg.")
    if options.card and not options.card.endswith(".svg"):
        raise ShopError(f"The card is an SVG picture, so its file ends in .svg, and {options.card} does not.")
    if options.card and not Path(options.card).absolute().parent.is_dir():
        raise ShopError(f"There is no folder for {options.card}: make it first.")
    return read_former(options.before) if options.before else None
