# diagnosis: several
# cause: every code one further
# exercise: which_code
code_of = {1: "D", 2: "A", 3: "E", 4: "B", 5: "C"}
inside = 6
