# diagnosis: not-a-dict
# cause: a string of letters
# exercise: which_code
code_of = "CEDAB"
inside = 6
