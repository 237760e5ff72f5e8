# diagnosis: return-in-finally
# cause: overlooks that return in a finally replaces the exception on its way, so E, which swallows the cancellation, is merged
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "merge",
    "D": "mend",
    "E": "merge",
}
