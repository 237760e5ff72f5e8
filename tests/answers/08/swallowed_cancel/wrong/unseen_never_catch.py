# diagnosis: raise-blamed
# cause: Holds every except CancelledError to be a mistake, and overlooks that C raises it again.
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "mend",
    "D": "mend",
    "E": "mend",
}
