# diagnosis: divided
# cause: divides the rate by the stay instead of multiplying them
# exercise: which_code
real = "CEDAB"
code_of = dict(enumerate(real, start=1))
inside = 30 / 0.2
