# exercise: swallowed_cancel
review = {
    "A": "merge",  # CancelledError is a BaseException, except Exception lets it through
    "B": "mend",  # caught and not raised again
    "C": "merge",  # caught, raised again
    "D": "mend",  # the bare except catches everything, and goes round again
    "E": "mend",  # a return in finally throws the exception away
}
