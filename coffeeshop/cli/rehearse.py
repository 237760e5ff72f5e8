"""`coffeeshop rehearse`: run a workshop's plan unattended on this machine, and report."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from coffeeshop.menu import ShopError

REHEARSE = """\
Run a plan of a workshop unattended on this machine, checkpoint by checkpoint: its notebooks in real kernels,
its exercises with their solutions, then the stretch parts. It works offline, on copies: your notebooks and
your progress stay as they are. What needs people is listed and left out."""
AFTER = """\
exit status: 0 where everything held, 1 where something failed, 2 where the plan could not be rehearsed."""


def add(commands: argparse._SubParsersAction) -> None:
    """Add the command and its options."""
    parser = commands.add_parser(
        "rehearse", help="run a workshop's plan unattended and report", description=REHEARSE, epilog=AFTER,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument("--plan", required=True, metavar="NAME", help="two-hours, half-day or day")
    parser.add_argument(
        "--from", type=int, default=1, metavar="STEP", dest="first", help="begin with that step"
    )
    parser.add_argument("--json", metavar="FILE", help="write the report to this file, for machines")
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Rehearse the plan, tell of each step as it ends, and return the exit status."""
    from coffeeshop.workshop.plans import find

    plan = find(options.plan)
    try:
        from coffeeshop.workshop.rehearsal import course, rehearse
    except ModuleNotFoundError as missing:
        raise ShopError(
            f"A rehearsal needs {missing.name}, which comes with JupyterLab: `make lab` installs it."
        ) from None
    file = Path(options.json) if options.json else None
    if file and not file.absolute().parent.is_dir():
        raise ShopError(f"There is no folder for {file}: make it first.")
    print(f"{plan.title}: {plan.minutes} minutes by the plan, estimated and not yet taught.", flush=True)
    report = rehearse(plan, course(), options.first, lambda outcome: print(outcome, flush=True))
    print(report)
    if file:
        file.write_text(json.dumps(report.document(), indent=1) + "\n", encoding="utf-8")
    return report.status
