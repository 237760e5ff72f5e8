# exercise: swallowed_cancel
review = {
    "A": "merge",  # "merge" or "mend"
    "B": "mend",
    "C": "merge",
    "D": "mend",
    "E": "mend",
}
