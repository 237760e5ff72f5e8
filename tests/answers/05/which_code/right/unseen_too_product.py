# exercise: which_code
PICTURES = "CEDAB"
code_of = dict(enumerate(PICTURES, 1))
inside = 30 * 0.2  # a number: with 30 customers a second at C
