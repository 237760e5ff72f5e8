# diagnosis: return-in-finally
# cause: thinks that a return in finally only gives a value, but it throws the cancellation away
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "merge",
    "D": "mend",
    "E": "merge",
}
