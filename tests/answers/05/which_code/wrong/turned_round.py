# diagnosis: not-pictures
# cause: codes and pictures turned round
# exercise: which_code
code_of = {"C": 1, "E": 2, "D": 3, "A": 4, "B": 5}
inside = 6
