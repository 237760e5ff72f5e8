# diagnosis: raise-blamed
# cause: looks for the word CancelledError only
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "mend",
    "D": "merge",
    "E": "merge",
}
