# diagnosis: aprons-for-limiter
# cause: thinks that the limiter of four is the pool all threads share and that the own limiter is the big one: B and E are swapped
# exercise: which_code
PICTURES = "CEDAB"
code_of = dict(enumerate(PICTURES.translate(str.maketrans("BE", "EB")), 1))
inside = 6
