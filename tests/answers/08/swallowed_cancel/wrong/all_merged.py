# diagnosis: merged-all
# cause: approves everything
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "merge",
    "C": "merge",
    "D": "merge",
    "E": "merge",
}
