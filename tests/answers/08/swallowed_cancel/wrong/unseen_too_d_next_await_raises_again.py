# diagnosis: bare-except
# cause: believes that a cancellation once caught is raised again at the next await, so D, which goes on for ever, is merged
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "merge",
    "D": "merge",
    "E": "mend",
}
