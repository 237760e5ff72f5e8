# diagnosis: awaited-thread
# cause: what is awaited is taken to be free
# exercise: which_code
code_of = {1: "C", 2: "D", 3: "E", 4: "A", 5: "B"}
inside = 6
