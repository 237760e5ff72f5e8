"""A report in words, for the person at the terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from coffeeshop.cli.endpoint import Endpoint
from coffeeshop.cli.examine import NO_ANSWER, Examined
from coffeeshop.cli.findings import Finding, short_place
from coffeeshop.cli.report import Report
from coffeeshop.pictures.words import counted, duration, times

MOST = 5  # lines told of one endpoint
COLD = "At the first request only (what is loaded or made then could be at start-up; --cold counts it)"
PASSING = "Seen once and not again, and so not counted (a busy machine does that)"
REFUSED = "Answered with errors only, so that little of them can have run"
SKIPPED = "Not visited (name an address with --path to visit it)"


def tell(report: Report) -> str:
    """Return the whole report as text, the worst first and the verdict last."""
    calm = [one for one in report.examined if not one.findings and not one.trouble]
    refused = [one for one in calm if not any(answer.startswith(("2", "3")) for answer in one.answers)]
    clean = [one for one in calm if one not in refused]
    parts = [
        *_blocking(report.examined),
        _listed("Outside every endpoint that was visited", _outside(report.strays)),
        _listed(COLD, (_in_short(e.endpoint.title, f) for e in report.examined for f in e.cold)),
        _listed(PASSING, (_in_short(*pair) for pair in report.passing)),
        _listed(f"Nothing held the loop longer than {duration(report.threshold * 1e9)}", map(_titled, clean)),
        _listed(REFUSED, map(_titled, refused)),
        _listed(SKIPPED, _skipped(report.skipped)),
        _verdict(report),
    ]
    return "\n\n".join(filter(None, parts))


def _blocking(examined: Iterable[Examined]) -> Iterator[str]:
    for one in examined:
        if one.findings or one.trouble:
            place = f"   ({short_place(one.endpoint.place)})" if one.endpoint.place else ""
            lines = [f"{one.endpoint.title} {'blocks the loop' if one.findings else one.trouble}{place}"]
            lines += [line for finding in one.findings[:MOST] for line in told(finding, one.requests)]
            if (more := len(one.findings) - MOST) > 0:
                lines.append(f"  and {counted(more, 'line')} more, each for less (--json lists them)")
            if one.findings and one.trouble:
                lines.append(f"  It {one.trouble}.")
            yield "\n".join([*lines, *(f"  {remark}" for remark in _remarks(one))])


def _listed(title: str, lines: Iterable[str]) -> str:
    kept = list(lines)
    return "\n".join([title, *kept]) if kept else ""


def _outside(strays: Iterable[Finding]) -> Iterator[str]:
    for finding in strays:
        yield from told(finding)


def told(finding: Finding, requests: int = 0) -> list[str]:
    """Return a finding as lines: where, how long, and what to use instead."""
    often = f" in {counted(requests, 'request')}" if requests else ""
    because = f"because {finding.why}. {finding.remedy}"
    return [
        f"  {finding.where}" + (f" in {finding.function}" if finding.function else ""),
        *([f"      {finding.code}"] if finding.code else []),
        *([f"      beneath it: {finding.beneath}"] if finding.beneath else []),
        f"      held the loop {times(finding.count)}{often}: {_held(finding)},",
        *textwrap.wrap(because, 100, initial_indent=" " * 6, subsequent_indent=" " * 6),
    ]


def _held(finding: Finding) -> str:
    worst = duration(finding.worst * 1e9)
    return worst if finding.count == 1 else f"{worst} at worst, {duration(finding.total * 1e9)} in all"


def _in_short(title: str, finding: Finding) -> str:
    return f"  {title}: {finding.where}  {finding.code}  {_held(finding)}"


def _titled(one: Examined) -> str:
    remarks = _remarks(one)
    return f"  {one.endpoint.title}" + (f": {'; '.join(remarks)}" if remarks else "")


def _remarks(one: Examined) -> list[str]:
    """Return what else a reader should know of a visit, [] where all went well."""
    bad = {answer: count for answer, count in one.answers.items() if not answer.startswith(("2", "3"))}
    words = [f"{count} of {one.requests} {_in_words(answer, one)}" for answer, count in bad.items()]
    if late := max((block.end - block.start for block in one.stalls), default=0):
        words.append(f"its worker threads compute, and made the loop wait up to {duration(late)} for the GIL")
    return words


def _in_words(answer: str, one: Examined) -> str:
    if answer == NO_ANSWER:
        return answer if one.findings else f"{answer} (a stream, or a long wait)"
    hint = " (--header sends what it asks for)" if answer in ("401", "403") else ""
    return (f"answered {answer}" if answer.isdigit() else answer) + hint


def _skipped(skipped: Iterable[Endpoint]) -> list[str]:
    """Return a line for each endpoint that could be visited, and one for all that are not safe."""
    unsafe = [one for one in skipped if one.method not in ("GET", "WEBSOCKET")]
    lines = [f"  {one.title}: {one.why_not}" for one in skipped if one not in unsafe]
    if unsafe:
        methods = ", ".join(sorted({one.method for one in unsafe}))
        lines.append(f"  {counted(len(unsafe), 'endpoint')} with {methods}: only GET is safe to call unasked")
    return lines


def _verdict(report: Report) -> str:
    blocking = len(report.blocking)
    said = f"{blocking or 'None'} of {counted(len(report.examined), 'endpoint')} visited "
    said += "block the loop." if blocking > 1 else "blocks the loop."
    return said + (" Something outside them does too." if report.strays else "")
