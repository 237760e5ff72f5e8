# diagnosis: exception-blamed
# cause: Takes CancelledError for an Exception, so A is held to swallow it; it is a BaseException and passes through.
# exercise: swallowed_cancel
review = {
    "A": "mend",
    "B": "mend",
    "C": "merge",
    "D": "mend",
    "E": "mend",
}
