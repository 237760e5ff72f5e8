# exercise: swallowed_cancel
review = dict.fromkeys("ABCDE", "mend")
review["A"] = "merge"  # Exception, not BaseException
review["C"] = "merge"  # ends with raise
