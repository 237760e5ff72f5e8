# diagnosis: code-twice
# cause: one code for two pictures
# exercise: which_code
code_of = {1: "C", 2: "A", 3: "D", 4: "A", 5: "B"}
inside = 6
