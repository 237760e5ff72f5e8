# diagnosis: not-a-dict
# cause: a list
# exercise: which_code
code_of = ["C", "E", "D", "A", "B"]
inside = 6
