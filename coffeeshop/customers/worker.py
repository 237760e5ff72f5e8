"""`python -m coffeeshop.customers.worker`: the customers as a process of their own."""

from __future__ import annotations

import time
from dataclasses import astuple

from coffeeshop.children import Parent, watch_parent
from coffeeshop.customers.crew import BEAT, ThreadCrew
from coffeeshop.customers.plan import Plan
from coffeeshop.menu import ShopError


def main() -> None:
    """Carry out the plan that the parent sends, tell it the tally meanwhile, then the run."""
    parent = watch_parent()
    crew = ThreadCrew(Plan.heard(parent.receive()["plan"]))
    while not crew.result.done():
        _hear_stop(parent, crew)
        parent.send({"tally": astuple(crew.tally)})
    try:
        parent.send({"run": crew.result.result().as_dict()})
    except ShopError as error:
        parent.send({"error": str(error)})
    time.sleep(3600)  # the parent asks for the time, then closes the pipe, and that ends this process


def _hear_stop(parent: Parent, crew: ThreadCrew) -> None:
    try:
        if parent.receive(BEAT).get("stop"):
            crew.stop()
    except TimeoutError:
        pass


if __name__ == "__main__":
    main()
