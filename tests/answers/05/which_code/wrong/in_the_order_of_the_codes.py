# diagnosis: several
# cause: pictures taken in the order of the codes
# exercise: which_code
code_of = {1: "A", 2: "B", 3: "C", 4: "D", 5: "E"}
inside = 6
