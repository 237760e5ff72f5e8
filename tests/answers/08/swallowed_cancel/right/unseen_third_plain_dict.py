# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "merge",
    "D": "mend",
    "E": "mend",
}
