# diagnosis: turned-round
# cause: Reads the question the wrong way round and writes merge where the cancellation is swallowed.
# exercise: swallowed_cancel
review = {
    "A": "mend",
    "B": "merge",
    "C": "mend",
    "D": "merge",
    "E": "merge",
}
