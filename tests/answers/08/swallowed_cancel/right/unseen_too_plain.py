# exercise: swallowed_cancel
review = {
    "A": "merge",  # CancelledError is a BaseException, "except Exception" does not see it
    "B": "mend",  # caught and not raised again
    "C": "merge",  # caught, logged, raised again
    "D": "mend",  # a bare except takes the cancellation too, and the loop goes on
    "E": "mend",  # return in finally throws away whatever is on its way
}
