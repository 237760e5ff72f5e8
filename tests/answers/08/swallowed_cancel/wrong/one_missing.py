# diagnosis: not-all
# cause: D is missing
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "merge",
    "E": "mend",
}
