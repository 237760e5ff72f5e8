# diagnosis: refused-all
# cause: refuses everything that catches
# exercise: swallowed_cancel
review = {
    "A": "mend",
    "B": "mend",
    "C": "mend",
    "D": "mend",
    "E": "mend",
}
