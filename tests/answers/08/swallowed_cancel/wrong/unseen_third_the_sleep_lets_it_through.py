# diagnosis: bare-except
# cause: thinks that the await in D's handler lets the cancellation through, but it was swallowed already and the loop heats once more
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "merge",
    "D": "merge",
    "E": "mend",
}
