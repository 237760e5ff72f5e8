# diagnosis: machines-for-helpers
# cause: the heights of two steps are not compared
# exercise: which_code
code_of = {1: "E", 2: "C", 3: "D", 4: "A", 5: "B"}
inside = 6
