# diagnosis: caught-and-kept
# cause: thinks that the cancellation goes on after the finally by itself, so B, which catches it and does not raise again, would be merged
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "merge",
    "C": "merge",
    "D": "mend",
    "E": "mend",
}
