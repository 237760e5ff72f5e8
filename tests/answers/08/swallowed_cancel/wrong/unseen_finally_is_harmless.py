# diagnosis: return-in-finally
# cause: Looks for swallowed cancellations only in except clauses, and doesn't know that return in finally throws the exception away.
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "merge",
    "D": "mend",
    "E": "merge",
}
