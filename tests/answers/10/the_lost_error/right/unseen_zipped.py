# exercise: the_lost_error
review = dict(zip("ABCDEF", ("lost", "heard", "lost", "heard", "heard", "lost")))
