"""What goes wrong in Which code made this rush, and why: the five pictures."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.which_code.figures import FIGURES
from coffeeshop.checks.exercises.which_code.pairs import PAIRS
from coffeeshop.checks.exercises.which_code.programs import CODES, MILK
from coffeeshop.checks.exercises.which_code.scene import PICTURES, wrong
from coffeeshop.checks.verdict import Finding


def not_a_dict(e: Evidence) -> Finding | None:
    answer = e.seen["answer"]
    if not isinstance(answer, list):
        return Finding(
            "not-a-dict",
            f"`code_of` is {answer}, not a dictionary.",
            "",
            "Keep the starter's form: a letter for each of the pictures 1 to 5.",
        )
    keys = [key for key, _ in answer]
    if sorted(map(str, keys)) != ["1", "2", "3", "4", "5"] or not all(isinstance(k, int) for k in keys):
        return Finding(
            "not-pictures",
            f"The keys of `code_of` are {', '.join(map(repr, keys)) or 'missing'}.",
            "The pictures have the numbers 1 to 5; the codes are letters.",
            "Give one letter for each number.",
        )
    return None


def not_letters(e: Evidence) -> Finding | None:
    pairs = e.seen["answer"]
    still = [number for number, code in pairs if code in ("?", "", "NONE")]
    if still:
        return Finding(
            "picture-open",
            f"Picture {still[0]} has no code yet.",
            "Each picture was made by one of the five.",
            "Write a letter for each; a guess that the check calls wrong tells you something, too.",
        )
    strange = next((code for _, code in pairs if code not in CODES), None)
    if strange is None:
        return None
    return Finding(
        "not-letters",
        f"There is no code {strange!r}.",
        "",
        'The codes are "A" to "E".',
    )


def given_twice(e: Evidence) -> Finding | None:
    codes = [code for _, code in e.seen["answer"]]
    twice = next((code for code in codes if codes.count(code) > 1), None)
    if twice is None:
        return None
    numbers = " and ".join(str(number) for number, code in e.seen["answer"] if code == twice)
    return Finding(
        "code-twice",
        f"You gave {twice} to the pictures {numbers}.",
        "Each code made one of them.",
        f"Compare the height of their steps: how many does {twice} let inside at once?",
    )


def swapped(e: Evidence) -> Finding | None:
    numbers = wrong(e.seen["answer"])
    if len(numbers) != 2:
        return None
    one, other = sorted(PICTURES[number - 1] for number in numbers)
    pair, many = PAIRS[one + other], e.seen["together"]
    return Finding(
        pair.id,
        f"Three are right; {one} and {other} are the wrong way round. Sent again just now, {one} served at most "
        f"{many[one]} in one round, and {other} {many[other]}.",
        pair.why,
        pair.look,
    )


def several(e: Evidence) -> Finding | None:
    numbers = wrong(e.seen["answer"])
    if not numbers:
        return None
    right = len(PICTURES) - len(numbers)
    return Finding(
        "several",
        f"{right or 'None'} of the five {'is' if right < 2 else 'are'} right.",
        f"A drink takes {MILK} s in each code. So the height of a step is how many the code lets in at once, and "
        "every landing is a round in which the others wait.",
        "Begin with the two that cannot be mistaken: which code lets in one customer, and which lets in all?",
    )


RULES = (not_a_dict, not_letters, given_twice, swapped, several, *FIGURES)
