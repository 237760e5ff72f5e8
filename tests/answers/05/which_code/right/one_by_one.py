# exercise: which_code
code_of = {}
code_of[1] = "C"
code_of[2] = "E"
code_of[3] = "D"
code_of[4] = "A"
code_of[5] = "B"
inside = round(30 / 5)
