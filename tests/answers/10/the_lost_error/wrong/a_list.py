# diagnosis: not-a-review
# cause: a list of those that lose it
# exercise: the_lost_error
review = ["A", "C", "F"]
