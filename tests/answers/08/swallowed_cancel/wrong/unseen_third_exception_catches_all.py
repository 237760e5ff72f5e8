# diagnosis: exception-blamed
# cause: thinks that except Exception catches a CancelledError, which is a BaseException since Python 3.8, so A would have to be mended
# exercise: swallowed_cancel
review = {
    "A": "mend",
    "B": "mend",
    "C": "merge",
    "D": "mend",
    "E": "mend",
}
