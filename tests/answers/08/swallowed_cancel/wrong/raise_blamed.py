# diagnosis: raise-blamed
# cause: takes every except CancelledError for a fault
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "mend",
    "D": "mend",
    "E": "mend",
}
