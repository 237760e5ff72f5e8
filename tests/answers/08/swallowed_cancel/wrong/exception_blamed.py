# diagnosis: exception-blamed
# cause: takes except Exception for a catcher of cancellations
# exercise: swallowed_cancel
review = {
    "A": "mend",
    "B": "mend",
    "C": "merge",
    "D": "mend",
    "E": "mend",
}
