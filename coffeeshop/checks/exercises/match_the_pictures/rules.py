"""What goes wrong in Match the pictures, and why."""

from __future__ import annotations

from coffeeshop.checks.evidence import Evidence
from coffeeshop.checks.exercises.match_the_pictures.scene import DRINKS, LETTERS, PICTURES
from coffeeshop.checks.verdict import Finding


def not_a_dict(e: Evidence) -> Finding | None:
    answer = e.seen["answer"]
    if not isinstance(answer, dict):
        return Finding(
            "not-a-dict",
            f"`picture_of` is {answer}, not a dictionary.",
            "",
            'Keep the starter\'s form: a number for each of "A", "B" and "C".',
        )
    if set(answer) != set(LETTERS):
        keys = ", ".join(map(repr, answer))
        return Finding(
            "not-programs",
            f"The keys of `picture_of` are {keys}.",
            "The programs are A, B and C; the pictures have the numbers.",
            'Give a number for each of "A", "B" and "C".',
        )
    if not all(isinstance(number, int) for number in answer.values()):
        return Finding(
            "not-numbers",
            "The pictures are numbered 1, 2 and 3, and you gave something else.",
            "",
            "Write one of the numbers for each program.",
        )
    return None


def not_all(e: Evidence) -> Finding | None:
    numbers = list(e.seen["answer"].values())
    if not set(numbers) <= {1, 2, 3}:
        strange = next(n for n in numbers if n not in (1, 2, 3))
        return Finding(
            "picture-missing",
            f"There is no picture {strange}.",
            "",
            "Choose among 1, 2 and 3.",
        )
    twice = [n for n in numbers if numbers.count(n) > 1]
    if twice:
        return Finding(
            "picture-twice",
            f"You gave picture {twice[0]} to two programs.",
            "Each program made one of the pictures.",
            "Look at the pulse of that picture: does it tick? Only one of your two programs can "
            "have made it.",
        )
    return None


def swapped(e: Evidence) -> Finding | None:
    wrong = "".join(x for x, n in e.seen["answer"].items() if PICTURES[n - 1] != x)
    number = {letter: PICTURES.index(letter) + 1 for letter in LETTERS}
    held, together = e.seen["did"]["C"]["held"], e.seen["did"]["B"]["together"]
    if wrong == "AC":
        return Finding(
            "queue-for-wall",
            "B is right; A and C are the wrong way round. Both take four times as long, for "
            "different reasons.",
            f"Run again just now, C held the loop {held} times and A never: A's barista stands "
            "idle while each drink waits in turn.",
            f"Look at the pulse in picture {number['C']}: could anybody else have been served?",
        )
    if wrong == "AB":
        return Finding(
            "awaits-overlap",
            "C is right; A and B are the wrong way round. You let the loop of awaits overlap.",
            "A awaits each task before it makes the next: at most "
            f"{e.seen['did']['A']['together']} drink waited at a time. In B {together} waited "
            "together.",
            "Which picture is long and full of air?",
        )
    if wrong == "BC":
        return Finding(
            "gather-saves-blocking",
            "A is right; B and C are the wrong way round. You let `gather` overlap what blocks.",
            f"`gather` makes {DRINKS} tasks, but `time.sleep` never lets go of the one barista: "
            f"just now the loop was held {held} times, one after another.",
            "Ink means holding the loop. Which of your two programs can have left the ink of "
            f"picture {number['C']}?",
        )
    return Finding(
        "all-three",
        "None of the three is right yet.",
        "Begin with what cannot be mistaken: only one program calls `time.sleep`, and held the "
        f"loop {held} times when it ran again just now.",
        "Find the picture whose pulse stops, give it to that program, then decide between the "
        "other two by their length.",
    )


RULES = (not_a_dict, not_all, swapped)
