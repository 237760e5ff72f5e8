# diagnosis: not-littles-law
# cause: shares the thirty out over the ten machines and forgets how long each one stays: 3 instead of 6
# exercise: which_code
PICTURES = "CEDAB"
code_of = dict(enumerate(PICTURES, 1))
inside = 30 / 10
