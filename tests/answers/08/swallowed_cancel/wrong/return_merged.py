# diagnosis: return-in-finally
# cause: does not know that a return in finally swallows
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "merge",
    "D": "mend",
    "E": "merge",
}
