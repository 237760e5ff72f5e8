# diagnosis: no-such-change
# cause: judges a change that is not there
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "merge",
    "D": "mend",
    "E": "mend",
    "F": "mend",
}
