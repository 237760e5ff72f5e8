# diagnosis: raise-blamed
# cause: sends back just those changes that spell CancelledError, so C is sent back for nothing and D and E, which swallow it unnamed, are merged
# exercise: swallowed_cancel
review = {
    "A": "merge",
    "B": "mend",
    "C": "mend",
    "D": "merge",
    "E": "merge",
}
