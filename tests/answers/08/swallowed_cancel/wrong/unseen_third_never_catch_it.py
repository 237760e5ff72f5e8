# diagnosis: raise-blamed
# cause: thinks that a CancelledError must never be caught, not even where it is raised again, so C would be mended
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "mend",
    "D": "mend",
    "E": "mend",
}
