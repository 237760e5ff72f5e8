# diagnosis: exception-blamed
# cause: believes that except Exception also catches CancelledError (as before Python 3.8), so the harmless A is sent back
# exercise: swallowed_cancel
review = {
    "A": "mend",
    "B": "mend",
    "C": "merge",
    "D": "mend",
    "E": "mend",
}
