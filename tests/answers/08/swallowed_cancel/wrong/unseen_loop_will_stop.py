# diagnosis: bare-except
# cause: Believes that the sleep in D's handler lets the cancellation out; but cancel() strikes once, the bare except has eaten it, and the loop goes on.
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "merge",
    "D": "merge",
    "E": "mend",
}
