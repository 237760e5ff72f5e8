"""Write docs/instructors/plans.md from coffeeshop/workshop/plans/plans.toml: `python tools/plans.py`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from coffeeshop.workshop.plans import PLANS, Part, Plan, minutes, total
from coffeeshop.workshop.plans.notebook import Notebook, Section

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "instructors" / "plans.md"
PAGES = {  # where the script of a part without a notebook stands
    "opener": "opener.md",
    "quiz": "quiz.md",
    "exit card": "quiz.md",
    "room's rush": "room.md",
    "handout": "../which_way.md",
}
TOP = f"""\
# The plans, minute by minute

Two hours, half a day, a day. **All minutes are estimated, and not yet taught.** The rule that made them:

- A lesson takes the minutes that its notebook states. Part of them is *talk*: its words,
  {minutes.WORDS_A_MINUTE} a minute, and {minutes.PREDICTION} minutes a prediction (predict, vote, talk to
  a neighbour, vote again). The rest is for running, looking and asking.
- Some sections of a lesson take their share of its minutes, by their talk, and never less than the talk
  itself. So lesson 00, which states what it takes alone, takes longer in a room that votes.
- An exercise takes {minutes.EXERCISE} times the minutes that it states.
- Each figure is rounded up to a whole minute, once. The rest is set by hand:
  {minutes.FIXED["install desk"]} minutes for the install desk, {minutes.FIXED["opener"]} for the opener,
  a minute a question for the quiz, and the breaks.

The clock counts from the opening of the install desk. *Must-do* and *skip* add up to the whole; *stretch*
lies beside the clock, for whoever is early. A **checkpoint** is what everybody has on screen before we go
on. Whoever has not runs [the catch-up cell](catch_up.md) that stands with it, and then the cells under the
heading that it names.

`coffeeshop rehearse --plan half-day` runs a plan on your machine, unattended: its notebooks, the solutions
of its exercises, each checkpoint. `make plans` writes this page from `coffeeshop/workshop/plans/plans.toml`.
"""
CORE = ("00", "01", "02", "03", "04", "05", "07", "10", "11")
FRAME = ("Your turn", "Recap", "The lessons")  # sections that nobody misses in a room


def page() -> str:
    """Return the page's whole text."""
    return "\n".join([TOP, *("\n".join(_plan(plan)) for plan in PLANS.values())])


def _plan(plan: Plan) -> Iterator[str]:
    yield f"## {plan.title}: {_clock(plan.minutes)}, `--plan {plan.name}`\n"
    yield f"**What people take home.** {plan.takes_home}\n"
    yield "| Step | Clock | Minutes | What we do | Checkpoint, and the line for whoever is behind |"
    yield "|---|---|---|---|---|"
    clock = 0
    for number, step in enumerate(plan.steps, start=1):
        what = _title(step) + ", *skip when late*" * (step in plan.skip)
        yield f"| {number} | {_clock(clock)} | {step.minutes}{_talk(step)} | {what} | {_checkpoint(step)} |"
        yield from _minute_by_minute(step, clock)
        clock += step.minutes
    yield f"| | {_clock(clock)} | {total(plan.steps)} | End | |\n"
    must, skip = total(plan.must), total(plan.skip)
    yield f"- **Must-do, {must} minutes**: {_names(plan, plan.must)}."
    yield f"- **Skip when late, in this order, {skip} minutes**: {_names(plan, plan.skip)}."
    yield f"- Together {must} + {skip} = {plan.minutes} minutes."
    stretched = "; ".join(f"{_title(part)} ({part.minutes})" for part in plan.stretch)
    yield f"- **Stretch, {total(plan.stretch)} minutes beside the clock**: {stretched}."
    yield f"- **Left out of the core**: {'; '.join(_left_out(plan))}.\n"


def _left_out(plan: Plan) -> Iterator[str]:
    """Yield the core's lessons, and their sections, that no step of the plan teaches."""
    for number in CORE:
        taught = [step for step in plan.steps if step.kind == "lesson" and step.notebook.startswith(number)]
        if not taught:
            yield f"all of {number}"
            continue
        told = {one.heading for step in taught for one in Notebook(ROOT / step.file).choose(step.sections)}
        every = [section.heading for section in Notebook(ROOT / taught[0].file).sections]
        if rest := [heading for heading in every if heading not in {*told, *FRAME}]:
            yield f"of {number} " + ", ".join(f"*{heading}*" for heading in rest)


def _minute_by_minute(step: Part, clock: int) -> Iterator[str]:
    """Yield a row for each section of a lesson, when it begins."""
    chosen = Notebook(ROOT / step.file).choose(step.sections) if step.kind == "lesson" else ()
    told, whole = 0.0, minutes.talk(chosen)
    for section in chosen if len(chosen) > 1 else ():
        first = f": all begin with `{step.catch_up}`" if section.heading == step.begin else ""
        yield f"| | {_clock(clock + int(told / whole * step.minutes))} | | · {section.heading}{first} | |"
        told += minutes.talk([section])


def _title(part: Part) -> str:
    if part.kind == "exercise":
        return f"Exercise [{part.notebook[:2]}, {part.title}](../../{part.file})"
    link = f"../../{part.file}" if part.file else PAGES.get(part.kind)
    number = f"{part.notebook[:2]} " if part.notebook else ""
    return f"[{number}{part.title}]({link})" if link else part.title


def _talk(part: Part) -> str:
    if part.kind != "lesson":
        return ""
    return f" ({minutes.talk(Notebook(ROOT / part.file).choose(part.sections)):.0f} talk)"


def _checkpoint(part: Part) -> str:
    if part.kind == "exercise":
        return f"The check says **{part.expect}** Behind: [the solution](../../{part.executed})"
    if part.kind == "lesson":
        words = part.expect.replace("|", "\\|").replace("\n", "`, then `")
        return f"{part.screen}: `{words}`. Behind: {_behind(part)}"
    return part.screen


def _behind(part: Part) -> str:
    """Return the line that brings a learner to the section in which the checkpoint is shown."""
    notebook = Notebook(ROOT / part.file)
    there = shows(notebook.choose(part.sections), part.expect)
    if there == notebook.sections[0]:
        return "run it from the top"
    return f'`await catch_up("{part.notebook[:2]}", "{there.heading.replace("`", "")}")`'


def shows(sections: Sequence[Section], expect: str) -> Section:
    """Return the last of some sections whose stored outputs hold that text; ValueError: none does."""
    found = [section for section in sections if expect in section.shown]
    if not found:
        raise ValueError(f"No stored output holds {expect!r}.")
    return found[-1]


def _names(plan: Plan, parts: Sequence[Part]) -> str:
    numbered = [(number, step) for number, step in enumerate(plan.steps, start=1) if step in parts]
    ordered = sorted(numbered, key=lambda one: parts.index(one[1])) if parts == plan.skip else numbered
    return ", ".join(f"{number} ({step.minutes})" for number, step in ordered)


def _clock(at: int) -> str:
    return f"{at // 60}:{at % 60:02}"


if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} is written.")
