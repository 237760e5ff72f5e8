# exercise: the_lost_error
review = dict(A="lost", B="heard", C="lost", D="heard", E="heard", F="lost")
