# diagnosis: several
# cause: three of them turned
# exercise: which_code
code_of = {1: "E", 2: "D", 3: "C", 4: "A", 5: "B"}
inside = 6
