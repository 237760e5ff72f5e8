# diagnosis: caught-and-kept
# cause: the cup is washed, so it seems well
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "merge",
    "C": "merge",
    "D": "mend",
    "E": "mend",
}
