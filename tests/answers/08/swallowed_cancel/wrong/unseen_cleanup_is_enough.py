# diagnosis: caught-and-kept
# cause: Believes that B is fine because it names CancelledError and washes the cup in finally; but nothing raises it again, and the task ends as done.
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "merge",
    "C": "merge",
    "D": "mend",
    "E": "mend",
}
