# diagnosis: not-a-review
# cause: truth values in place of words
# exercise: swallowed_cancel
review = {"A": True, "B": False, "C": True, "D": False, "E": False}
