# diagnosis: aprons-for-limiter
# cause: two kinds of threads: the shop's aprons and an own limiter
# exercise: which_code
code_of = {1: "C", 2: "B", 3: "D", 4: "A", 5: "E"}
inside = 6
