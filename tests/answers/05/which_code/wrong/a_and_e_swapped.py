# diagnosis: few-for-one
# cause: two slow shops are told apart by nothing but slowness
# exercise: which_code
code_of = {1: "C", 2: "A", 3: "D", 4: "E", 5: "B"}
inside = 6
