# diagnosis: not-pictures
# cause: only four of the pictures
# exercise: which_code
code_of = {1: "C", 2: "E", 3: "D", 4: "A"}
inside = 6
