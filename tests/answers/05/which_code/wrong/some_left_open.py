# diagnosis: picture-open
# cause: some pictures are left open
# exercise: which_code
code_of = {1: "C", 2: "?", 3: "D", 4: "A", 5: "?"}
inside = 6
