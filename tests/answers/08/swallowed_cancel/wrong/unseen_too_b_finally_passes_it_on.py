# diagnosis: caught-and-kept
# cause: believes that a cancellation goes on by itself after its except block because a finally follows, so B, which ends as if it were done, is merged
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "merge",
    "C": "merge",
    "D": "mend",
    "E": "mend",
}
