# diagnosis: bare-except
# cause: overlooks that a bare except catches everything
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "merge",
    "D": "merge",
    "E": "mend",
}
