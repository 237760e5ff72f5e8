# diagnosis: other-word
# cause: a word of their own
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "merge",
    "D": "mend",
    "E": "reject",
}
