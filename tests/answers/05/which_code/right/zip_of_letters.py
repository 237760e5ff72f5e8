# exercise: which_code
code_of = dict(zip(range(1, 6), "CEDAB", strict=True))
inside = 6.0
