# diagnosis: divided
# cause: divides the rate by the time instead of multiplying: 150 inside, though six are
# exercise: which_code
PICTURES = "CEDAB"
code_of = dict(enumerate(PICTURES, 1))
inside = 30 / 0.2
