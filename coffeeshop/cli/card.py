"""The card: an endpoint that blocks, its line and its cure, before and, where it was measured, after."""

from __future__ import annotations

import json
from pathlib import Path
from typing import NamedTuple

from coffeeshop.cli.findings import Finding
from coffeeshop.cli.report import SCHEMA, Report
from coffeeshop.ledger import Run
from coffeeshop.menu import ShopError
from coffeeshop.pictures import Picture, card


class Former(NamedTuple):
    """What an earlier run said of the endpoint that blocked longest."""

    method: str
    path: str
    finding: Finding
    run: Run


def read_former(file: str) -> Former:
    """Return the worst endpoint of a `--json` document; ShopError in one sentence where there is none."""
    try:
        document = json.loads(Path(file).read_text(encoding="utf-8"))
        schema, endpoints = document["schema"], document["endpoints"]
    except OSError as error:
        raise ShopError(f"--before {file} could not be read: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError):
        raise ShopError(f"--before {file} is no result of `coffeeshop xray --json`.") from None
    if schema != SCHEMA:
        raise ShopError(f"--before {file} was written by another version ({schema}): write it anew.")
    formers = [_former(one) for one in endpoints if one["blocks"]]
    if not formers:
        raise ShopError(f"--before {file} has no endpoint that blocks, so there is nothing to compare with.")
    return max(formers, key=lambda former: former.finding.total)


def _former(one: dict) -> Former:
    finding = Finding(**{name: one["blocks"][0][name] for name in Finding._fields})
    return Former(one["method"], one["path"], finding, Run.from_dict(one["record"]))


def draw(report: Report, former: Former | None) -> Picture | None:
    """Return the card of the endpoint that blocked longest, None where nothing does.

    With a `former` run it is that run's endpoint, and today's visit to the same address stands beside
    it as "after", whatever it shows; ShopError where it was not visited today.
    """
    if former is not None:
        today = [one for one in report.examined if one.endpoint[:2] == (former.method, former.path)]
        if not today:
            raise ShopError(f"{former.method} {former.path}, which blocked before, was not visited today.")
        return _card(former.run, today[0].run, f"{former.method} {former.path}", former.finding)
    blocking = [one for one in report.examined if one.findings]
    if not blocking:
        return None
    worst = max(blocking, key=lambda one: one.findings[0].total)
    return _card(worst.run, None, worst.endpoint.title, worst.findings[0])


def _card(before: Run, after: Run | None, endpoint: str, finding: Finding) -> Picture:
    line = f"{finding.where}  {finding.code}" if finding.code else finding.where
    return card(before, after, endpoint=endpoint, line=line, cure=finding.remedy)
