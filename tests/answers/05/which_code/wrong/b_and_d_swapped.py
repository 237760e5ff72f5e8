# diagnosis: aprons-forgotten
# cause: def is taken to have no bound
# exercise: which_code
code_of = {1: "C", 2: "E", 3: "B", 4: "A", 5: "D"}
inside = 6
