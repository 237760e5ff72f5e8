# diagnosis: not-a-review
# cause: truth values in place of words
# exercise: the_lost_error
review = {"A": False, "B": True, "C": False, "D": True, "E": True, "F": False}
