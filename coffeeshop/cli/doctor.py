"""`coffeeshop doctor`: is this machine fit for the course?"""

from __future__ import annotations

import argparse

DOCTOR = """\
Look at this machine: Python, packages, the notebooks' kernel and widgets, loopback, memory, folders, open
files, cores, the timer, and the servers of the elective lessons. It says what is wrong and which command
mends that; a note is something that a lesson does without. It changes nothing and asks nobody but 127.0.0.1
(and the servers that DATABASE_URL and REDIS_URL name)."""

AFTER = """\
exit status: 0 where nothing is wrong (there may be notes), 1 where something is, 2 where something could
not be examined."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "doctor", help="say what is wrong with this machine, and what mends it", description=DOCTOR,
        epilog=AFTER, formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    how = parser.add_mutually_exclusive_group()
    how.add_argument("--json", action="store_true", help="print one JSON document, for scripts")
    how.add_argument(
        "--brief", action="store_true", help="look at what can stop a learner only, and be silent if fit"
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace) -> int:
    """Examine this machine, tell what was found, and return the exit status."""
    from coffeeshop.workshop.doctor import examine
    from coffeeshop.workshop.doctor.finding import status
    from coffeeshop.workshop.doctor.report import brief, document, report

    findings = examine(quick=options.brief)
    told = (document if options.json else brief if options.brief else report)(findings)
    if told:
        print(told)
    return status(findings)
