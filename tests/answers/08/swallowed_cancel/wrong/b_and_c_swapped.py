# diagnosis: caught-and-kept
# cause: mixes up the two
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "merge",
    "C": "mend",
    "D": "mend",
    "E": "mend",
}
