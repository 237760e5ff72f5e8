# exercise: the_lost_error
review = dict.fromkeys("ABCDEF", "heard")
review.update(dict.fromkeys("ACF", "lost"))
